import Testing

@testable import Frontend

/// An input and its layout, or `err` if it isn't accepted.
struct FormatVector: Decodable, CustomTestStringConvertible {
  var `in`: String
  var out: String?
  var err: String?

  var testDescription: String { `in`.debugDescription }
}

@Suite struct FormatterTests {
  @Test(
    arguments: try ["format/vectors.jsonl", "format/damaged.jsonl"].flatMap {
      try GoldenFolder.lines(of: $0, as: FormatVector.self)
    })
  func laysOutLikeTheReference(_ vector: FormatVector) {
    #expect(format(vector.in) == vector.out)
  }

  /// Those that change again have a key with a backslash, a raw string with tabs, or a call that
  /// gained a comma.
  @Test func changesLittleTheSecondTime() throws {
    let vectors = try GoldenFolder.lines(of: "format/vectors.jsonl", as: FormatVector.self)
    let unsettled = vectors.compactMap(\.out).filter { format($0) != $0 }
    #expect(unsettled.count == 3)
    #expect(unsettled.allSatisfy { $0.contains("\\") || $0.contains("`") || $0.contains("(,") })
  }

  @Test func keepsItsOutputInProportion() throws {
    let long = String(repeating: "x", count: 20_000)
    let input = "a = `\(long)\ty\n\(String(repeating: "a\tb\n", count: 20_000))`\n"
    let output = try #require(format(input))
    #expect(output.utf8.count < 2 * input.utf8.count)
  }

  @Test func quotesExpressionsOnOneLine() {
    var log = DiagnosticSet()
    let text = "v = f( a,b )[ 0 ] /* c */ +\n  {x=1, yy= [ 2 ]} // d\n"
    let tree = AST(parsing: SourceFile(name: "f", text: text), log: &log)
    guard case .attribute(let attribute)? = tree.statements.first else {
      Issue.record("no attribute")
      return
    }
    #expect(attribute.value.formatted == "f(a, b)[0] + {x = 1, yy = [2]}")
  }
}

/// Returns the layout of `text`, or nothing if it has errors.
func format(_ text: String) -> String? {
  var log = DiagnosticSet()
  let tree = AST(parsing: SourceFile(name: "f.alloy", text: text), log: &log)
  return log.containsError ? nil : tree.formatted
}
