/// What a value becomes when it is assigned to a simple type.
///
/// A null becomes the zero value of its target everywhere.
extension Value {
  /// The value as a string: strings, numbers in decimal, decoded bytes, and optional secrets whose
  /// flag is off.
  public func string() throws(ConversionError) -> String {
    switch self {
    case .null: return ""
    case .string(let text), .secret(let text, isSecret: false): return text
    case .number(let number): return number.description
    case .bytes(let bytes):
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw ConversionError("should be string, got bytes that are not valid UTF-8")
      }
      return text
    case .secret: throw ConversionError("secrets may not be converted into strings")
    default: throw .mismatch(expected: "string", got: self)
    }
  }

  /// The value as a number: numbers, and strings that spell one.
  public func number() throws(ConversionError) -> Number {
    switch self {
    case .null: return .unsigned(0)
    case .number(let number): return number
    case .string(let text), .secret(let text, isSecret: false):
      guard let number = Number(string: text) else {
        throw .mismatch(expected: "number", got: .string(text))
      }
      return number
    case .secret: throw ConversionError("secrets may not be converted into strings")
    default: throw .mismatch(expected: "number", got: self)
    }
  }

  /// The value as a bool; nothing else converts to one.
  public func bool() throws(ConversionError) -> Bool {
    switch self {
    case .null: return false
    case .bool(let value): return value
    default: throw .mismatch(expected: "bool", got: self)
    }
  }

  /// The text of a secret, made from a string or a secret of either kind.
  public func secretText() throws(ConversionError) -> String {
    switch self {
    case .null: return ""
    case .string(let text), .secret(let text, _): return text
    default: throw .mismatch(expected: "capsule", got: self)
    }
  }

  /// The elements of an array.
  public func elements() throws(ConversionError) -> [Value] {
    switch self {
    case .null: return []
    case .array(let elements): return elements
    case .bytes(let bytes): return bytes.map { .number(.unsigned(UInt64($0))) }
    default: throw .mismatch(expected: "array", got: self)
    }
  }

  /// The fields of an object.
  public func fields() throws(ConversionError) -> [String: Value] {
    switch self {
    case .null: return [:]
    case .object(let fields): return fields
    default: throw .mismatch(expected: "object", got: self)
    }
  }

  /// Every element of an array, converted; an error tells which one failed.
  public func elements<T>(
    _ convert: (Value) throws(ConversionError) -> T
  ) throws(ConversionError) -> [T] {
    var result: [T] = []
    for (index, element) in try elements().enumerated() {
      do { result.append(try convert(element)) } catch { throw error.within(.index(index)) }
    }
    return result
  }

  /// Every field of an object, converted in the order of the keys; an error tells which one failed.
  public func fields<T>(
    _ convert: (Value) throws(ConversionError) -> T
  ) throws(ConversionError) -> [String: T] {
    var result: [String: T] = [:]
    for (key, field) in try fields().inKeyOrder {
      do { result[key] = try convert(field) } catch { throw error.within(.field(key)) }
    }
    return result
  }
}
