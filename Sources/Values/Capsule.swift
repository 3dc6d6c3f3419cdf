/// An opaque value with a type name, such as `otelcol.Consumer`, and the node that exports it.
public struct Capsule: Sendable, Hashable {
  /// The capsule's type, as Alloy prints it.
  public let type: String
  /// The node that exports it, for instance `otelcol.exporter.otlphttp.gw`.
  public let node: String
  /// The export's name, for instance `input`.
  public let export: String

  public init(type: String, node: String, export: String) {
    self.type = type
    self.node = node
    self.export = export
  }
}
