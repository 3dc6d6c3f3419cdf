extension StandardLibrary {
  /// The most pairs of elements that are compared: nested calls could multiply them.
  private static let pairLimit = 1_000_000

  /// `array.concat(list, ...)`: all elements in order.
  public static func arrayConcat(_ arguments: [Value]) throws(OperationError) -> Value {
    var result: [Value] = []
    for index in arguments.indices { result += try arguments.array(at: index) }
    return arguments.count == 1 ? arguments[0] : .array(result)
  }

  /// `array.combine_maps(left, right, keys, keep)`: merges the elements that agree on all keys.
  ///
  /// With `keep`, a left element that does not agree is added as it is, once for each right one.
  public static func arrayCombineMaps(_ arguments: [Value]) throws(OperationError) -> Value {
    guard (3...4).contains(arguments.count) else {
      throw .failure("combine_maps: expected 3 or 4 arguments, got \(arguments.count)")
    }
    let lefts = try arguments.objects(at: 0)
    let rights = try arguments.objects(at: 1)
    _ = try arguments.array(at: 2)
    let keys = try arguments.strings(at: 2)
    let keepsUnmatched = arguments.count == 4 ? try arguments.bool(at: 3) : false
    guard !keys.isEmpty else {
      throw OperationError(
        argument: 2, ConversionError("combine_maps: merge conditions must not be empty"))
    }
    guard lefts.count * rights.count <= pairLimit else { throw .tooManyPairs }
    var result: [Value] = []
    for left in lefts {
      for right in rights {
        let agree = keys.allSatisfy { key in
          guard let a = left[key], let b = right[key] else { return false }
          return a.isEqual(to: b)
        }
        if agree {
          result.append(.object(left.merging(right) { _, right in right }))
        } else if keepsUnmatched {
          result.append(.object(left))
        }
      }
    }
    return .array(result)
  }

  /// `array.group_by(list, key, drop)`: collects the elements that have the same value under `key`.
  ///
  /// Elements without the key are dropped, or grouped under the empty string. The groups come in the
  /// order of their first elements.
  public static func arrayGroupBy(_ arguments: [Value]) throws(OperationError) -> Value {
    guard arguments.count == 3 else {
      throw .failure("group_by: expected 3 arguments, got \(arguments.count)")
    }
    let elements = try arguments.objects(at: 0)
    let key = try arguments.string(at: 1)
    let dropsMissing = try arguments.bool(at: 2)
    var order: [String] = []
    var groups: [String: [Value]] = [:]
    for (index, element) in elements.enumerated() {
      if element[key] == nil && dropsMissing { continue }
      let field = element[key] ?? .string("")
      guard case .string(let name) = field else {
        let error = ConversionError.mismatch(expected: "string", got: field)
        throw OperationError(argument: 0, error.within(.field(key)).within(.index(index)))
      }
      if groups[name] == nil { order.append(name) }
      groups[name, default: []].append(.object(element))
    }
    return .array(order.map { [key: .string($0), "items": .array(groups[$0] ?? [])].asValue })
  }

  /// `coalesce(x, ...)`: the first argument that is neither null, zero nor empty, else the last one.
  public static func coalesce(_ arguments: [Value]) -> Value {
    arguments.first { !$0.isZeroOrEmpty } ?? arguments.last ?? .null
  }
}

extension OperationError {
  fileprivate static var tooManyPairs: OperationError {
    .failure("combine_maps: there are more than 1000000 pairs of elements")
  }
}

extension Value {
  /// Whether the value is null, the zero value of its type, or has no parts.
  fileprivate var isZeroOrEmpty: Bool {
    switch self {
    case .null: true
    case .number(let number): number.double == 0
    case .string(let text), .secret(let text, _): text.isEmpty
    case .bool(let value): !value
    case .array(let elements): elements.isEmpty
    case .bytes(let bytes): bytes.isEmpty
    case .object(let fields): fields.isEmpty
    case .function, .capsule: false
    }
  }
}

extension [String: Value] {
  /// The fields as an object.
  fileprivate var asValue: Value { .object(self) }
}
