import Schema

/// Telemetry with about one line for each record.
///
/// Source: the debug exporter of the OpenTelemetry Collector, verbosity `normal`.
struct NormalText {
  private(set) var text = ""

  /// The text of a request.
  init(_ signal: Signal, _ request: UnsafeRawBufferPointer) {
    let kind = [Signal.traces: "Traces", .metrics: "Metrics", .logs: "Logs"][signal]!
    for (i, resource) in MessageView(ProtobufReader(request)).messages(1).enumerated() {
      let details = [resource.string(3)].filter { !$0.isEmpty }.map { " [\($0)]" }.joined()
      let attributes = resource.message(1)?.attributeText(1) ?? ""
      text += "Resource\(kind) #\(i)\(details)\(attributes)\n"
      for (j, group) in resource.messages(2).enumerated() {
        text += "Scope\(kind) #\(j)\(Self.scope(group))\n"
        for item in group.messages(2) { add(signal, item) }
      }
    }
  }

  /// A scope's name, version, schema and attributes.
  private static func scope(_ group: MessageView) -> String {
    let scope = group.message(1)
    var text = ""
    if let name = scope?.string(1), !name.isEmpty { text += " \(name)" }
    if let version = scope?.string(2), !version.isEmpty { text += "@\(version)" }
    let schema = group.string(3)
    if !schema.isEmpty { text += " [\(schema)]" }
    return text + (scope?.attributeText(3) ?? "")
  }

  /// Adds the lines of a span, a metric or a log record.
  private mutating func add(_ signal: Signal, _ item: MessageView) {
    switch signal {
    case .traces:
      let ids = "\(item.bytes(1).hexadecimal) \(item.bytes(2).hexadecimal)"
      text += "\(item.string(5)) \(ids)\(item.attributeText(9))\n"
    case .logs: text += "\(item.message(5)?.anyValue.text ?? "")\(item.attributeText(6))\n"
    case .metrics:
      let data = MetricData(item)
      for point in data.points {
        let labels = point.attributes(data.attributesField).map { "\($0.key)=\($0.text)" }
        text += "\(item.string(1)){\(labels.joined(separator: ","))} \(data.summary(point))\n"
      }
    }
  }
}

extension MessageView {
  /// A field's attributes as ` key=value` each.
  fileprivate func attributeText(_ field: UInt32) -> String {
    attributes(field).map { " \($0.key)=\($0.text)" }.joined()
  }
}

/// A metric's data, whichever of the five kinds it is.
struct MetricData {
  /// The kinds, by field number of `Metric`.
  enum Kind: UInt32 {
    case gauge = 5
    case sum = 7
    case histogram = 9
    case exponentialHistogram = 10
    case summary = 11
  }

  /// Nil for a metric without data.
  let kind: Kind?
  /// The message of the kind.
  let data: MessageView?
  /// The data points.
  let points: [MessageView]

  init(_ metric: MessageView) {
    kind = metric.lastPresent(among: 5...11).flatMap(Kind.init)
    data = kind.flatMap { metric.message($0.rawValue) }
    points = data?.messages(1) ?? []
  }

  /// The number of a data point's field that holds its attributes.
  var attributesField: UInt32 {
    switch kind {
    case .histogram: 9
    case .exponentialHistogram: 1
    default: 7
    }
  }

  /// A data point's value or distribution on one line.
  func summary(_ point: MessageView) -> String {
    switch kind {
    case .gauge, .sum, nil: point.numberText
    case .histogram: point.histogramText
    case .exponentialHistogram:
      "count=\(point.fixed64(4) ?? 0)" + point.optional([("sum", 5), ("min", 12), ("max", 13)])
    case .summary:
      "count=\(point.fixed64(4) ?? 0) sum=\((point.double(5) ?? 0).sixDigits)"
        + point.messages(6).map {
          " q\(($0.double(1) ?? 0).shortest)=\(($0.double(2) ?? 0).shortest)"
        }.joined()
    }
  }
}

extension MessageView {
  /// The value of a number data point.
  fileprivate var numberText: String {
    if let double = double(4) { return double.shortest }
    return fixed64(6).map { "\(Int64(bitPattern: $0))" } ?? ""
  }

  /// Count, sum, extremes and buckets of a histogram data point.
  fileprivate var histogramText: String {
    let bounds = fixed64s(7).map { Double(bitPattern: $0).shortest }
    let buckets = fixed64s(6).enumerated().map { i, count in
      i < bounds.count ? " le\(bounds[i])=\(count)" : " \(count)"
    }
    return "count=\(fixed64(4) ?? 0)" + optional([("sum", 5), ("min", 11), ("max", 12)])
      + buckets.joined()
  }

  /// The floating-point fields that are present, each as ` name=value`.
  fileprivate func optional(_ fields: [(name: String, field: UInt32)]) -> String {
    fields.map { name, field in double(field).map { " \(name)=\($0.shortest)" } ?? "" }.joined()
  }
}
