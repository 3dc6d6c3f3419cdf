import Frontend
import GoldenSupport
import IR
import Testing

@testable import Codegen

@Suite struct DiagramTests {
  @Test(arguments: try GoldenCase.all(in: GoldenFolder.root.appending(path: "diagrams")))
  func drawsWhatIsExpected(_ golden: GoldenCase) throws {
    var compilation = Compilation([
      SourceFile(name: golden.input.lastPathComponent, bytes: try golden.bytes)
    ])
    let graph = try compilation.graph(CheckOptions(), .standard)
    #expect(try golden.mismatch(graph.dot, kind: "dot") == nil)
    #expect(try golden.mismatch(graph.mermaid, kind: "mermaid") == nil)
    #expect(try golden.mismatch(graph.svg, kind: "svg") == nil)
  }
}
