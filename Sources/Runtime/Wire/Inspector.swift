/// The validating walk over an export request, driven by the field table.
struct Inspector {
  /// What the fields of every message hold.
  private let table = FieldTable.shared
  /// The number of spans, data points or log records passed.
  private(set) var items = 0

  /// Validates one message and all in it, and counts its items.
  ///
  /// - Parameter nesting: How many more levels may be nested in the message.
  mutating func walk(
    _ kind: MessageKind, _ message: ProtobufReader, nesting: Int
  ) throws(WireError) {
    if kind == .metric { return try walkMetric(message, nesting: nesting) }
    var reader = message
    let row = table.row(kind)
    while !reader.isAtEnd {
      let tag = try reader.readTag()
      try visit(tag, row, &reader, nesting: nesting)
    }
  }

  /// Validates a metric. Of its five kinds of data the last one given counts, and only merges with
  /// those of the same kind before it.
  private mutating func walkMetric(_ message: ProtobufReader, nesting: Int) throws(WireError) {
    var reader = message
    let row = table.row(.metric)
    let itemsBefore = items
    var dataTag: UInt32 = 0
    while !reader.isAtEnd {
      let tag = try reader.readTag()
      if MessageKind.isMetricData(tag), tag != dataTag {
        dataTag = tag
        items = itemsBefore
      }
      try visit(tag, row, &reader, nesting: nesting)
    }
  }

  /// Validates the value of one field.
  @inline(__always)
  private mutating func visit(
    _ tag: UInt32, _ row: UnsafeMutablePointer<UInt8>, _ reader: inout ProtobufReader, nesting: Int
  ) throws(WireError) {
    // Sound: a row has 256 entries.
    let action = tag < 256 ? row[Int(tag)] : FieldTable.Action.unknown
    if action >= FieldTable.Action.message {
      // Sound: the table holds no other values from here on.
      let kind = unsafeBitCast(action &- FieldTable.Action.message, to: MessageKind.self)
      if kind == .keyValue {
        reader = try walkAttributes(tag, reader, nesting: nesting)
        return
      }
      guard nesting > 0 else { throw WireError(.nestingTooDeep, at: reader.position) }
      if kind.isItem { items &+= 1 }
      return try walk(kind, reader.readMessage(), nesting: nesting &- 1)
    }
    switch action {
    case FieldTable.Action.varint: _ = try reader.readVarint()
    case FieldTable.Action.fixed64: _ = try reader.readFixed64()
    case FieldTable.Action.string: try visitString(&reader)
    case FieldTable.Action.traceID: try visitIdentifier(&reader, length: 16)
    case FieldTable.Action.spanID: try visitIdentifier(&reader, length: 8)
    case FieldTable.Action.fixed32: _ = try reader.readFixed32()
    case FieldTable.Action.bytes: _ = try reader.readBytes()
    default:
      reader = try visitRare(action, tag, reader, nesting: nesting)
    }
  }
}
