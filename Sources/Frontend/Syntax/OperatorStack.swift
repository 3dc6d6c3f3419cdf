/// Turns operands and operators, as they come, into a tree that respects precedence. Operators of
/// one precedence in a row become a single node.
struct OperatorStack {
  /// Operands joined by operators of one precedence, waiting for more.
  private struct Level {
    var precedence: Int
    var operands: [AST.Expression]
    var operators: [Located<BinaryOperator>]
  }

  /// The chains that are still open; their precedence rises.
  private var levels: [Level] = []
  /// The operand behind the last operator.
  private var last: AST.Expression

  /// Creates a stack with the first operand.
  init(_ first: AST.Expression) {
    last = first
  }

  /// Adds an operator and the operand behind it.
  mutating func push(_ newOperator: Located<BinaryOperator>, _ operand: AST.Expression) {
    let precedence = newOperator.value.precedence
    close(above: precedence)
    if levels.last?.precedence != precedence {
      levels.append(Level(precedence: precedence, operands: [], operators: []))
    }
    levels[levels.count - 1].operands.append(last)
    levels[levels.count - 1].operators.append(newOperator)
    last = operand
  }

  /// Returns the whole expression.
  mutating func finish() -> AST.Expression {
    close(above: 0)
    return last
  }

  /// Completes the chains that bind more tightly than `precedence`.
  private mutating func close(above precedence: Int) {
    while let level = levels.last, level.precedence > precedence {
      levels.removeLast()
      last = .binary(AST.Binary(operands: level.operands + [last], operators: level.operators))
    }
  }
}
