import Values

extension Folding {
  /// Computes `-a` and `!a`, the innermost operator first.
  mutating func fold(_ node: AST.Unary) throws(Refusal) -> LateExpression {
    var result = try fold(node.operand)
    for index in node.operators.indices.reversed() {
      let origin = ExpressionOrigin.unary(node, from: index)
      let symbol = node.operators[index].value
      do {
        if let value = result.constant {
          result = LateExpression(try symbol(value), at: origin)
        } else {
          try symbol.check(result.typeName)
          result = try limited(LateExpression(.unary(symbol, result), at: origin))
        }
      } catch let error as OperationError {
        throw refuse(error, [result.origin])
      } catch {
        throw Refusal()
      }
    }
    return result
  }

  /// Computes a chain of binary operators of one precedence.
  mutating func fold(_ node: AST.Binary) throws(Refusal) -> LateExpression {
    if node.operators[0].value.isRightAssociative { return try foldFromRight(node) }
    var result = try fold(node.operands[0])
    for (index, symbol) in node.operators.enumerated() {
      let right = try fold(node.operands[index + 1])
      let origin = ExpressionOrigin.binary(node, operator: index)
      if symbol.value == .add && result.append(right, at: origin) { continue }
      result = try combine(result, symbol.value, right, at: origin)
    }
    return result
  }

  /// Computes `a ^ b ^ c`; the operands are computed from left to right.
  private mutating func foldFromRight(_ node: AST.Binary) throws(Refusal) -> LateExpression {
    var operands: [LateExpression] = []
    for operand in node.operands { operands.append(try fold(operand)) }
    var result = operands.removeLast()
    for (index, symbol) in node.operators.enumerated().reversed() {
      let origin = ExpressionOrigin.binary(node, operator: index)
      result = try combine(operands.removeLast(), symbol.value, result, at: origin)
    }
    return result
  }

  /// Computes one binary operation.
  private mutating func combine(
    _ left: LateExpression, _ symbol: BinaryOperator, _ right: LateExpression,
    at origin: ExpressionOrigin
  ) throws(Refusal) -> LateExpression {
    do {
      if let a = left.constant, let b = right.constant {
        return LateExpression(try symbol(a, b), at: origin)
      }
      try symbol.check(left.typeName, right.typeName)
      return try limited(LateExpression(.binary(symbol, left, right), at: origin))
    } catch let error as OperationError {
      throw refuse(error, [left.origin, right.origin])
    } catch {
      throw Refusal()
    }
  }

  /// The expression, unless its operations nest too deep. Chains are checked link by link, so that
  /// no deep one is ever made.
  mutating func limited(_ expression: LateExpression) throws(Refusal) -> LateExpression {
    guard expression.depth <= Evaluator.deepestLateExpression else {
      throw refuse(.lateTooDeep(expression.origin))
    }
    return expression
  }
}

extension LateExpression {
  /// Adds a constant string to a constant string in place, so that a long chain takes no longer than
  /// its text. Returns whether both were that.
  fileprivate mutating func append(
    _ other: LateExpression, at origin: ExpressionOrigin
  ) -> Bool {
    guard case .constant(.string(var text)) = operation,
      case .constant(.string(let more)) = other.operation
    else { return false }
    // Lets go of the string here, so that `text` is its only owner and need not be copied.
    self = LateExpression(.null, at: origin)
    text += more
    self = LateExpression(.string(text), at: origin)
    return true
  }
}

extension UnaryOperator {
  /// Checks the type of an operand, if it is known.
  fileprivate func check(_ type: String?) throws(OperationError) {
    let wanted = self == .not ? "bool" : "number"
    if let type, type != wanted {
      throw OperationError(part: 0, "should be \(wanted), got \(type)")
    }
  }
}

extension BinaryOperator {
  /// Checks the types of the operands, if they are known. What secrets do is seen only when they are
  /// there.
  fileprivate func check(_ left: String?, _ right: String?) throws(OperationError) {
    guard let left, let right, left != "capsule", right != "capsule" else { return }
    if self != .equal && self != .notEqual {
      try Operators.checkTypes(left, rawValue, right)
    }
  }
}
