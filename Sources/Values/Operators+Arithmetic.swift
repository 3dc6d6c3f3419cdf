import Glibc

/// Arithmetic happens in the higher kind of both operands; integers wrap silently.
extension Operators {
  /// `left + right`: numbers, strings, or secrets with each other and with strings.
  public static func add(_ left: Value, _ right: Value) throws(OperationError) -> Value {
    let (left, right) = alike(left, right)
    try check(left, "+", right)
    switch (left, right) {
    case (.string(let a), .string(let b)): return .string(a + b)
    case (.secret(let a, let isSecret), .secret(let b, let isOtherSecret)):
      return .secret(a + b, isSecret: isSecret || isOtherSecret)
    case (.number(let a), .number(let b)):
      return .number(combine(a, b, &+, &+, +))
    default:
      throw OperationError(
        part: 0, "could not perform binop + for unknown types lhs capsule rhs capsule")
    }
  }

  /// `left - right`.
  public static func subtract(_ left: Value, _ right: Value) throws(OperationError) -> Value {
    let (a, b) = try numbers(left, "-", right)
    return .number(combine(a, b, &-, &-, -))
  }

  /// `left * right`.
  public static func multiply(_ left: Value, _ right: Value) throws(OperationError) -> Value {
    let (a, b) = try numbers(left, "*", right)
    return .number(combine(a, b, &*, &*, *))
  }

  /// `left / right`; integers are cut towards zero.
  public static func divide(_ left: Value, _ right: Value) throws(OperationError) -> Value {
    let (a, b) = try numbers(left, "/", right)
    if b.double == 0 { throw .divisionByZero }
    return .number(
      combine(a, b, { $0 / $1 }, { $0.dividedReportingOverflow(by: $1).partialValue }, { $0 / $1 }))
  }

  /// `left % right`, with the sign of the left operand.
  public static func remainder(_ left: Value, _ right: Value) throws(OperationError) -> Value {
    let (a, b) = try numbers(left, "%", right)
    if b.double == 0 { throw .divisionByZero }
    return .number(
      combine(
        a, b, { $0 % $1 }, { $0.remainderReportingOverflow(dividingBy: $1).partialValue },
        { $0.truncatingRemainder(dividingBy: $1) }))
  }

  /// `left ^ right`: the left operand multiplied with itself.
  public static func power(_ left: Value, _ right: Value) throws(OperationError) -> Value {
    let (a, b) = try numbers(left, "^", right)
    return .number(combine(a, b, wrappingPower, wrappingPower, { pow($0, $1) }))
  }

  /// `-operand`.
  public static func minus(_ operand: Value) throws(OperationError) -> Value {
    guard case .number(let number) = operand else {
      throw OperationError(part: 0, .mismatch(expected: "number", got: operand))
    }
    if case .float(let value) = number { return .number(.float(-value)) }
    return .number(.signed(0 &- number.int64))
  }

  /// The operands as numbers.
  private static func numbers(
    _ left: Value, _ symbol: String, _ right: Value
  ) throws(OperationError) -> (Number, Number) {
    let (left, right) = alike(left, right)
    try check(left, symbol, right)
    guard case (.number(let a), .number(let b)) = (left, right) else {
      preconditionFailure("both operands have been checked to be numbers")
    }
    return (a, b)
  }

  /// Computes in the higher of the two kinds: unsigned, then signed, then floating-point.
  private static func combine(
    _ left: Number, _ right: Number, _ unsigned: (UInt64, UInt64) -> UInt64,
    _ signed: (Int64, Int64) -> Int64, _ float: (Double, Double) -> Double
  ) -> Number {
    switch (left, right) {
    case (.float, _), (_, .float): .float(float(left.double, right.double))
    case (.signed, _), (_, .signed): .signed(signed(left.int64, right.int64))
    case (.unsigned(let a), .unsigned(let b)): .unsigned(unsigned(a, b))
    }
  }

  /// The power of an integer, wrapping; for a negative exponent, the base itself.
  private static func wrappingPower<T: FixedWidthInteger>(_ base: T, _ exponent: T) -> T {
    if exponent == 0 || base == 1 { return 1 }
    if exponent < 0 { return base }
    var result: T = 1
    var square = base
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = result &* square }
      square = square &* square
      rest >>= 1
    }
    return result
  }
}

extension OperationError {
  fileprivate static var divisionByZero: OperationError {
    OperationError(part: 1, "divide by zero error")
  }
}
