extension AST.Expression {
  /// The identifier and the `.name` parts behind it, up to the first index or call: what is looked
  /// up as a reference. `nil` if the expression doesn't start with an identifier.
  public var referencedNames: [Located<String>]? {
    switch self {
    case .identifier(let name): return [name]
    case .postfix(let node):
      guard case .identifier(let name) = node.base else { return nil }
      var names = [name]
      for case .field(let field) in node.suffixes.prefix(while: \.isField) { names.append(field) }
      return names
    default: return nil
    }
  }
}

extension AST.Postfix.Suffix {
  /// Whether the suffix is `.name`.
  public var isField: Bool {
    if case .field = self { true } else { false }
  }
}

extension AST.Postfix {
  /// Returns the expression made of the base and the first `count` suffixes.
  public func prefix(_ count: Int) -> AST.Expression {
    count == 0 ? base : .postfix(AST.Postfix(base: base, suffixes: Array(suffixes.prefix(count))))
  }
}

extension AST.Binary {
  /// Combines the operands two by two, in the order that associativity demands. Every operand is
  /// computed first, from left to right.
  public func fold<Result, Failure: Error>(
    _ operand: (AST.Expression) throws(Failure) -> Result,
    combine: (Result, Located<BinaryOperator>, Result) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var results: [Result] = []
    for expression in operands { results.append(try operand(expression)) }
    if operators[0].value.isRightAssociative {
      var result = results[results.count - 1]
      for index in operators.indices.reversed() {
        result = try combine(results[index], operators[index], result)
      }
      return result
    }
    var result = results[0]
    for index in operators.indices {
      result = try combine(result, operators[index], results[index + 1])
    }
    return result
  }

  /// Returns what stands left of operator `index`, as one expression.
  public func left(of index: Int) -> AST.Expression {
    if index == 0 || operators[0].value.isRightAssociative { return operands[index] }
    return .binary(
      AST.Binary(
        operands: Array(operands[...index]), operators: Array(operators[..<index])))
  }

  /// Returns what stands right of operator `index`, as one expression.
  public func right(of index: Int) -> AST.Expression {
    if index == operators.count - 1 || !operators[0].value.isRightAssociative {
      return operands[index + 1]
    }
    return .binary(
      AST.Binary(
        operands: Array(operands[(index + 1)...]), operators: Array(operators[(index + 1)...])))
  }
}
