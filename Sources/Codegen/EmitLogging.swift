import Frontend
import IR

/// Writes the function that tells how the collector logs.
struct LoggingEmitter {
  /// The function's text; empty if everything is as usual.
  let text: String

  /// Writes the function for the `logging` block of a configuration.
  init(_ graph: Graph, late: inout LateValues) {
    var statements: [SwiftStatement] = []
    for block in graph.configuration {
      guard let binding = ConfigurationBinding.of(block.name) else { continue }
      statements += ArgumentEmitter(owner: block.name).statements(block, binding, late: &late)
    }
    var writer = SwiftWriter()
    if !statements.isEmpty {
      writer.line()
      writer.line("/// How the collector logs.")
      writer.open("func logging(late: Late) -> LogOptions {")
      writer.closure("LogOptions", statements)
      writer.close()
    }
    text = writer.text
  }
}
