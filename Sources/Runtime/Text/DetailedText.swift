import Schema

/// Telemetry with every field of every record.
///
/// Source: the debug exporter of the OpenTelemetry Collector, verbosity `detailed`.
struct DetailedText {
  /// The text, in lines.
  private(set) var text = ""

  /// The text of a request.
  init(_ signal: Signal, _ request: MessageView) {
    let names: (resource: String, scope: String) =
      switch signal {
      case .traces: ("ResourceSpans", "ScopeSpans")
      case .metrics: ("ResourceMetrics", "ScopeMetrics")
      case .logs: ("ResourceLog", "ScopeLogs")
      }
    for (i, resource) in request.messages(1).enumerated() {
      line("\(names.resource) #\(i)")
      line("Resource SchemaURL: \(resource.string(3))")
      addAttributes("Resource attributes", resource.message(1), 1)
      addEntities(resource.message(1).messages(3))
      for (j, group) in resource.messages(2).enumerated() {
        line("\(names.scope) #\(j)")
        line("\(names.scope) SchemaURL: \(group.string(3))")
        let scope = group.message(1)
        line("InstrumentationScope \(scope.string(1)) \(scope.string(2))")
        addAttributes("InstrumentationScope attributes", scope, 3)
        for (k, item) in group.messages(2).enumerated() { add(signal, item, k) }
      }
    }
  }

  /// Adds a span, a metric or a log record.
  private mutating func add(_ signal: Signal, _ item: MessageView, _ number: Int) {
    switch signal {
    case .traces: addSpan(item, number)
    case .metrics: addMetric(item, number)
    case .logs: addRecord(item, number)
    }
  }

  /// Adds a line.
  mutating func line(_ words: String) { text += words + "\n" }

  /// Adds a heading and a line for each attribute, if there are any.
  mutating func addAttributes(_ heading: String, _ owner: MessageView, _ field: UInt32) {
    let pairs = owner.attributes(field)
    if pairs.isEmpty { return }
    line("\(heading):")
    // A heading that is an item of a list has its own list one step further in.
    let indent = String(heading.prefix { $0 == " " })
    for pair in pairs { line("\(indent)     -> \(pair.key): \(pair.value.typedText)") }
  }

  /// Adds the entities that a resource refers to, if there are any.
  private mutating func addEntities(_ entities: [MessageView]) {
    if !entities.isEmpty { line("Resource entity refs:") }
    for (number, entity) in entities.enumerated() {
      line("     -> Entity ref #\(number):")
      line("          -> Type: \(entity.string(2))")
      if !entity.string(1).isEmpty { line("          -> Schema URL: \(entity.string(1))") }
      for (heading, keys) in [("ID", entity.strings(3)), ("Description", entity.strings(4))] {
        if !keys.isEmpty { line("          -> \(heading) keys:") }
        for key in keys { line("               -> \(key)") }
      }
    }
  }
}

extension [String] {
  /// The word for a number of an enumeration; nothing for one that is not known.
  func word(_ number: UInt64?) -> String {
    let number = Int(number.signed32)
    return indices.contains(number) ? self[number] : ""
  }
}
