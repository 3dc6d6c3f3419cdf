import Frontend
import GoldenSupport
import Testing

@testable import IR

/// What each pass makes of a program, in the folder that is called like the pass; `lowering` holds what
/// comes before all passes, `errors` what the user is told.
@Suite struct PassGoldenTests {
  @Test(arguments: GoldenGraph.cases)
  func improvesAsExpected(_ golden: GoldenCase) throws {
    let folder = String(golden.name.prefix { $0 != "/" })
    var log = DiagnosticSet()
    var graph = try GoldenGraph.graph(of: golden, &log)
    graph.apply([Pass].standard.through(folder) ?? [], &log)
    if folder == "errors" { graph.apply(.standard, &log) }
    if folder == "errors" {
      #expect(try golden.mismatch(log.rendered(), kind: "diagnostics") == nil)
    } else {
      #expect(try golden.mismatch(graph.description, kind: "graph") == nil)
    }
  }

  @Test(arguments: [Pass].standard.map(\.name))
  func everyPassHasCases(_ name: String) {
    let own = GoldenGraph.cases.filter { $0.name.hasPrefix(name + "/") }
    #expect(own.count >= 2, "Golden/\(name) has \(own.count) cases")
  }

  /// Running a pass again changes nothing.
  @Test(arguments: GoldenGraph.cases)
  func passesAreIdempotent(_ golden: GoldenCase) throws {
    var log = DiagnosticSet()
    var graph = try GoldenGraph.graph(of: golden, &log)
    for pass in [Pass].standard {
      pass.run(on: &graph, &log)
      let once = graph.description
      let said = log.count
      pass.run(on: &graph, &log)
      #expect(graph.description == once, "\(pass.name) changed its own result")
      #expect(log.count == said || pass.name == "remove-dead-components")
    }
  }

  /// The same input gives the same output, and so does a pass without those before it.
  @Test(arguments: GoldenGraph.cases)
  func passesAreDeterministicAndIndependent(_ golden: GoldenCase) throws {
    for pass in [Pass].standard {
      var log = DiagnosticSet()
      var first = try GoldenGraph.graph(of: golden, &log)
      var second = try GoldenGraph.graph(of: golden, &log)
      first.apply([pass], &log)
      second.apply([pass], &log)
      #expect(first.description == second.description)
      let once = first.description
      first.apply([pass], &log)
      #expect(first.description == once, "\(pass.name) alone changed its own result")
    }
  }
}
