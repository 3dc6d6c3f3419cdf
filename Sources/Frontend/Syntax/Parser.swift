extension AST {
  /// Parses `file`. Whatever the file holds, this returns a tree; if errors were reported, it is
  /// incomplete.
  public init(parsing file: SourceFile, log: inout DiagnosticSet) {
    var parser = Parser(file)
    let statements = parser.parseBody(until: .endOfFile)
    log.report(contentsOf: parser.log)
    self.init(file: file, statements: statements, comments: parser.comments)
  }
}

/// Builds the tree by recursive descent with one token of lookahead. It nests no deeper than
/// `deepestNesting` and stops reading after `mostErrors`; from then on all it sees is the end of
/// the file.
struct Parser {
  /// How many brackets, braces and parentheses may be open at once.
  static let deepestNesting = 500
  /// How many errors are reported before the parser stops.
  static let mostErrors = 100

  /// The file.
  let file: SourceFile
  /// What was reported so far.
  var log = DiagnosticSet()
  /// The comments so far.
  private(set) var comments: [AST.Comment] = []
  /// The next token; never a comment.
  private(set) var token: Token
  /// Where tokens come from.
  private var lexer: Lexer
  /// How many brackets, braces and parentheses are open.
  private var depth = 0
  /// Whether the rest of the file is ignored.
  private var hasGivenUp = false
  /// The line of the last error that isn't the lexer's: there is at most one such error on a line.
  private var lastErrorLine = 0

  /// Creates a parser at the first token of `file`.
  init(_ file: SourceFile) {
    self.file = file
    lexer = Lexer(file)
    token = Token(kind: .endOfFile, start: 0, end: 0)
    advance()
  }

  /// Moves to the next token and collects the comments before it.
  mutating func advance() {
    guard !hasGivenUp else { return }
    token = lexer.next(log: &log)
    if token.kind == .comment { takeComments() }
    if log.count >= Self.mostErrors { giveUp(.tooManyErrors(range(of: token))) }
  }

  /// Takes comments up to the next token. Those that stand on the same or on neighbouring lines
  /// share a group.
  private mutating func takeComments() {
    var group = (comments.last?.group ?? -1) + 1
    var lastLine = 0
    while token.kind == .comment {
      let range = range(of: token)
      if lastLine > 0 && range.firstLine > lastLine + 1 { group += 1 }
      lastLine = range.lastLine
      comments.append(AST.Comment(text: range.textWithoutReturns, range: range, group: group))
      token = lexer.next(log: &log)
    }
  }

  /// Moves up to a token for which `condition` holds, or to the end of the file.
  mutating func skip(until condition: (Token.Kind) -> Bool) {
    while token.kind != .endOfFile && !condition(token.kind) { advance() }
  }

  /// Skips the rest of a statement, up to the terminator behind all brackets that open in it.
  mutating func skipStatement() {
    var braces = 0
    var brackets = 0
    var parentheses = 0
    while token.kind != .endOfFile {
      switch token.kind {
      case .leftBrace: braces += 1
      case .rightBrace: braces -= 1
      case .leftBracket: brackets += 1
      case .rightBracket: brackets -= 1
      case .leftParenthesis: parentheses += 1
      case .rightParenthesis: parentheses -= 1
      case .terminator where braces <= 0 && brackets <= 0 && parentheses <= 0: return
      default: break
      }
      advance()
    }
  }

  /// Takes the next token and returns it. Unless it is of `kind`, this is an error.
  @discardableResult
  mutating func expect(_ kind: Token.Kind) -> Token {
    let taken = token
    if taken.kind != kind {
      report(.unexpected(taken, wanted: kind.rawValue, at: range(of: taken)))
    }
    advance()
    return taken
  }

  /// Reports `diagnostic`, which is about the next token, unless its line has an error already.
  mutating func report(_ diagnostic: Diagnostic) {
    let line = file.line(at: token.start)
    guard !hasGivenUp, line != lastErrorLine else { return }
    lastErrorLine = line
    log.report(diagnostic)
  }

  /// Runs `body` one level deeper, unless that is too deep.
  mutating func nest(_ body: (inout Parser) -> Void) {
    guard depth < Self.deepestNesting else {
      giveUp(.tooDeep(range(of: token)))
      return
    }
    depth += 1
    body(&self)
    depth -= 1
  }

  /// Reports `reason` and goes to the end of the file for good.
  private mutating func giveUp(_ reason: Diagnostic) {
    guard !hasGivenUp else { return }
    log.report(reason)
    hasGivenUp = true
    token = Token(kind: .endOfFile, start: file.bytes.count, end: file.bytes.count)
  }

  /// Returns the place of `token`.
  func range(of token: Token) -> SourceRange { file.range(token.start, token.end) }

  /// Returns the text of `token`.
  func text(of token: Token) -> String { file.text(in: token.start..<token.end) }
}

extension SourceRange {
  /// The source text without carriage returns.
  fileprivate var textWithoutReturns: String {
    let bytes = file.bytes[start..<end]
    guard bytes.contains(UInt8(ascii: "\r")) else { return text }
    return String(decoding: bytes.filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
  }
}

extension Diagnostic {
  /// The next token isn't what the grammar wants.
  static func unexpected(_ token: Token, wanted: String, at range: SourceRange) -> Self {
    .error("expected \(wanted), got \(token.kind.rawValue)", at: range)
  }

  fileprivate static func tooDeep(_ range: SourceRange) -> Self {
    .error("nesting is deeper than \(Parser.deepestNesting) levels", at: range)
  }

  fileprivate static func tooManyErrors(_ range: SourceRange) -> Self {
    .error("more than \(Parser.mostErrors) errors, the rest of the file is not checked", at: range)
  }
}
