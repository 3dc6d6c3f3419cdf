/// A view of a valid protobuf message, for the few places that read whole records: every look-up
/// scans the message. It is valid while the bytes are.
///
/// A message that is given in several parts, in several slices or as several occurrences of one
/// field, reads as the merged message that protobuf takes it for.
struct MessageView {
  /// The parts of the message, in order.
  private let parts: [ProtobufReader]

  /// A message in parts.
  init(_ parts: [ProtobufReader] = []) { self.parts = parts }

  /// Calls `body` with every field: its tag and a reader that stands before its value.
  private func forEachField(_ body: (UInt32, inout ProtobufReader) throws -> Void) {
    for var reader in parts {
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
  }

  /// The occurrences of a field of messages, bytes or text.
  private func occurrences(_ field: UInt32) -> [ProtobufReader] {
    var found: [ProtobufReader] = []
    forEachField { tag, value in
      if tag == field << 3 | WireType.delimited { found.append(try value.readMessage()) }
    }
    return found
  }

  /// The messages of a repeated field, in order.
  func messages(_ field: UInt32) -> [MessageView] { occurrences(field).map { MessageView([$0]) } }

  /// The message of a field, its occurrences merged; empty if it is absent.
  func message(_ field: UInt32) -> MessageView { MessageView(occurrences(field)) }

  /// The texts of a repeated field, in order.
  func strings(_ field: UInt32) -> [String] {
    occurrences(field).map { String(decoding: $0.rest, as: UTF8.self) }
  }

  /// The text of a field; empty if it is absent.
  func string(_ field: UInt32) -> String { strings(field).last ?? "" }

  /// The bytes of a field; empty if it is absent.
  func bytes(_ field: UInt32) -> [UInt8] { occurrences(field).last.map { Array($0.rest) } ?? [] }

  /// The last varint of a field, or nil if it is absent.
  func varint(_ field: UInt32) -> UInt64? { varints(field).last }

  /// The last eight bytes of a field, or nil if it is absent.
  func fixed64(_ field: UInt32) -> UInt64? { fixed64s(field).last }

  /// The last four bytes of a field, or nil if it is absent.
  func fixed32(_ field: UInt32) -> UInt32? {
    var found: UInt32?
    forEachField { tag, value in
      if tag == field << 3 | WireType.fixed32 { found = try value.readFixed32() }
    }
    return found
  }

  /// The last floating-point number of a field, or nil if it is absent.
  func double(_ field: UInt32) -> Double? { fixed64(field).map(Double.init(bitPattern:)) }

  /// A field of eight bytes each, packed or not.
  func fixed64s(_ field: UInt32) -> [UInt64] {
    var found: [UInt64] = []
    forEachField { tag, value in
      if tag == field << 3 | WireType.fixed64 { found.append(try value.readFixed64()) }
      guard tag == field << 3 | WireType.delimited else { return }
      var packed = try value.readMessage()
      while !packed.isAtEnd { found.append(try packed.readFixed64()) }
    }
    return found
  }

  /// A varint field, packed or not.
  func varints(_ field: UInt32) -> [UInt64] {
    var found: [UInt64] = []
    forEachField { tag, value in
      if tag == field << 3 { found.append(try value.readVarint()) }
      guard tag == field << 3 | WireType.delimited else { return }
      var packed = try value.readMessage()
      while !packed.isAtEnd { found.append(try packed.readVarint()) }
    }
    return found
  }

  /// Which of the fields of a oneof is set: the last one given.
  func present(among fields: Set<UInt32>) -> UInt32? {
    var found: UInt32?
    forEachField { tag, _ in
      if fields.contains(tag >> 3) { found = tag >> 3 }
    }
    return found
  }

  /// The message of the oneof field that is set: its occurrences after those of other fields.
  func message(among fields: Set<UInt32>) -> MessageView {
    var field: UInt32 = 0
    var found: [ProtobufReader] = []
    forEachField { tag, value in
      guard fields.contains(tag >> 3) else { return }
      if tag >> 3 != field { found = [] }
      field = tag >> 3
      if tag & 7 == WireType.delimited { found.append(try value.readMessage()) }
    }
    return MessageView(found)
  }
}

extension ProtobufReader {
  /// The bytes not yet read.
  fileprivate var rest: UnsafeRawBufferPointer {
    // Sound: the reader's bytes reach from its position to its end.
    UnsafeRawBufferPointer(start: position, count: remaining)
  }
}
