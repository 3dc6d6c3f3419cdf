import Frontend
import Schema

/// Writes the structure of the values that are computed when the collector starts.
struct LateEmitter {
  /// Where the structure goes.
  private var writer = SwiftWriter()

  /// The structure's text.
  var text: String { writer.text }

  /// Writes the structure for `values`.
  init(_ values: LateValues) {
    if values.entries.isEmpty {
      writer.line("struct Late: Sendable {}")
      return
    }
    writer.open("struct Late: Sendable {")
    for entry in values.entries { writer.line("let \(entry.name): \(entry.type)") }
    writer.line()
    writer.open("init() throws {")
    for entry in values.entries { emit(entry) }
    writer.close()
    writer.close()
  }

  /// Writes the assignment of one value.
  private mutating func emit(_ entry: LateValues.Entry) {
    let expression = entry.expression
    writer.call(
      "\(entry.name) = try LateValue.read",
      [
        "at: \(expression.place.swiftLiteral)", expression.source.swiftLiteral,
        expression.swiftExpression,
      ])
  }
}
