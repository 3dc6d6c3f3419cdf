extension DetailedText {
  /// Adds a span.
  mutating func addSpan(_ span: MessageView, _ number: Int) {
    let kinds = ["Unspecified", "Internal", "Server", "Client", "Producer", "Consumer"]
    let status = span.message(15)
    line("Span #\(number)")
    addPair("Trace ID", span.bytes(1).hexadecimal)
    addPair("Parent ID", span.bytes(4).hexadecimal)
    addPair("ID", span.bytes(2).hexadecimal)
    addPair("Name", span.string(5))
    addPair("Kind", kinds.word(span.varint(6)))
    if !span.string(3).isEmpty { addPair("TraceState", span.string(3)) }
    addPair("Start time", span.fixed64(7).timestamp)
    addPair("End time", span.fixed64(8).timestamp)
    addPair("Status code", ["Unset", "Ok", "Error"].word(status.varint(3)))
    addPair("Status message", status.string(2))
    addPair("DroppedAttributesCount", "\(span.varint(10).counter)")
    addPair("DroppedEventsCount", "\(span.varint(12).counter)")
    addPair("DroppedLinksCount", "\(span.varint(14).counter)")
    addAttributes("Attributes", span, 9)
    addEvents(span.messages(11))
    addLinks(span.messages(13))
  }

  /// Adds a name and a value below each other's.
  private mutating func addPair(_ name: String, _ value: String) {
    line("    \(name)\(String(repeating: " ", count: max(0, 15 - name.utf8.count))): \(value)")
  }

  /// Adds the events of a span.
  private mutating func addEvents(_ events: [MessageView]) {
    if !events.isEmpty { line("Events:") }
    for (number, event) in events.enumerated() {
      line("SpanEvent #\(number)")
      line("     -> Name: \(event.string(2))")
      line("     -> Timestamp: \(event.fixed64(1).timestamp)")
      line("     -> DroppedAttributesCount: \(event.varint(4).counter)")
      addAttributes("     -> Attributes:", event, 3)
    }
  }

  /// Adds the links of a span.
  private mutating func addLinks(_ links: [MessageView]) {
    if !links.isEmpty { line("Links:") }
    for (number, link) in links.enumerated() {
      line("SpanLink #\(number)")
      line("     -> Trace ID: \(link.bytes(1).hexadecimal)")
      line("     -> ID: \(link.bytes(2).hexadecimal)")
      line("     -> TraceState: \(link.string(3))")
      line("     -> DroppedAttributesCount: \(link.varint(5).counter)")
      addAttributes("     -> Attributes:", link, 4)
    }
  }

  /// Adds a log record.
  mutating func addRecord(_ record: MessageView, _ number: Int) {
    let severity = record.varint(2).signed32
    line("LogRecord #\(number)")
    line("ObservedTimestamp: \(record.fixed64(11).timestamp)")
    line("Timestamp: \(record.fixed64(1).timestamp)")
    line("SeverityText: \(record.string(3))")
    line("SeverityNumber: \(Self.name(ofSeverity: severity))(\(severity))")
    if !record.string(12).isEmpty { line("EventName: \(record.string(12))") }
    line("Body: \(record.message(5).typedText)")
    addAttributes("Attributes", record, 6)
    line("Trace ID: \(record.bytes(9).hexadecimal)")
    line("Span ID: \(record.bytes(10).hexadecimal)")
    line("Flags: \(record.fixed32(8) ?? 0)")
  }

  /// The name of a severity: six words of four grades each.
  private static func name(ofSeverity number: Int32) -> String {
    let words = ["Trace", "Debug", "Info", "Warn", "Error", "Fatal"]
    guard (1...24).contains(number) else { return number == 0 ? "Unspecified" : "" }
    let (word, grade) = (Int(number) - 1).quotientAndRemainder(dividingBy: 4)
    return words[word] + (grade == 0 ? "" : "\(grade + 1)")
  }
}
