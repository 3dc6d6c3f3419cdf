import Values

/// An expression in the file, or what a chain of operators or suffixes means up to one of its links.
///
/// Chains are flat in the tree, so most of their sub-expressions have no node; one is made only when a
/// message needs it.
enum ExpressionOrigin: Sendable {
  case expression(AST.Expression)
  /// The operators of a chain from an index on, and the operand.
  case unary(AST.Unary, from: Int)
  /// The part of a chain whose last operation is that of the operator at an index.
  case binary(AST.Binary, operator: Int)
  /// The base of a chain with its first suffixes.
  case postfix(AST.Postfix, count: Int)
  /// The name in `.name`.
  case field(Located<String>)

  /// The place in the file.
  var range: SourceRange {
    switch self {
    case .expression(let expression): expression.range
    case .unary(let node, let from): node.operators[from].range.extended(to: node.range)
    case .binary(let node, let index):
      node.operators[0].value.isRightAssociative
        ? node.operands[index].range.extended(to: node.range)
        : node.operands[0].range.extended(to: node.operands[index + 1].range)
    case .postfix(let node, let count):
      count == 0
        ? node.base.range : node.base.range.extended(to: node.suffixes[count - 1].range)
    case .field(let name): name.range
    }
  }

  /// The node of the tree, made if there is none.
  var expression: AST.Expression {
    switch self {
    case .expression(let expression): return expression
    case .unary(let node, let from):
      let operators = Array(node.operators[from...])
      return .unary(AST.Unary(operators: operators, operand: node.operand))
    case .binary(let node, let index):
      let isRight = node.operators[0].value.isRightAssociative
      let operators = isRight ? node.operators[index...] : node.operators[...index]
      let operands = isRight ? node.operands[index...] : node.operands[...(index + 1)]
      return .binary(AST.Binary(operands: Array(operands), operators: Array(operators)))
    case .postfix(let node, let count): return node.prefix(count)
    case .field(let name): return .identifier(name)
    }
  }

  /// The text as `alloy fmt` prints it, on one line: messages quote it.
  var text: String {
    expression.formatted.split(whereSeparator: \.isNewline)
      .map { $0.trimming(while: \.isWhitespace) }.joined(separator: " ")
  }

  /// The place as a collector spells it. The folder is left out: a binary does not depend on where it
  /// was built.
  var place: String {
    let folderEnd = range.file.name.lastIndex(of: "/").map(range.file.name.index(after:))
    let name = range.file.name[(folderEnd ?? range.file.name.startIndex)...]
    return "\(name):\(range.startPosition)"
  }

  /// The place and text, for errors of a collector that starts.
  var part: SourcePart { SourcePart(place, text) }

  /// The part of the expression that a path leads to, as far as it leads through literals, and the
  /// rest of the path.
  func part(
    at path: [ConversionError.Step]
  ) -> (origin: ExpressionOrigin, rest: [ConversionError.Step]) {
    guard !path.isEmpty, case .expression(var expression) = self else { return (self, path) }
    var rest = path[...]
    var origin = self
    while let step = rest.first {
      while case .group(let group) = expression { expression = group.inner }
      switch (expression, step) {
      case (.array(let array), .index(let index)) where array.elements.indices.contains(index):
        expression = array.elements[index]
      case (.object(let object), .field(let name)):
        guard let field = object.fields.last(where: { $0.key.value == name }) else {
          return (origin, Array(rest))
        }
        expression = field.value
      default: return (origin, Array(rest))
      }
      origin = .expression(expression)
      rest = rest.dropFirst()
    }
    return (origin, [])
  }
}

extension Substring {
  /// The text without the characters at both ends for which `isTrimmed` holds.
  fileprivate func trimming(while isTrimmed: (Character) -> Bool) -> Substring {
    var rest = drop(while: isTrimmed)
    while let last = rest.last, isTrimmed(last) { rest.removeLast() }
    return rest
  }
}
