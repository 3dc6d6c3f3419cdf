/// The operators of the configuration language, one function each, so that a collector links only
/// those it uses.
public enum Operators {
  /// Checks the operands of the operator that is spelled `symbol`: first each by itself, then that
  /// both are alike.
  static func check(
    _ left: Value, _ symbol: String, _ right: Value
  ) throws(OperationError) {
    try checkTypes(left.typeName, symbol, right.typeName)
  }

  /// Checks the names of the types of both operands, as far as they decide: the types of secrets and
  /// the strings beside them have been made alike before.
  public static func checkTypes(
    _ left: String, _ symbol: String, _ right: String
  ) throws(OperationError) {
    let allowed = allowedTypes(symbol)
    for (part, type) in [left, right].enumerated() where !allowed.contains(type) {
      throw .wrongOperand(part, type, symbol, allowed)
    }
    if left != right { throw OperationError(part: 1, "should be \(left), got \(right)") }
  }

  /// The types that an operator takes, in the order of messages.
  private static func allowedTypes(_ symbol: String) -> [String] {
    switch symbol {
    case "+": ["number", "string", "capsule"]
    case "<", "<=", ">", ">=": ["number", "string"]
    case "&&", "||": ["bool"]
    default: ["number"]
    }
  }
}

extension OperationError {
  fileprivate static func wrongOperand(
    _ part: Int, _ type: String, _ symbol: String, _ allowed: [String]
  ) -> OperationError {
    let types = allowed.joined(separator: " ")
    return OperationError(
      part: part, "should be one of [\(types)] for binop \(symbol), got \(type)")
  }
}
