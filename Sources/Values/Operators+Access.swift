extension Operators {
  /// `value.name`: a field that must exist.
  public static func access(_ value: Value, _ name: String) throws(OperationError) -> Value {
    switch value {
    case .object(let fields):
      guard let field = fields[name] else { throw .missingField(name) }
      return field
    case .secret, .capsule: throw .noObject(value)
    default: throw .noFields(name, value)
    }
  }

  /// `value[index]`: an element of an array, which must exist, or a field of an object, null if
  /// there is none.
  public static func index(_ value: Value, _ index: Value) throws(OperationError) -> Value {
    switch value {
    case .array(let elements): return elements[try position(index, count: elements.count)]
    case .bytes(let bytes):
      return .number(.unsigned(UInt64(bytes[try position(index, count: bytes.count)])))
    case .object(let fields):
      guard case .string(let name) = index else {
        throw OperationError(part: 1, .mismatch(expected: "string", got: index))
      }
      return fields[name] ?? .null
    case .secret, .capsule: throw .noObject(value)
    default: throw .noParts(value)
    }
  }

  /// The place in an array of `count` elements that `index` names.
  private static func position(_ index: Value, count: Int) throws(OperationError) -> Int {
    guard case .number(let number) = index else {
      throw OperationError(part: 1, .mismatch(expected: "number", got: index))
    }
    let position = Int(number.int64)
    guard (0..<count).contains(position) else { throw .outOfRange(position, count) }
    return position
  }
}

extension OperationError {
  fileprivate static func missingField(_ name: String) -> OperationError {
    OperationError(
      part: 1, ConversionError("field \(quoted(name)) does not exist"), namesPart: false)
  }

  fileprivate static func noFields(_ name: String, _ value: Value) -> OperationError {
    OperationError(
      part: 0, "cannot access field \(quoted(name)) on value of type \(value.typeName)")
  }

  fileprivate static func noParts(_ value: Value) -> OperationError {
    OperationError(part: 0, "expected object or array, got \(value.typeName)")
  }

  fileprivate static func noObject(_ value: Value) -> OperationError {
    OperationError(
      part: 0,
      "expected object or array or a capsule convertible to an object, got \(value.typeName)")
  }

  fileprivate static func outOfRange(_ position: Int, _ count: Int) -> OperationError {
    OperationError(
      part: 1, "index \(position) is out of range of array with length \(count)")
  }
}
