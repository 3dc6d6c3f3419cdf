import GoldenSupport
import Testing

@testable import Frontend

/// The configurations in `examples`.
@Suite struct ExamplesTests {
  static let examples = Result {
    try GoldenCase.all(in: GoldenFolder.package.appending(path: "examples"))
  }

  @Test func areSeven() throws {
    #expect(try Self.examples.get().count == 7)
  }

  @Test(arguments: try examples.get())
  func areFormatted(_ example: GoldenCase) throws {
    let file = SourceFile(name: example.name, bytes: try example.bytes)
    var log = DiagnosticSet()
    let tree = AST(parsing: file, log: &log)
    #expect(log.rendered() == "")
    #expect(tree.formatted == String(decoding: file.bytes, as: UTF8.self))
  }
}
