import Values

extension Parser {
  /// What comes before the `=` of an attribute or the `{` of a block.
  private struct Heading {
    var segments: [Located<String>]
    /// The label's token and its text without quotes.
    var label: Located<String>?

    /// Whether an attribute may start like this.
    var suitsAttribute: Bool { segments.count == 1 && (label?.value ?? "").isEmpty }
  }

  /// Parses statements up to a token of kind `end` or the end of the file.
  mutating func parseBody(until end: Token.Kind) -> [AST.Statement] {
    var statements: [AST.Statement] = []
    while token.kind != end && token.kind != .endOfFile {
      if let statement = parseStatement() { statements.append(statement) }
      if token.kind == end { break }
      if token.kind != .terminator {
        report(.unexpected(token, wanted: Token.Kind.terminator.rawValue, at: range(of: token)))
        skipStatement()
      }
      advance()
    }
    return statements
  }

  /// Parses an attribute or a block. If there is neither, skips to the next identifier.
  private mutating func parseStatement() -> AST.Statement? {
    guard let heading = parseHeading() else { return nil }
    switch token.kind {
    case .assign:
      advance()
      checkAttributeHeading(heading)
      return .attribute(AST.Attribute(name: heading.segments[0], value: parseExpression()))
    case .leftBrace:
      let opening = token
      let body = parseBlockBody()
      let label = heading.label.flatMap { $0.value.isEmpty ? nil : $0 }
      return .block(
        AST.Block(
          segments: heading.segments, label: label, body: body.statements,
          bodyRange: file.range(opening.start, body.end)))
    default:
      let wanted = heading.suitsAttribute ? "attribute assignment or block body" : "block body"
      report(.unexpected(token, wanted: wanted, at: range(of: token)))
      skip { $0 == .identifier }
      return nil
    }
  }

  /// Parses `{ body }` and returns where it ends.
  private mutating func parseBlockBody() -> (statements: [AST.Statement], end: Int) {
    var statements: [AST.Statement] = []
    nest { parser in
      parser.expect(.leftBrace)
      statements = parser.parseBody(until: .rightBrace)
    }
    return (statements, expect(.rightBrace).end)
  }

  /// Parses a dotted name and perhaps a label.
  private mutating func parseHeading() -> Heading? {
    guard token.kind == .identifier else {
      report(.unexpected(token, wanted: "identifier", at: range(of: token)))
      skip { $0 == .identifier }
      return nil
    }
    var heading = Heading(segments: [takeName()])
    while token.kind == .dot {
      advance()
      if token.kind != .identifier {
        report(.unexpected(token, wanted: "identifier", at: range(of: token)))
      }
      heading.segments.append(takeName())
    }
    if token.kind == .string {
      heading.label = parseLabel()
    } else if token.kind != .assign && token.kind != .leftBrace {
      report(.unexpected(token, wanted: "block label", at: range(of: token)))
      advance()
    }
    return heading
  }

  /// Takes the next token as a name.
  private mutating func takeName() -> Located<String> {
    let name = Located(text(of: token), at: range(of: token))
    advance()
    return name
  }

  /// Takes a string as a label.
  private mutating func parseLabel() -> Located<String> {
    let literal = text(of: token)
    let range = range(of: token)
    if !literal.hasPrefix("\"") { report(.labelNotQuoted(literal, at: range)) }
    let label = literal.utf8.count > 2 ? String(literal.dropFirst().dropLast()) : ""
    if !label.isEmpty && !label.isIdentifier { report(.labelNotIdentifier(label, at: range)) }
    advance()
    return Located(label, at: range)
  }

  /// Reports an attribute that is named like a block.
  private mutating func checkAttributeHeading(_ heading: Heading) {
    if heading.segments.count > 1 {
      let last = heading.segments[heading.segments.count - 1]
      log.report(.dottedAttribute(heading.segments[0].range.extended(to: last.range)))
    } else if let label = heading.label {
      log.report(.labelledAttribute(label.range))
    }
  }

  /// Parses the rest of what looks like a block where an expression ends; `start` is the
  /// expression's. Returns whether there was a whole block.
  mutating func parseBlockInPlaceOfExpression(from start: Int) -> Bool {
    if token.kind == .string { advance() }
    guard token.kind == .leftBrace else {
      expect(.leftBrace)
      skipStatement()
      return false
    }
    nest { parser in
      parser.expect(.leftBrace)
      _ = parser.parseBody(until: .rightBrace)
    }
    let closing = expect(.rightBrace)
    guard closing.kind == .rightBrace else {
      skipStatement()
      return false
    }
    log.report(.blockAsExpression(file.range(start, closing.end)))
    return true
  }
}

extension String {
  /// Whether the text could be the name of a block: a letter, then letters and digits, no keyword.
  public var isIdentifier: Bool {
    guard let first = unicodeScalars.first, first.isLetter else { return false }
    if self == "true" || self == "false" || self == "null" { return false }
    return unicodeScalars.allSatisfy { $0.isLetter || $0.isDigit }
  }
}

extension Diagnostic {
  fileprivate static func dottedAttribute(_ range: SourceRange) -> Self {
    .error("attribute names may only consist of a single identifier with no \".\"", at: range)
  }

  fileprivate static func labelledAttribute(_ range: SourceRange) -> Self {
    .error("attribute names may not have labels", at: range)
  }

  fileprivate static func labelNotQuoted(_ literal: String, at range: SourceRange) -> Self {
    .error(
      "expected block label to be a double quoted string, but got \(quoted(literal))", at: range)
  }

  fileprivate static func labelNotIdentifier(_ label: String, at range: SourceRange) -> Self {
    .error(
      "expected block label to be a valid identifier, but got \(quoted(label))", at: range)
  }

  fileprivate static func blockAsExpression(_ range: SourceRange) -> Self {
    .error("cannot use a block as an expression", at: range)
  }
}
