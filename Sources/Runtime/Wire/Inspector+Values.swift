extension Inspector {
  /// Validates a string.
  @inline(__always)
  func visitString(_ reader: inout ProtobufReader) throws(WireError) {
    let count = try reader.readLength()
    guard UTF8Validation.isValid(reader.position, count: count) else {
      throw WireError(.invalidUTF8, at: reader.position)
    }
    reader.advance(by: count)
  }

  /// Validates an identifier: it has its own length, or none, or the Collector and Alloy would
  /// refuse the whole request that it is part of.
  @inline(__always)
  func visitIdentifier(_ reader: inout ProtobufReader, length: Int) throws(WireError) {
    let count = try reader.readLength()
    guard count == length || count == 0 else {
      throw WireError(.invalidIdentifierLength, at: reader.position)
    }
    reader.advance(by: count)
  }

  /// Validates packed numbers, passes over unknown fields, refuses known ones of the wrong type.
  @inline(never)
  func visitRare(
    _ action: UInt8, _ tag: UInt32, _ rest: ProtobufReader, nesting: Int
  ) throws(WireError) -> ProtobufReader {
    var reader = rest
    switch action {
    case FieldTable.Action.packedFixed64:
      let bytes = try reader.readBytes()
      guard bytes.count & 7 == 0 else { throw WireError(.invalidPackedLength, at: reader.position) }
    case FieldTable.Action.packedVarints:
      var packed = try reader.readMessage()
      while !packed.isAtEnd { _ = try packed.readVarint() }
    case FieldTable.Action.wrongWireType:
      throw WireError(.wrongWireType, at: reader.position)
    default:
      try reader.skip(tag, nesting: nesting)
    }
    return reader
  }
}

extension MessageKind {
  /// Whether the tag is that of a metric's gauge, sum, histogram, exponential histogram or summary.
  @inline(__always)
  static func isMetricData(_ tag: UInt32) -> Bool {
    switch tag {
    case 0x2a, 0x3a, 0x4a, 0x52, 0x5a: true
    default: false
    }
  }
}
