import Frontend
import IR
import Values

/// Writes what the `logging` block of a configuration says.
enum LoggingArgument {
  /// The argument of `Collector.main`; nil if everything is as usual.
  static func text(_ graph: Graph, log: inout DiagnosticSet) -> String? {
    var parts: [String] = []
    for block in graph.configuration where block.name == "logging" {
      for (name, usual) in [("level", "info"), ("format", "logfmt")] {
        guard let attribute = block.attribute(named: name) else { continue }
        guard case .constant(let value) = attribute.value, let word = try? value.string() else {
          // The log has to be there before anything is computed.
          log.report(.lateLogging(attribute))
          continue
        }
        if word != usual { parts.append("\(name): .\(word)") }
      }
    }
    return parts.isEmpty ? nil : "logging: .init(\(parts.joined(separator: ", ")))"
  }
}

extension Diagnostic {
  /// The log cannot wait for a value that is computed when the collector starts.
  fileprivate static func lateLogging(_ attribute: CheckedAttribute) -> Self {
    .error(
      "'\(attribute.name)' of the logging block has to be known when the collector is built",
      at: attribute.range, note: "--log.level sets the level when the collector starts")
  }
}
