import GoldenSupport
import Testing

@testable import Frontend

/// What programs mean that nothing is wrong with: `Golden/program`.
@Suite struct CheckedProgramGoldenTests {
  @Test(arguments: try GoldenCase.all(in: GoldenFolder.root.appending(path: "program")))
  func meansWhatIsExpected(_ golden: GoldenCase) throws {
    let file = SourceFile(name: golden.input.lastPathComponent, bytes: try golden.bytes)
    var log = DiagnosticSet()
    let program = CheckedProgram(
      checking: [AST(parsing: file, log: &log)], .testing, &log)
    #expect(log.rendered() == "")
    #expect(try golden.mismatch(program.description, kind: "program") == nil)
  }
}
