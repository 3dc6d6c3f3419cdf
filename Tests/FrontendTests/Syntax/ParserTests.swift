import Testing

@testable import Frontend

/// An input and the errors that the reference implementation reports for it.
struct ParseVector: Decodable, CustomTestStringConvertible {
  var `in`: String
  var errors: [String]

  var testDescription: String { `in`.debugDescription }
}

@Suite struct ParserTests {
  @Test(
    arguments: try ["parse/vectors.jsonl", "parse/damaged.jsonl"].flatMap {
      try GoldenFolder.lines(of: $0, as: ParseVector.self)
    })
  func reportsWhatTheReferenceReports(_ vector: ParseVector) {
    var log = DiagnosticSet()
    _ = AST(parsing: SourceFile(name: "f.alloy", text: vector.in), log: &log)
    let errors = log.inFileOrder.map { "\($0.range!.startPosition): \($0.message)" }
    #expect(errors == vector.errors)
  }
}
