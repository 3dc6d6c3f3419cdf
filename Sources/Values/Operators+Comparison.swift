extension Operators {
  /// `left == right`: values of different types are unequal, whatever they hold.
  public static func equal(_ left: Value, _ right: Value) -> Value {
    let (left, right) = alike(left, right)
    return .bool(left.isEqual(to: right))
  }

  /// `left != right`.
  public static func notEqual(_ left: Value, _ right: Value) -> Value {
    let (left, right) = alike(left, right)
    return .bool(!left.isEqual(to: right))
  }

  /// `left < right`.
  public static func less(_ left: Value, _ right: Value) throws(OperationError) -> Value {
    .bool(try compare(left, "<", right) == .less)
  }

  /// `left <= right`.
  public static func lessOrEqual(_ left: Value, _ right: Value) throws(OperationError) -> Value {
    let order = try compare(left, "<=", right)
    return .bool(order == .less || order == .same)
  }

  /// `left > right`.
  public static func greater(_ left: Value, _ right: Value) throws(OperationError) -> Value {
    .bool(try compare(left, ">", right) == .greater)
  }

  /// `left >= right`.
  public static func greaterOrEqual(
    _ left: Value, _ right: Value
  ) throws(OperationError) -> Value {
    let order = try compare(left, ">=", right)
    return .bool(order == .greater || order == .same)
  }

  /// How two values stand to each other.
  private enum Order {
    case less, same, greater
    /// One of the two is not a number.
    case none
  }

  /// Compares numbers by value and strings by their bytes.
  private static func compare(
    _ left: Value, _ symbol: String, _ right: Value
  ) throws(OperationError) -> Order {
    let (left, right) = alike(left, right)
    try check(left, symbol, right)
    switch (left, right) {
    case (.number(.float(let a)), .number(let b)): return order(a, b.double)
    case (.number(let a), .number(.float(let b))): return order(a.double, b)
    case (.number(.unsigned(let a)), .number(.unsigned(let b))): return order(a, b)
    case (.number(let a), .number(let b)): return order(a.int64, b.int64)
    case (.string(let a), .string(let b)):
      if a.utf8.elementsEqual(b.utf8) { return .same }
      return a.utf8.lexicographicallyPrecedes(b.utf8) ? .less : .greater
    default: preconditionFailure("both operands have been checked to be ordered")
    }
  }

  /// Compares two numbers of one kind.
  private static func order<T: Comparable>(_ left: T, _ right: T) -> Order {
    left < right ? .less : left > right ? .greater : left == right ? .same : .none
  }
}

extension Value {
  /// Whether both values have one type and hold the same: numbers by value, arrays and objects
  /// deeply. Functions equal nothing.
  public func isEqual(to other: Value) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a), .number(let b)): a.isEqual(to: b)
    case (.string(let a), .string(let b)): a.utf8.elementsEqual(b.utf8)
    case (.secret(let a, let isSecret), .secret(let b, let isOtherSecret)):
      isSecret == isOtherSecret && a.utf8.elementsEqual(b.utf8)
    case (.capsule(let a), .capsule(let b)): a == b
    case (.bytes(let a), .bytes(let b)): a == b
    case (.array(let a), .array(let b)): a.elementsEqual(b) { $0.isEqual(to: $1) }
    case (.array(let a), .bytes(let b)), (.bytes(let b), .array(let a)):
      a.elementsEqual(b) { $0.isEqual(to: .number(.unsigned(UInt64($1)))) }
    case (.object(let a), .object(let b)):
      a.count == b.count && a.allSatisfy { key, value in b[key].map(value.isEqual) ?? false }
    default: false
    }
  }
}

extension Number {
  /// Whether both numbers have the same value in the higher of their kinds.
  func isEqual(to other: Number) -> Bool {
    switch (self, other) {
    case (.float, _), (_, .float): double == other.double
    case (.signed, _), (_, .signed): int64 == other.int64
    case (.unsigned(let a), .unsigned(let b)): a == b
    }
  }
}
