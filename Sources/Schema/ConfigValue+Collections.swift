import Values

extension Array: ConfigValue where Element: ConfigValue {
  public static var kind: AttributeKind { .list(Element.kind) }

  public init(_ value: Value) throws(ConversionError) {
    self = try value.elements { (element) throws(ConversionError) in try Element(element) }
  }

  public var swiftLiteral: String {
    "[" + map(\.swiftLiteral).joined(separator: ", ") + "]"
  }

  public var alloyLiteral: String {
    "[" + map(\.alloyLiteral).joined(separator: ", ") + "]"
  }
}

extension Dictionary: ConfigValue where Key == String, Value: ConfigValue {
  public static var kind: AttributeKind { .map(Value.kind) }

  public init(_ value: Values::Value) throws(ConversionError) {
    self = try value.fields { (field) throws(ConversionError) in try Value(field) }
  }

  public var swiftLiteral: String {
    if isEmpty { return "[:]" }
    let fields = sorted { $0.key < $1.key }
    return "["
      + fields.map { $0.key.swiftLiteral + ": " + $0.value.swiftLiteral }.joined(separator: ", ")
      + "]"
  }

  public var alloyLiteral: String {
    let fields = sorted { $0.key < $1.key }
    return "{"
      + fields.map { Values::Value.key($0.key) + " = " + $0.value.alloyLiteral }.joined(
        separator: ", ")
      + "}"
  }
}

/// An attribute that may be absent: null reads as nil.
extension Optional: ConfigValue where Wrapped: ConfigValue {
  public static var kind: AttributeKind { Wrapped.kind }

  public init(_ value: Value) throws(ConversionError) {
    self = value.isNull ? nil : .some(try Wrapped(value))
  }

  public var swiftLiteral: String { map(\.swiftLiteral) ?? "nil" }

  public var alloyLiteral: String { map(\.alloyLiteral) ?? "null" }
}
