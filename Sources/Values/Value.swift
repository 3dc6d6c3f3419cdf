/// A configuration value of the Alloy language.
///
/// Source: `alloy-syntax` facts, section 3. Arrays are heterogeneous; objects are unordered, so their
/// fields are kept sorted by key, which makes printing and comparing deterministic.
public indirect enum Value: Sendable {
  case null
  case number(Number)
  case string(String)
  case bool(Bool)
  case array([Value])
  case object([String: Value])
  /// Sensitive text. `isSecret` is false only for an `optional_secret` whose flag is off.
  case secret(String, isSecret: Bool = true)
  /// Something that only components exchange, for instance the `input` of an exporter.
  case capsule(Capsule)
}

/// A number with the kind it was written or computed in.
public enum Number: Sendable {
  case unsigned(UInt64)
  case signed(Int64)
  case float(Double)
}

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
