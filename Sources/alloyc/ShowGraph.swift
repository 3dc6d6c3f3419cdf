import ArgumentParser
import Codegen
import Frontend
import IR

/// `alloyc graph`: shows what a configuration becomes.
struct ShowGraph: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph", abstract: "Show the graph that a configuration becomes.",
    discussion: "Without options it is the graph that is compiled, after all passes.")

  /// How the graph is shown.
  enum Notation: String, CaseIterable, ExpressibleByArgument {
    case text, dot, mermaid, svg
  }

  @OptionGroup var input: ConfigurationOptions
  @OptionGroup var optimisation: PassOptions

  @Option(name: .customLong("as"), help: "How to show the graph.")
  var notation = Notation.text

  func run() throws {
    var compilation = try input.load()
    let graph = try input.reporting(&compilation) { (compilation) throws(DiagnosticSet) in
      try compilation.graph(input.checkOptions, optimisation.list)
    }
    switch notation {
    case .text: Console.print(graph.description)
    case .dot: Console.print(graph.dot)
    case .mermaid: Console.print(graph.mermaid)
    case .svg: Console.print(graph.svg)
    }
  }
}
