import Values

/// What an attribute of a component accepts, as the component schemas describe it.
public indirect enum ValueKind: Sendable, Hashable {
  case string
  case bool
  case number
  case duration
  /// A size such as `4MiB`.
  case bytes
  case secret
  case optionalSecret
  case any
  case list(ValueKind)
  case map(ValueKind)
  /// An object with fields of its own.
  case object
  case function
  /// An opaque value of a type. A convertible one may also be written as an object.
  case capsule(String, isConvertible: Bool)
  /// A string that is parsed into something else, for instance a log level.
  case text(String)
}

extension ValueKind: CustomStringConvertible {
  /// The kind as the schemas spell it.
  public var description: String {
    switch self {
    case .string: "string"
    case .bool: "bool"
    case .number: "number"
    case .duration: "duration"
    case .bytes: "string(bytes)"
    case .secret: "secret"
    case .optionalSecret: "optional_secret"
    case .any: "any"
    case .list(let element): "list(\(element))"
    case .map(let field): "map(\(field))"
    case .object: "object"
    case .function: "function"
    case .capsule(let type, let isConvertible):
      "capsule(\(type))" + (isConvertible ? "+convertible" : "")
    case .text(let type): "string(\(type))"
    }
  }

  /// Reads the spelling of the schemas. Returns nil when it is none.
  public init?(_ description: String) {
    var kind: (ValueKind) -> ValueKind = { $0 }
    var rest = Substring(description)
    while rest.hasSuffix(")") {
      let outer = kind
      if rest.hasPrefix("list(") {
        kind = { outer(.list($0)) }
      } else if rest.hasPrefix("map(") {
        kind = { outer(.map($0)) }
      } else {
        break
      }
      rest = rest.drop { $0 != "(" }.dropFirst().dropLast()
    }
    guard let innermost = ValueKind(leaf: rest) else { return nil }
    self = kind(innermost)
  }

  /// Reads a kind that holds no other.
  private init?(leaf text: Substring) {
    switch text {
    case "string": self = .string
    case "bool": self = .bool
    case "number": self = .number
    case "duration": self = .duration
    case "string(bytes)": self = .bytes
    case "secret": self = .secret
    case "optional_secret": self = .optionalSecret
    case "any": self = .any
    case "object": self = .object
    case "function": self = .function
    case _ where text.hasPrefix("string(") && text.hasSuffix(")"):
      self = .text(String(text.dropFirst(7).dropLast()))
    case _ where text.hasPrefix("capsule("):
      let isConvertible = text.hasSuffix(")+convertible")
      guard isConvertible || text.hasSuffix(")") else { return nil }
      let type = text.dropFirst(8).dropLast(isConvertible ? 13 : 1)
      self = .capsule(String(type), isConvertible: isConvertible)
    default: return nil
    }
  }
}
