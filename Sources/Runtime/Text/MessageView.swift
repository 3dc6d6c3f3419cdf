/// A view of a valid protobuf message, for the few places that read whole records: every look-up
/// scans the message. It is valid while the bytes are.
struct MessageView {
  private let reader: ProtobufReader

  init(_ reader: ProtobufReader) { self.reader = reader }

  /// Calls `body` with every field: its tag and a reader that stands before its value.
  private func forEachField(_ body: (UInt32, inout ProtobufReader) throws -> Void) {
    var reader = reader
    do {
      while !reader.isAtEnd {
        let tag = try reader.readTag()
        var value = reader
        try reader.skip(tag)
        try body(tag, &value)
      }
    } catch {
      // Only validated messages come here; what cannot be read is not shown.
    }
  }

  /// The messages of a repeated field, in order.
  func messages(_ field: UInt32) -> [MessageView] {
    var found: [MessageView] = []
    forEachField { tag, value in
      if tag == field << 3 | 2 { found.append(MessageView(try value.readMessage())) }
    }
    return found
  }

  /// The message of a field, all its occurrences merged in so far as the last one decides; nil if it
  /// is absent.
  func message(_ field: UInt32) -> MessageView? { messages(field).last }

  /// The bytes of a field; empty if it is absent.
  func bytes(_ field: UInt32) -> [UInt8] {
    var found: [UInt8] = []
    forEachField { tag, value in
      if tag == field << 3 | 2 { found = Array(try value.readBytes()) }
    }
    return found
  }

  /// The text of a field; empty if it is absent.
  func string(_ field: UInt32) -> String { String(decoding: bytes(field), as: UTF8.self) }

  /// A varint, or nil if it is absent.
  func varint(_ field: UInt32) -> UInt64? {
    var found: UInt64?
    forEachField { tag, value in
      if tag == field << 3 { found = try value.readVarint() }
    }
    return found
  }

  /// Eight bytes, or nil if they are absent.
  func fixed64(_ field: UInt32) -> UInt64? {
    var found: UInt64?
    forEachField { tag, value in
      if tag == field << 3 | 1 { found = try value.readFixed64() }
    }
    return found
  }

  /// Four bytes, or nil if they are absent.
  func fixed32(_ field: UInt32) -> UInt32? {
    var found: UInt32?
    forEachField { tag, value in
      if tag == field << 3 | 5 { found = try value.readFixed32() }
    }
    return found
  }

  /// A floating-point number, or nil if it is absent.
  func double(_ field: UInt32) -> Double? { fixed64(field).map(Double.init(bitPattern:)) }

  /// A repeated field of eight bytes each, packed or not.
  func fixed64s(_ field: UInt32) -> [UInt64] {
    var found: [UInt64] = []
    forEachField { tag, value in
      if tag == field << 3 | 1 { found.append(try value.readFixed64()) }
      guard tag == field << 3 | 2 else { return }
      var packed = try value.readMessage()
      while !packed.isAtEnd { found.append(try packed.readFixed64()) }
    }
    return found
  }

  /// A repeated varint field, packed or not.
  func varints(_ field: UInt32) -> [UInt64] {
    var found: [UInt64] = []
    forEachField { tag, value in
      if tag == field << 3 { found.append(try value.readVarint()) }
      guard tag == field << 3 | 2 else { return }
      var packed = try value.readMessage()
      while !packed.isAtEnd { found.append(try packed.readVarint()) }
    }
    return found
  }

  /// The number of the first field present among `fields`, looking from the last written.
  func lastPresent(among fields: ClosedRange<UInt32>) -> UInt32? {
    var found: UInt32?
    forEachField { tag, _ in
      if fields.contains(tag >> 3) { found = tag >> 3 }
    }
    return found
  }
}
