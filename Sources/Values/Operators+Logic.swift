extension Operators {
  /// `left && right`; both sides must be bools, whatever the left one is.
  public static func and(_ left: Value, _ right: Value) throws(OperationError) -> Value {
    let (a, b) = try bools(left, "&&", right)
    return .bool(a && b)
  }

  /// `left || right`; both sides must be bools, whatever the left one is.
  public static func or(_ left: Value, _ right: Value) throws(OperationError) -> Value {
    let (a, b) = try bools(left, "||", right)
    return .bool(a || b)
  }

  /// `!operand`.
  public static func not(_ operand: Value) throws(OperationError) -> Value {
    guard case .bool(let value) = operand else {
      throw OperationError(part: 0, .mismatch(expected: "bool", got: operand))
    }
    return .bool(!value)
  }

  /// The operands as bools.
  private static func bools(
    _ left: Value, _ symbol: String, _ right: Value
  ) throws(OperationError) -> (Bool, Bool) {
    let (left, right) = alike(left, right)
    try check(left, symbol, right)
    guard case (.bool(let a), .bool(let b)) = (left, right) else {
      preconditionFailure("both operands have been checked to be bools")
    }
    return (a, b)
  }
}
