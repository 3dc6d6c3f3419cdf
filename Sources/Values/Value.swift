/// A configuration value of the Alloy language.
///
/// Arrays are heterogeneous; objects are unordered, so whoever prints or compares one walks its
/// fields by sorted key.
public indirect enum Value: Sendable {
  case null
  case number(Number)
  case string(String)
  case bool(Bool)
  case array([Value])
  case object([String: Value])
  /// Sensitive text. `isSecret` is false only for an `optional_secret` whose flag is off.
  case secret(String, isSecret: Bool = true)
  /// Decoded base64: an array of numbers, unless a string is wanted.
  case bytes([UInt8])
  /// A function of the standard library, by its full name.
  case function(String)
  /// Something that only components exchange, for instance the `input` of an exporter.
  case capsule(Capsule)
}

extension Value {
  /// The name of the value's type in messages.
  public var typeName: String {
    switch self {
    case .null: "null"
    case .number: "number"
    case .string: "string"
    case .bool: "bool"
    case .array, .bytes: "array"
    case .object: "object"
    case .function: "function"
    case .secret, .capsule: "capsule"
    }
  }

  /// The name of the value's type, with what a capsule holds.
  public var detailedTypeName: String {
    switch self {
    case .secret(_, isSecret: true): #"capsule("secret")"#
    case .secret(_, isSecret: false): #"capsule("optional secret")"#
    case .capsule(let capsule): "capsule(\(quoted(capsule.type)))"
    default: typeName
    }
  }

  /// Whether the value is null.
  public var isNull: Bool {
    if case .null = self { true } else { false }
  }
}

/// A value is written as a literal where Swift has one of its type.
extension Value: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }

  public init(booleanLiteral value: Bool) { self = .bool(value) }

  public init(integerLiteral value: Int64) { self = .number(.signed(value)) }

  public init(floatLiteral value: Double) { self = .number(.float(value)) }

  public init(arrayLiteral elements: Value...) { self = .array(elements) }

  public init(dictionaryLiteral elements: (String, Value)...) {
    self = .object(Dictionary(elements) { _, last in last })
  }

  public init(nilLiteral: ()) { self = .null }
}
