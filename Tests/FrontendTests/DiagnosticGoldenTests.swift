import GoldenSupport
import Testing

@testable import Frontend

/// Everything that the frontend can complain about, once each: `Golden/errors`.
@Suite struct DiagnosticGoldenTests {
  @Test(arguments: try GoldenCase.all(in: GoldenFolder.root.appending(path: "errors")))
  func complainsAsExpected(_ golden: GoldenCase) throws {
    let file = SourceFile(name: golden.input.lastPathComponent, bytes: try golden.bytes)
    var log = DiagnosticSet()
    let ast = AST(parsing: file, log: &log)
    if !log.containsError { _ = CheckedProgram(checking: [ast], .testing, &log) }
    #expect(try golden.mismatch(log.rendered(), kind: "diagnostics") == nil)
  }
}
