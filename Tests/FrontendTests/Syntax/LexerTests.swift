import Testing

@testable import Frontend

@Suite struct LexerTests {
  /// Returns the tokens of `text` as `KIND` or `KIND(text)`, without the end of the file.
  private func tokens(_ text: String) -> [String] {
    let file = SourceFile(name: "f", text: text)
    var lexer = Lexer(file)
    var log = DiagnosticSet()
    var result: [String] = []
    while true {
      let token = lexer.next(log: &log)
      if token.kind == .endOfFile { return result }
      let text = file.text(in: token.start..<token.end)
      result.append(
        text.isEmpty || text == token.kind.rawValue
          ? token.kind.rawValue : "\(token.kind.rawValue)(\(text))")
    }
  }

  @Test func readsOperators() {
    let all = "|| && ! = == != < <= > >= + - * / % ^ { } ( ) [ ] , ."
    #expect(tokens(all + " +") == all.split(separator: " ").map(String.init) + ["+"])
  }

  @Test(arguments: [
    ("1", "NUMBER"), ("010", "NUMBER"), ("1.", "FLOAT"), (".5", "FLOAT"), ("1e5", "FLOAT"),
    ("1E+5", "FLOAT"), ("1.5e-3", "FLOAT"), ("true", "BOOL"), ("null", "NULL"), ("nul", "IDENT"),
    ("_a1", "IDENT"), ("größe", "IDENT"), ("x٣", "IDENT"), ("\"a\\\"b\"", "STRING"),
    ("`a\nb`", "STRING"),
  ])
  func readsOneToken(_ text: String, _ kind: String) {
    #expect(tokens(text) == ["\(kind)(\(text))", "TERMINATOR"])
  }

  @Test func splitsWhatOnlyLooksLikeOneToken() {
    #expect(tokens("0x1f,") == ["NUMBER(0)", "IDENT(x1f)", ","])
    #expect(tokens("1..5,") == ["FLOAT(1.)", "FLOAT(.5)", ","])
    #expect(tokens("a-b,") == ["IDENT(a)", "-", "IDENT(b)", ","])
    #expect(tokens("1.e,") == ["FLOAT(1.e)", ","])
    #expect(tokens("1 .x,") == ["NUMBER(1)", ".", "IDENT(x)", ","])
  }

  @Test func endsStatementsAtNewlines() {
    #expect(tokens("a\n\nb\n") == ["IDENT(a)", "TERMINATOR", "IDENT(b)", "TERMINATOR"])
    #expect(
      tokens("a =\n1 +\n2") == ["IDENT(a)", "=", "NUMBER(1)", "+", "NUMBER(2)", "TERMINATOR"])
    #expect(tokens("{\n(\n)\n") == ["{", "(", ")", "TERMINATOR"])
    #expect(tokens("a") == ["IDENT(a)", "TERMINATOR"])
    #expect(tokens("a,\n") == ["IDENT(a)", ","])
  }

  @Test func endsStatementsBeforeComments() {
    #expect(tokens("a // c\n") == ["IDENT(a)", "TERMINATOR", "COMMENT(// c)"])
    #expect(tokens("a /* c */ b,") == ["IDENT(a)", "COMMENT(/* c */)", "IDENT(b)", ","])
    #expect(
      tokens("a /* c */ /* d */ \r\nb,")
        == ["IDENT(a)", "TERMINATOR", "COMMENT(/* c */)", "COMMENT(/* d */)", "IDENT(b)", ","])
    #expect(
      tokens("a /* c\n */ b,") == ["IDENT(a)", "TERMINATOR", "COMMENT(/* c\n */)", "IDENT(b)", ","])
    #expect(tokens("a /*/ b */") == ["IDENT(a)", "TERMINATOR", "COMMENT(/*/ b */)"])
  }

  @Test func skipsTheFirstByteOrderMark() {
    #expect(tokens("\u{feff}a,") == ["IDENT(a)", ","])
  }
}
