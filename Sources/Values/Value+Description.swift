extension Value: CustomStringConvertible {
  /// The value as a configuration expression on one line, keys sorted; what is sensitive or opaque
  /// is named, or named by the reference to it, instead.
  public var description: String {
    switch self {
    case .null: return "null"
    case .number(let number): return number.description
    case .string(let text), .secret(let text, isSecret: false): return quoted(text)
    case .bool(let value): return value ? "true" : "false"
    case .secret: return "(secret)"
    case .function: return "function"
    case .capsule(let capsule): return "\(capsule.node).\(capsule.export)"
    case .bytes(let bytes):
      return "[" + bytes.map(\.description).joined(separator: ", ") + "]"
    case .array(let elements):
      return "[" + elements.map(\.description).joined(separator: ", ") + "]"
    case .object(let fields):
      let parts = fields.inKeyOrder
        .map { "\(Value.key($0.key)) = \($0.value.description)" }
      return "{" + parts.joined(separator: ", ") + "}"
    }
  }

  /// An object's key: bare if it can be an identifier, else in quotes.
  public static func key(_ name: String) -> String {
    let isIdentifier =
      !["", "true", "false", "null"].contains(name)
      && name.unicodeScalars.first.map(isLetter) == true
      && name.unicodeScalars.allSatisfy {
        isLetter($0) || $0.properties.generalCategory == .decimalNumber
      }
    return isIdentifier ? name : quoted(name)
  }

  /// Whether an identifier may start with the character.
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: scalar == "_"
    }
  }
}
