/// What Alloy documents about one component or configuration block: names and types, no behaviour.
public struct ComponentDescriptor: Sendable {
  /// The name in configuration, for instance `otelcol.processor.batch`.
  public let name: String
  /// How settled the component is in Alloy.
  public let stability: Stability
  /// Whether it is a community component, which Alloy runs only on request.
  public let isCommunity: Bool
  /// Whether the block carries a label; those that do not may stand once in a program.
  public let isLabelRequired: Bool
  /// The arguments: the body of the component's block.
  public let body: BlockDescriptor
  /// What other components can refer to.
  public let exports: [ExportDescriptor]

  public init(
    name: String, stability: Stability, isCommunity: Bool, isLabelRequired: Bool,
    body: BlockDescriptor, exports: [ExportDescriptor]
  ) {
    self.name = name
    self.stability = stability
    self.isCommunity = isCommunity
    self.isLabelRequired = isLabelRequired
    self.body = body
    self.exports = exports
  }

  /// The export called `name`.
  public func export(named name: some StringProtocol) -> ExportDescriptor? {
    exports.first { $0.name == name }
  }
}

/// A value that a component offers to others, for instance `input`.
public struct ExportDescriptor: Sendable {
  public let name: String
  public let kind: AttributeKind

  public init(name: String, kind: AttributeKind) {
    self.name = name
    self.kind = kind
  }
}
