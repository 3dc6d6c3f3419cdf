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
  @Test(arguments: try GoldenFolder.lines(of: "format/vectors.jsonl", as: FormatVector.self))
  func laysOutLikeTheReference(_ vector: FormatVector) {
    #expect(format(vector.in) == vector.out)
  }
}

/// Returns the layout of `text`, or nothing if it has errors.
func format(_ text: String) -> String? {
  var log = DiagnosticSet()
  let tree = AST(parsing: SourceFile(name: "f.alloy", text: text), log: &log)
  return log.containsError ? nil : tree.formatted
}
