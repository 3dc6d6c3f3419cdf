/// The type that an attribute's value is converted to, as the component schemas name it.
public indirect enum AttributeKind: Sendable, Hashable {
  case string
  case number
  case bool
  case duration
  case secret
  case optionalSecret
  case any
  case object
  /// Text with a syntax of its own, for instance `bytes` or `config.URL`.
  case text(String)
  case list(AttributeKind)
  case map(AttributeKind)
  /// Something that only components exchange, for instance `otelcol.Consumer`.
  case capsule(String)
}

extension AttributeKind {
  /// The kind that `text` names, such as `list(capsule(otelcol.Consumer))`, or nil. A capsule's
  /// suffix `+convertible` is dropped: it is a property of the type.
  public init?(_ text: some StringProtocol) {
    switch text {
    case "string": self = .string
    case "number": self = .number
    case "bool": self = .bool
    case "duration": self = .duration
    case "secret": self = .secret
    case "optional_secret": self = .optionalSecret
    case "any": self = .any
    case "object": self = .object
    case _ where text.hasSuffix(")+convertible"):
      self.init(text.dropLast("+convertible".count))
    default:
      guard let open = text.firstIndex(of: "("), text.last == ")" else { return nil }
      let inner = text[text.index(after: open)..<text.index(before: text.endIndex)]
      switch text[..<open] {
      case "string": self = .text(String(inner))
      case "capsule": self = .capsule(String(inner))
      case "list":
        guard let element = AttributeKind(inner) else { return nil }
        self = .list(element)
      case "map":
        guard let element = AttributeKind(inner) else { return nil }
        self = .map(element)
      default: return nil
      }
    }
  }
}

extension AttributeKind: CustomStringConvertible {
  /// The kind in the notation that `init(_:)` reads.
  public var description: String {
    switch self {
    case .string: "string"
    case .number: "number"
    case .bool: "bool"
    case .duration: "duration"
    case .secret: "secret"
    case .optionalSecret: "optional_secret"
    case .any: "any"
    case .object: "object"
    case .text(let type): "string(\(type))"
    case .list(let element): "list(\(element))"
    case .map(let element): "map(\(element))"
    case .capsule(let type): "capsule(\(type))"
    }
  }
}
