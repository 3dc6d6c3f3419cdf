/// The operators of the configuration language, one function each, so that a collector links only
/// those it uses.
public enum Operators {
  /// The types that `+` takes.
  static let addable = ["number", "string", "capsule"]
  /// The types that arithmetic takes.
  static let numeric = ["number"]
  /// The types that `<` and its like take.
  static let ordered = ["number", "string"]
  /// The types that `&&` and `||` take.
  static let logical = ["bool"]

  /// Checks the operands of the operator `symbol`: first each by itself, then that both are alike.
  static func check(
    _ left: Value, _ symbol: String, _ right: Value, _ allowed: [String]
  ) throws(OperationError) {
    for (part, operand) in [left, right].enumerated() where !allowed.contains(operand.typeName) {
      throw .wrongOperand(part, operand, symbol, allowed)
    }
    if left.typeName != right.typeName {
      throw OperationError(part: 1, .mismatch(expected: left.typeName, got: right))
    }
  }
}

extension OperationError {
  fileprivate static func wrongOperand(
    _ part: Int, _ operand: Value, _ symbol: String, _ allowed: [String]
  ) -> OperationError {
    let types = allowed.joined(separator: " ")
    return OperationError(
      part: part, "should be one of [\(types)] for binop \(symbol), got \(operand.typeName)")
  }
}
