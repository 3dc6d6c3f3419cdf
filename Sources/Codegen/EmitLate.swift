import Frontend
import Schema

/// Writes the structure of the values that are computed when the collector starts.
struct LateEmitter {
  /// Where the structure goes.
  private var writer = SwiftWriter()
  /// What could not be turned into Swift.
  private(set) var log = DiagnosticSet()

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
    var emitter = ExpressionEmitter()
    let expression = emitter.text(entry.expression)
    log.report(contentsOf: emitter.log)
    let range = entry.expression.range
    let place = Path(range.file.name).name + ":\(range.startPosition)"
    writer.call(
      "\(entry.name) = try lateValue",
      ["at: \(place.swiftLiteral)", entry.expression.formatted.swiftLiteral, expression])
  }
}
