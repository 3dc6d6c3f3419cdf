extension Parser {
  /// Parses an expression: operands joined by binary operators. Operators wait on a stack until one
  /// that binds less tightly follows, so the length of the chain costs no depth.
  mutating func parseExpression() -> AST.Expression {
    var chain = OperatorStack(parseOperand())
    while let kind = token.kind.binaryOperator {
      let position = range(of: token)
      advance()
      chain.push(Located(kind, at: position), parseOperand())
    }
    return chain.finish()
  }

  /// Parses an operand with its unary operators.
  private mutating func parseOperand() -> AST.Expression {
    var operators: [Located<UnaryOperator>] = []
    while let kind = token.kind.unaryOperator {
      operators.append(Located(kind, at: range(of: token)))
      advance()
    }
    let operand = parsePostfix()
    return operators.isEmpty ? operand : .unary(AST.Unary(operators: operators, operand: operand))
  }

  /// Parses a primary expression and its suffixes.
  private mutating func parsePostfix() -> AST.Expression {
    let start = token.start
    let base = parsePrimary()
    var suffixes: [AST.Postfix.Suffix] = []
    loop: while true {
      switch token.kind {
      case .dot:
        advance()
        let name = expect(.identifier)
        suffixes.append(.field(Located(text(of: name), at: range(of: name))))
      case .leftBracket: suffixes.append(parseIndex())
      case .leftParenthesis: suffixes.append(parseCall())
      case .string, .leftBrace:
        if !parseBlockInPlaceOfExpression(from: start) { break loop }
      default: break loop
      }
    }
    return suffixes.isEmpty ? base : .postfix(AST.Postfix(base: base, suffixes: suffixes))
  }

  /// Parses `[index]`.
  private mutating func parseIndex() -> AST.Postfix.Suffix {
    let opening = token
    var index = missingExpression
    nest { parser in
      parser.expect(.leftBracket)
      index = parser.parseExpression()
    }
    return .index(index, range: file.range(opening.start, expect(.rightBracket).end))
  }

  /// Parses `(arguments)`.
  private mutating func parseCall() -> AST.Postfix.Suffix {
    let opening = token
    var arguments: [AST.Expression] = []
    nest { parser in
      parser.expect(.leftParenthesis)
      arguments = parser.parseList(until: .rightParenthesis)
    }
    return .call(arguments, range: file.range(opening.start, expect(.rightParenthesis).end))
  }

  /// Parses an expression without operators and suffixes.
  private mutating func parsePrimary() -> AST.Expression {
    if let kind = token.kind.literalKind {
      let literal = AST.Literal(kind: kind, text: text(of: token), range: range(of: token))
      advance()
      return .literal(literal)
    }
    switch token.kind {
    case .identifier:
      let name = Located(text(of: token), at: range(of: token))
      advance()
      return .identifier(name)
    case .leftParenthesis: return parseGroup()
    case .leftBracket: return parseArray()
    case .leftBrace: return parseObject()
    default:
      report(.unexpected(token, wanted: "expression", at: range(of: token)))
      let missing = missingExpression
      skip(until: \.endsExpression)
      return missing
    }
  }

  /// What stands for an expression that isn't there.
  private var missingExpression: AST.Expression {
    .literal(AST.Literal(kind: .null, text: "null", range: file.range(token.start, token.start)))
  }

  /// Parses `(inner)`.
  private mutating func parseGroup() -> AST.Expression {
    let opening = token
    var inner = missingExpression
    nest { parser in
      parser.expect(.leftParenthesis)
      inner = parser.parseExpression()
    }
    let range = file.range(opening.start, expect(.rightParenthesis).end)
    return .group(AST.Group(inner: inner, range: range))
  }

  /// Parses `[elements]`.
  private mutating func parseArray() -> AST.Expression {
    let opening = token
    var elements: [AST.Expression] = []
    nest { parser in
      parser.expect(.leftBracket)
      elements = parser.parseList(until: .rightBracket)
    }
    let range = file.range(opening.start, expect(.rightBracket).end)
    return .array(AST.ArrayLiteral(elements: elements, range: range))
  }

  /// Parses expressions separated by commas, up to `end`.
  private mutating func parseList(until end: Token.Kind) -> [AST.Expression] {
    var elements: [AST.Expression] = []
    while token.kind != end && token.kind != .endOfFile {
      elements.append(parseExpression())
      if token.kind == end { break }
      if token.kind != .comma { report(.missingComma(in: "expression", at: range(of: token))) }
      advance()
    }
    return elements
  }

  /// Parses `{fields}`.
  private mutating func parseObject() -> AST.Expression {
    let opening = token
    var fields: [AST.ObjectLiteral.Field] = []
    nest { parser in
      parser.expect(.leftBrace)
      // A bracket of another kind right here says that the brace is missing, not a field.
      if parser.token.kind == .rightBracket { return }
      while parser.token.kind != .rightBrace && parser.token.kind != .endOfFile {
        fields.append(parser.parseField())
        if parser.token.kind == .rightBrace { break }
        if parser.token.kind != .comma {
          parser.report(.missingComma(in: "field", at: parser.range(of: parser.token)))
        }
        parser.advance()
      }
    }
    let range = file.range(opening.start, expect(.rightBrace).end)
    return .object(AST.ObjectLiteral(fields: fields, range: range))
  }

  /// Parses `key = value`.
  private mutating func parseField() -> AST.ObjectLiteral.Field {
    var key = Located("", at: range(of: token))
    var isQuoted = false
    if token.kind == .identifier || token.kind == .string {
      key.value = text(of: token)
      isQuoted = token.kind == .string && token.end - token.start > 2
      if isQuoted { key.value = String(key.value.dropFirst().dropLast()) }
      advance()
    } else {
      report(
        .unexpected(token, wanted: "field name (string or identifier)", at: range(of: token)))
      skip { $0 == .assign }
    }
    expect(.assign)
    return AST.ObjectLiteral.Field(key: key, isQuoted: isQuoted, value: parseExpression())
  }
}

extension Token.Kind {
  /// Whether the token, coming where an expression is missing, belongs to what is around it.
  fileprivate var endsExpression: Bool {
    switch self {
    case .terminator, .comma, .rightParenthesis, .rightBrace, .rightBracket: true
    default: false
    }
  }
}

extension Diagnostic {
  fileprivate static func missingComma(in list: String, at range: SourceRange) -> Self {
    .error("missing ',' in \(list) list", at: range)
  }
}
