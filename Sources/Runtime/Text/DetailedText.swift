import Glibc
import Schema

/// Telemetry with every field of every record.
///
/// Source: the debug exporter of the OpenTelemetry Collector, verbosity `detailed`.
struct DetailedText {
  private(set) var text = ""

  /// The text of a request.
  init(_ signal: Signal, _ request: UnsafeRawBufferPointer) {
    let names: (resource: String, scope: String) =
      switch signal {
      case .traces: ("ResourceSpans", "ScopeSpans")
      case .metrics: ("ResourceMetrics", "ScopeMetrics")
      case .logs: ("ResourceLog", "ScopeLogs")
      }
    for (i, resource) in MessageView(ProtobufReader(request)).messages(1).enumerated() {
      line("\(names.resource) #\(i)")
      line("Resource SchemaURL: \(resource.string(3))")
      attributes("Resource attributes", resource.message(1), 1)
      for (j, group) in resource.messages(2).enumerated() {
        line("\(names.scope) #\(j)")
        line("\(names.scope) SchemaURL: \(group.string(3))")
        let scope = group.message(1)
        line("InstrumentationScope \(scope?.string(1) ?? "") \(scope?.string(2) ?? "")")
        attributes("InstrumentationScope attributes", scope, 3)
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
  private mutating func line(_ words: String) { text += words + "\n" }

  /// Adds a heading and a line for each attribute, if there are any.
  private mutating func attributes(_ heading: String, _ owner: MessageView?, _ field: UInt32) {
    guard let pairs = owner?.attributes(field), !pairs.isEmpty else { return }
    line("\(heading):")
    // A heading that is an item of a list has its own list one step further in.
    let indent = heading.hasPrefix(" ") ? String(heading.prefix { $0 == " " }) : ""
    for pair in pairs { line("\(indent)     -> \(pair.key): \(pair.type)(\(pair.text))") }
  }
}

// Spans and log records.
extension DetailedText {
  private mutating func addSpan(_ span: MessageView, _ number: Int) {
    func pair(_ name: String, _ value: String) -> String {
      "    " + name + String(repeating: " ", count: max(0, 15 - name.count)) + ": " + value
    }
    let kinds = ["Unspecified", "Internal", "Server", "Client", "Producer", "Consumer"]
    let status = span.message(15)
    line("Span #\(number)")
    line(pair("Trace ID", span.bytes(1).hexadecimal))
    line(pair("Parent ID", span.bytes(4).hexadecimal))
    line(pair("ID", span.bytes(2).hexadecimal))
    line(pair("Name", span.string(5)))
    line(pair("Kind", kinds.word(span.varint(6))))
    if !span.string(3).isEmpty { line(pair("TraceState", span.string(3))) }
    line(pair("Start time", (span.fixed64(7) ?? 0).timestamp))
    line(pair("End time", (span.fixed64(8) ?? 0).timestamp))
    line(pair("Status code", ["Unset", "Ok", "Error"].word(status?.varint(3))))
    line(pair("Status message", status?.string(2) ?? ""))
    attributes("Attributes", span, 9)
    addEvents(span.messages(11))
    addLinks(span.messages(13))
  }

  private mutating func addEvents(_ events: [MessageView]) {
    if !events.isEmpty { line("Events:") }
    for (i, event) in events.enumerated() {
      line("SpanEvent #\(i)")
      line("     -> Name: \(event.string(2))")
      line("     -> Timestamp: \((event.fixed64(1) ?? 0).timestamp)")
      line("     -> DroppedAttributesCount: \(event.varint(4) ?? 0)")
      attributes("     -> Attributes:", event, 3)
    }
  }

  private mutating func addLinks(_ links: [MessageView]) {
    if !links.isEmpty { line("Links:") }
    for (i, link) in links.enumerated() {
      line("SpanLink #\(i)")
      line("     -> Trace ID: \(link.bytes(1).hexadecimal)")
      line("     -> ID: \(link.bytes(2).hexadecimal)")
      line("     -> TraceState: \(link.string(3))")
      line("     -> DroppedAttributesCount: \(link.varint(5) ?? 0)")
      attributes("     -> Attributes:", link, 4)
    }
  }

  private mutating func addRecord(_ record: MessageView, _ number: Int) {
    let severity = record.varint(2) ?? 0
    let body = record.message(5)?.anyValue ?? (type: "Empty", text: "")
    line("LogRecord #\(number)")
    line("ObservedTimestamp: \((record.fixed64(11) ?? 0).timestamp)")
    line("Timestamp: \((record.fixed64(1) ?? 0).timestamp)")
    line("SeverityText: \(record.string(3))")
    line("SeverityNumber: \(Self.severity(severity))(\(severity))")
    if !record.string(12).isEmpty { line("EventName: \(record.string(12))") }
    line("Body: \(body.type)(\(body.text))")
    attributes("Attributes", record, 6)
    line("Trace ID: \(record.bytes(9).hexadecimal)")
    line("Span ID: \(record.bytes(10).hexadecimal)")
    line("Flags: \(record.fixed32(8) ?? 0)")
  }

  /// The name of a severity: six words of four grades each.
  private static func severity(_ number: UInt64) -> String {
    let words = ["Trace", "Debug", "Info", "Warn", "Error", "Fatal"]
    guard (1...24).contains(number) else { return number == 0 ? "Unspecified" : "" }
    let grade = (number - 1) % 4
    return words[Int(number - 1) / 4] + (grade == 0 ? "" : "\(grade + 1)")
  }
}

// Metrics.
extension DetailedText {
  private mutating func addMetric(_ metric: MessageView, _ number: Int) {
    let data = MetricData(metric)
    line("Metric #\(number)")
    line("Descriptor:")
    line("     -> Name: \(metric.string(1))")
    line("     -> Description: \(metric.string(2))")
    line("     -> Unit: \(metric.string(3))")
    line("     -> DataType: \(data.kind.name)")
    if data.kind == .sum { line("     -> IsMonotonic: \((data.data?.varint(3) ?? 0) != 0)") }
    if let kind = data.kind, kind != .gauge, kind != .summary {
      let words = ["Unspecified", "Delta", "Cumulative"]
      line("     -> AggregationTemporality: \(words.word(data.data?.varint(2)))")
    }
    for (i, point) in data.points.enumerated() {
      line("\(data.kind.pointName) #\(i)")
      attributes("Data point attributes", point, data.attributesField)
      line("StartTimestamp: \((point.fixed64(2) ?? 0).timestamp)")
      line("Timestamp: \((point.fixed64(3) ?? 0).timestamp)")
      addValue(point, data.kind)
    }
  }

  private mutating func addValue(_ point: MessageView, _ kind: MetricData.Kind?) {
    switch kind {
    case .gauge, .sum, nil:
      if let value = point.double(4) {
        line("Value: \(value.sixDigits)")
      } else if let value = point.fixed64(6) {
        line("Value: \(Int64(bitPattern: value))")
      }
      addExemplars(point.messages(5))
    case .histogram:
      addTotals(point, [("Sum", 5), ("Min", 11), ("Max", 12)])
      for (i, bound) in point.fixed64s(7).enumerated() {
        line("ExplicitBounds #\(i): \(Double(bitPattern: bound).sixDigits)")
      }
      for (i, count) in point.fixed64s(6).enumerated() { line("Buckets #\(i), Count: \(count)") }
      addExemplars(point.messages(8))
    case .exponentialHistogram:
      addTotals(point, [("Sum", 5), ("Min", 12), ("Max", 13)])
      addExponentialBuckets(point)
      addExemplars(point.messages(11))
    case .summary:
      line("Count: \(point.fixed64(4) ?? 0)")
      line("Sum: \((point.double(5) ?? 0).sixDigits)")
      for (i, value) in point.messages(6).enumerated() {
        let quantile = (value.double(1) ?? 0).sixDigits
        line("QuantileValue #\(i): Quantile \(quantile), Value \((value.double(2) ?? 0).sixDigits)")
      }
    }
  }

  private mutating func addTotals(_ point: MessageView, _ fields: [(name: String, field: UInt32)]) {
    line("Count: \(point.fixed64(4) ?? 0)")
    for (name, field) in fields {
      if let value = point.double(field) { line("\(name): \(value.sixDigits)") }
    }
  }

  /// Adds the buckets of an exponential histogram from the lowest to the highest. Bucket `i` of
  /// scale `s` reaches from b^i to b^(i+1), where b is 2^(2^-s) (OpenTelemetry metrics data model).
  private mutating func addExponentialBuckets(_ point: MessageView) {
    let scale = Self.zigZag(point.varint(6))
    func bound(_ index: Int) -> Double { exp2(Double(index) * exp2(-Double(scale))) }
    let negative = point.message(9)
    let start = Self.zigZag(negative?.varint(1))
    for (i, count) in (negative?.varints(2) ?? []).enumerated().reversed() {
      let range = "[\((-bound(start + i + 1)).sixDigits), \((-bound(start + i)).sixDigits))"
      line("Bucket \(range), Count: \(count)")
    }
    if let zero = point.fixed64(7), zero > 0 { line("Bucket [0, 0], Count: \(zero)") }
    let positive = point.message(8)
    let first = Self.zigZag(positive?.varint(1))
    for (i, count) in (positive?.varints(2) ?? []).enumerated() {
      let range = "(\(bound(first + i).sixDigits), \(bound(first + i + 1).sixDigits)]"
      line("Bucket \(range), Count: \(count)")
    }
  }

  /// A number that was written with its sign in the lowest bit.
  private static func zigZag(_ value: UInt64?) -> Int {
    let value = value ?? 0
    return Int(Int32(truncatingIfNeeded: Int64(bitPattern: value >> 1) ^ -Int64(value & 1)))
  }

  private mutating func addExemplars(_ exemplars: [MessageView]) {
    if !exemplars.isEmpty { line("Exemplars:") }
    for (i, exemplar) in exemplars.enumerated() {
      line("Exemplar #\(i)")
      line("     -> Trace ID: \(exemplar.bytes(5).hexadecimal)")
      line("     -> Span ID: \(exemplar.bytes(4).hexadecimal)")
      line("     -> Timestamp: \((exemplar.fixed64(2) ?? 0).timestamp)")
      if let value = exemplar.double(3) {
        line("     -> Value: \(value.sixDigits)")
      } else if let value = exemplar.fixed64(6) {
        line("     -> Value: \(Int64(bitPattern: value))")
      }
      attributes("     -> FilteredAttributes", exemplar, 7)
    }
  }
}

extension MetricData.Kind? {
  /// The kind's name.
  fileprivate var name: String {
    switch self {
    case .gauge: "Gauge"
    case .sum: "Sum"
    case .histogram: "Histogram"
    case .exponentialHistogram: "ExponentialHistogram"
    case .summary: "Summary"
    case nil: "Empty"
    }
  }

  /// What a data point of the kind is called.
  fileprivate var pointName: String {
    switch self {
    case .gauge, .sum, nil: "NumberDataPoints"
    case .histogram: "HistogramDataPoints"
    case .exponentialHistogram: "ExponentialHistogramDataPoints"
    case .summary: "SummaryDataPoints"
    }
  }
}

extension [String] {
  /// The word for a number of an enumeration; nothing for one that is not known.
  fileprivate func word(_ number: UInt64?) -> String {
    let number = number ?? 0
    return number < UInt64(count) ? self[Int(number)] : ""
  }
}
