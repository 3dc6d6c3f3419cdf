import Values

/// What Alloy documents about an attribute.
public struct AttributeDescriptor: Sendable {
  public let name: String
  /// The type that a value is converted to.
  public let kind: AttributeKind
  public let isRequired: Bool
  /// The documented default, in the notation of configuration; nil if none is known.
  public let defaultValue: Value?

  public init(
    name: String, kind: AttributeKind, isRequired: Bool = false, defaultValue: Value? = nil
  ) {
    self.name = name
    self.kind = kind
    self.isRequired = isRequired
    self.defaultValue = defaultValue
  }
}
