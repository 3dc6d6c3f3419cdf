import Schema
import Values

/// A block whose attributes are known to its schema and whose values are bound.
public struct CheckedBlock: Sendable {
  public let name: String
  public let label: String?
  /// From the name to `}`.
  public let range: SourceRange
  /// From the name to `{`.
  public let header: SourceRange
  /// The attributes that the file gives, in file order.
  public var attributes: [CheckedAttribute]
  /// The inner blocks that the file gives, in file order.
  public var blocks: [CheckedBlock]

  public init(
    name: String, label: String?, range: SourceRange, header: SourceRange,
    attributes: [CheckedAttribute] = [], blocks: [CheckedBlock] = []
  ) {
    self.name = name
    self.label = label
    self.range = range
    self.header = header
    self.attributes = attributes
    self.blocks = blocks
  }

  /// The attribute called `name`, if the file gives it.
  public func attribute(named name: some StringProtocol) -> CheckedAttribute? {
    attributes.first { $0.name == name }
  }

  /// The inner blocks called `name`.
  public func blocks(named name: some StringProtocol) -> [CheckedBlock] {
    blocks.filter { $0.name == name }
  }

  /// Gives the attribute `name` a constant value; an attribute that the file does not give is added, with
  /// the block's first line as its place.
  public mutating func set(_ name: String, kind: AttributeKind, to value: Value) {
    if let index = attributes.firstIndex(where: { $0.name == name }) {
      attributes[index].value = .constant(value)
    } else {
      attributes.append(
        CheckedAttribute(name: name, kind: kind, value: .constant(value), range: header))
    }
  }
}

/// An attribute with its value.
public struct CheckedAttribute: Sendable {
  public let name: String
  /// The type that the schema gives the attribute.
  public let kind: AttributeKind
  /// The value, or how the collector computes it when it starts.
  public var value: BoundExpression
  /// From the name to the end of the value.
  public let range: SourceRange

  public init(name: String, kind: AttributeKind, value: BoundExpression, range: SourceRange) {
    self.name = name
    self.kind = kind
    self.value = value
    self.range = range
  }
}
