import Schema

/// Telemetry with about one line for each record.
///
/// Source: the debug exporter of the OpenTelemetry Collector, verbosity `normal`.
struct NormalText {
  /// The text, in lines.
  private(set) var text = ""

  /// The text of a request.
  init(_ signal: Signal, _ request: MessageView) {
    let kind = [Signal.traces: "Traces", .metrics: "Metrics", .logs: "Log"][signal]!
    for (i, resource) in request.messages(1).enumerated() {
      let schema = resource.string(3)
      let details = schema.isEmpty ? "" : " [\(schema)]"
      text += "Resource\(kind) #\(i)\(details)\(resource.message(1).attributeText(1))\n"
      for (j, group) in resource.messages(2).enumerated() {
        text += "Scope\(kind) #\(j)\(Self.scope(group))\n"
        for item in group.messages(2) { add(signal, item) }
      }
    }
  }

  /// A scope's name, version, schema and attributes.
  private static func scope(_ group: MessageView) -> String {
    let scope = group.message(1)
    let version = scope.string(2)
    let schema = group.string(3)
    let name = scope.string(1) + (version.isEmpty ? "" : "@\(version)")
    let words = [name, schema.isEmpty ? "" : "[\(schema)]"].filter { !$0.isEmpty }
    return words.map { " \($0)" }.joined() + scope.attributeText(3)
  }

  /// Adds the lines of a span, a metric or a log record.
  private mutating func add(_ signal: Signal, _ item: MessageView) {
    switch signal {
    case .traces:
      let ids = "\(item.bytes(1).hexadecimal) \(item.bytes(2).hexadecimal)"
      text += "\(item.string(5)) \(ids)\(item.attributeText(9))\n"
    case .logs:
      let attributes = item.attributeWords(6).joined(separator: " ")
      text += "\(item.message(5).anyValue.text) \(attributes)\n"
    case .metrics:
      let data = MetricData(item)
      guard data.kind != nil else { return }
      for point in data.points {
        let labels = point.attributeWords(data.attributesField).joined(separator: ",")
        text += "\(item.string(1)){\(labels)} \(data.line(point))\n"
      }
    }
  }
}

extension MessageView {
  /// A field's attributes, each as `key=value`.
  fileprivate func attributeWords(_ field: UInt32) -> [String] {
    attributes(field).map { "\($0.key)=\($0.value.anyValue.text)" }
  }

  /// A field's attributes, each with a blank before it.
  fileprivate func attributeText(_ field: UInt32) -> String {
    attributeWords(field).map { " \($0)" }.joined()
  }
}

extension MetricData {
  /// A data point's value or distribution on one line.
  fileprivate func line(_ point: MessageView) -> String {
    switch kind {
    case .gauge, .sum, nil:
      switch NumberValue(point, double: 4, integer: 6) {
      case .integer(let value): "\(value)"
      case .double(let value): value.shortText
      case nil: ""
      }
    case .histogram: totals(point) + buckets(point)
    case .exponentialHistogram: totals(point) + exponentialBuckets(point)
    case .summary:
      "count=\(point.fixed64(4) ?? 0) sum=\((point.double(5) ?? 0).sixDigits)"
        + point.messages(6).map {
          " q\(($0.double(1) ?? 0).shortText)=\(($0.double(2) ?? 0).shortText)"
        }.joined()
    }
  }

  /// Count, sum and extremes of a distribution, as far as they are given.
  private func totals(_ point: MessageView) -> String {
    let fields = [("sum", 5), ("min", extremes.least), ("max", extremes.greatest)]
    return "count=\(point.fixed64(4) ?? 0)"
      + fields.map { name, field in
        point.double(field).map { " \(name)=\($0.shortText)" } ?? ""
      }.joined()
  }

  /// The buckets of a histogram, with their upper bounds.
  private func buckets(_ point: MessageView) -> String {
    let bounds = point.fixed64s(7).map { Double(bitPattern: $0).shortText }
    return point.fixed64s(6).enumerated().map { place, count in
      place < bounds.count ? " le\(bounds[place])=\(count)" : " \(count)"
    }.joined()
  }

  /// The buckets of an exponential histogram: negative ones, positive ones, then zeros. The bounds
  /// are those nearer to zero, without a sign, as the Collector prints them.
  private func exponentialBuckets(_ point: MessageView) -> String {
    let ranges = [ExponentialBuckets(point, 9), ExponentialBuckets(point, 8)]
    let zeros = point.fixed64(7) ?? 0
    return ranges.map { range in
      range.counts.enumerated().map { place, count in
        " le\(range.bound(place).shortText)=\(count)"
      }.joined()
    }.joined()
      + (zeros == 0 ? "" : " zero_count\((point.double(14) ?? 0).shortText)=\(zeros)")
  }
}
