import GoldenSupport
import Testing

@testable import Frontend

/// What the parser makes of correct files: `Golden/ast`.
@Suite struct ASTGoldenTests {
  @Test(arguments: try GoldenCase.all(in: GoldenFolder.root.appending(path: "ast")))
  func parsesAsExpected(_ golden: GoldenCase) throws {
    let file = SourceFile(name: golden.input.lastPathComponent, bytes: try golden.bytes)
    var log = DiagnosticSet()
    let tree = AST(parsing: file, log: &log)
    #expect(log.rendered() == "")
    #expect(try golden.mismatch(tree.description, kind: "ast") == nil)
  }
}
