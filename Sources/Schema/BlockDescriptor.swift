/// What Alloy documents about a block: its place, its attributes and the blocks inside.
public struct BlockDescriptor: Sendable {
  /// The name within the parent, dots included, for instance `stage.match`.
  public let name: String
  public let isRequired: Bool
  /// Whether the block may stand more than once in its parent.
  public let isRepeatable: Bool
  /// Whether the block carries a label.
  public let isLabeled: Bool
  /// Whether the block turns something on by being there, even with nothing in it.
  public let isSwitch: Bool
  /// Whether the body holds a program of its own, which the schema does not describe.
  public let isOpaque: Bool
  /// The path of the block whose inner blocks are allowed in this one too; empty for the component.
  public let acceptsBlocksOf: [String]?
  public let attributes: [AttributeDescriptor]
  public let blocks: [BlockDescriptor]

  public init(
    name: String, isRequired: Bool = false, isRepeatable: Bool = false, isLabeled: Bool = false,
    isSwitch: Bool = false, isOpaque: Bool = false, acceptsBlocksOf: [String]? = nil,
    attributes: [AttributeDescriptor] = [], blocks: [BlockDescriptor] = []
  ) {
    self.name = name
    self.isRequired = isRequired
    self.isRepeatable = isRepeatable
    self.isLabeled = isLabeled
    self.isSwitch = isSwitch
    self.isOpaque = isOpaque
    self.acceptsBlocksOf = acceptsBlocksOf
    self.attributes = attributes
    self.blocks = blocks
  }

  /// The attribute called `name`.
  public func attribute(named name: some StringProtocol) -> AttributeDescriptor? {
    attributes.first { $0.name == name }
  }

  /// The inner block called `name`.
  public func block(named name: some StringProtocol) -> BlockDescriptor? {
    blocks.first { $0.name == name }
  }

  /// The block at `path` below this one; this one for the empty path.
  public func block(at path: some Collection<String>) -> BlockDescriptor? {
    guard let first = path.first else { return self }
    return block(named: first)?.block(at: path.dropFirst())
  }
}
