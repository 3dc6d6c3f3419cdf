extension DetailedText {
  /// Adds a metric.
  mutating func addMetric(_ metric: MessageView, _ number: Int) {
    let data = MetricData(metric)
    line("Metric #\(number)")
    line("Descriptor:")
    line("     -> Name: \(metric.string(1))")
    line("     -> Description: \(metric.string(2))")
    line("     -> Unit: \(metric.string(3))")
    line("     -> DataType: \(data.kind?.name ?? "Empty")")
    addAttributes("     -> Metadata", metric, 12)
    if data.kind == .sum { line("     -> IsMonotonic: \((data.data.varint(3) ?? 0) != 0)") }
    if data.hasTemporality {
      let words = ["Unspecified", "Delta", "Cumulative"]
      line("     -> AggregationTemporality: \(words.word(data.data.varint(2)))")
    }
    guard let kind = data.kind else { return }
    for (place, point) in data.points.enumerated() {
      line("\(kind.pointName) #\(place)")
      addAttributes("Data point attributes", point, data.attributesField)
      line("StartTimestamp: \(point.fixed64(2).timestamp)")
      line("Timestamp: \(point.fixed64(3).timestamp)")
      addValue(point, data)
      if let field = data.exemplarsField { addExemplars(point.messages(field)) }
    }
  }

  /// Adds what a data point has measured.
  private mutating func addValue(_ point: MessageView, _ data: MetricData) {
    switch data.kind {
    case .gauge, .sum, nil: addNumber("", NumberValue(point, double: 4, integer: 6))
    case .histogram:
      addTotals(point, data)
      for (place, bound) in point.fixed64s(7).enumerated() {
        line("ExplicitBounds #\(place): \(Double(bitPattern: bound).sixDigits)")
      }
      for (place, count) in point.fixed64s(6).enumerated() {
        line("Buckets #\(place), Count: \(count)")
      }
    case .exponentialHistogram:
      addTotals(point, data)
      addExponentialBuckets(point)
    case .summary:
      line("Count: \(point.fixed64(4) ?? 0)")
      line("Sum: \((point.double(5) ?? 0).sixDigits)")
      for (place, value) in point.messages(6).enumerated() {
        let quantile = (value.double(1) ?? 0).sixDigits
        let number = (value.double(2) ?? 0).sixDigits
        line("QuantileValue #\(place): Quantile \(quantile), Value \(number)")
      }
    }
  }

  /// Adds a value, if there is one.
  private mutating func addNumber(_ indent: String, _ value: NumberValue?) {
    switch value {
    case .integer(let number): line("\(indent)Value: \(number)")
    case .double(let number): line("\(indent)Value: \(number.sixDigits)")
    case nil: break
    }
  }

  /// Adds count, sum and extremes of a distribution, as far as they are given.
  private mutating func addTotals(_ point: MessageView, _ data: MetricData) {
    line("Count: \(point.fixed64(4) ?? 0)")
    let extremes = data.extremes
    for (name, field) in [("Sum", 5), ("Min", extremes.least), ("Max", extremes.greatest)] {
      if let value = point.double(field) { line("\(name): \(value.sixDigits)") }
    }
  }

  /// Adds the buckets of an exponential histogram from the lowest to the highest.
  private mutating func addExponentialBuckets(_ point: MessageView) {
    let negative = ExponentialBuckets(point, 9)
    for (place, count) in negative.counts.enumerated().reversed() {
      let lower = (-negative.bound(place + 1)).sixDigits
      line("Bucket [\(lower), \((-negative.bound(place)).sixDigits)), Count: \(count)")
    }
    let zeros = point.fixed64(7) ?? 0
    if zeros > 0 { line("Bucket [0, 0], Count: \(zeros)") }
    let positive = ExponentialBuckets(point, 8)
    for (place, count) in positive.counts.enumerated() {
      let lower = positive.bound(place).sixDigits
      line("Bucket (\(lower), \(positive.bound(place + 1).sixDigits)], Count: \(count)")
    }
  }

  /// Adds exemplars.
  private mutating func addExemplars(_ exemplars: [MessageView]) {
    if !exemplars.isEmpty { line("Exemplars:") }
    for (number, exemplar) in exemplars.enumerated() {
      line("Exemplar #\(number)")
      line("     -> Trace ID: \(exemplar.bytes(5).hexadecimal)")
      line("     -> Span ID: \(exemplar.bytes(4).hexadecimal)")
      line("     -> Timestamp: \(exemplar.fixed64(2).timestamp)")
      addNumber("     -> ", NumberValue(exemplar, double: 3, integer: 6))
      addAttributes("     -> FilteredAttributes", exemplar, 7)
    }
  }
}

extension MetricData.Kind {
  /// The kind's name.
  fileprivate var name: String {
    switch self {
    case .gauge: "Gauge"
    case .sum: "Sum"
    case .histogram: "Histogram"
    case .exponentialHistogram: "ExponentialHistogram"
    case .summary: "Summary"
    }
  }

  /// What a data point of the kind is called.
  fileprivate var pointName: String {
    switch self {
    case .gauge, .sum: "NumberDataPoints"
    case .histogram: "HistogramDataPoints"
    case .exponentialHistogram: "ExponentialHistogramDataPoints"
    case .summary: "SummaryDataPoints"
    }
  }
}
