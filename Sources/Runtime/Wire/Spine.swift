/// The path from a request down to its items: what batching has to know of a message.
struct Spine {
  /// The message at hand.
  let kind: MessageKind

  /// The messages that the field with this tag holds, if the path to the items leads through it.
  @inline(__always)
  func child(_ tag: UInt32) -> Spine? {
    switch (kind, tag) {
    case (.tracesRequest, 0x0a): Spine(kind: .resourceSpans)
    case (.metricsRequest, 0x0a): Spine(kind: .resourceMetrics)
    case (.logsRequest, 0x0a): Spine(kind: .resourceLogs)
    case (.resourceSpans, 0x12): Spine(kind: .scopeSpans)
    case (.resourceMetrics, 0x12): Spine(kind: .scopeMetrics)
    case (.resourceLogs, 0x12): Spine(kind: .scopeLogs)
    case (.scopeSpans, 0x12): Spine(kind: .span)
    case (.scopeMetrics, 0x12): Spine(kind: .metric)
    case (.scopeLogs, 0x12): Spine(kind: .logRecord)
    case (.metric, 0x2a): Spine(kind: .gauge)
    case (.metric, 0x3a): Spine(kind: .sum)
    case (.metric, 0x4a): Spine(kind: .histogram)
    case (.metric, 0x52): Spine(kind: .exponentialHistogram)
    case (.metric, 0x5a): Spine(kind: .summary)
    case (.gauge, 0x0a), (.sum, 0x0a): Spine(kind: .numberPoint)
    case (.histogram, 0x0a): Spine(kind: .histogramPoint)
    case (.exponentialHistogram, 0x0a): Spine(kind: .exponentialPoint)
    case (.summary, 0x0a): Spine(kind: .summaryPoint)
    default: nil
    }
  }

  /// The number of items in the message.
  func items(in message: ProtobufReader) throws(WireError) -> Int {
    if kind.isItem { return 1 }
    var reader = message
    var items = 0
    var dataTag: UInt32 = 0
    while !reader.isAtEnd {
      let tag = try reader.readTag()
      guard let child = child(tag) else {
        try reader.skip(tag)
        continue
      }
      // Of a metric's five kinds of data the last one given counts.
      if kind == .metric, tag != dataTag {
        dataTag = tag
        items = 0
      }
      items += try child.items(in: reader.readMessage())
    }
    return items
  }

  /// Passes over the reader's next field, and returns the number of items in it.
  func passField(_ reader: inout ProtobufReader) throws(WireError) -> Int {
    let tag = try reader.readTag()
    if let child = child(tag) { return try child.items(in: reader.readMessage()) }
    try reader.skip(tag)
    return 0
  }

  /// Where a metric's data that counts begins: other kinds of data before it are superseded.
  func liveData(in metric: ProtobufReader) throws(WireError) -> UnsafeRawPointer {
    var reader = metric
    var start = metric.position
    var dataTag: UInt32 = 0
    while !reader.isAtEnd {
      let field = reader.position
      let tag = try reader.readTag()
      if MessageKind.isMetricData(tag), tag != dataTag {
        dataTag = tag
        start = field
      }
      try reader.skip(tag)
    }
    return start
  }
}
