import Schema

/// Turns OTLP requests in protobuf into the same requests in OTLP/JSON, without a tree between them. A
/// loop has one.
///
/// Every field that is present is written, in the order of `jsonFields`; fields that the protocol does
/// not know are not. Of a field that occurs more than once, what protobuf's rules make of it is written.
///
/// Source: OTLP specification, "JSON Protobuf Encoding".
public final class JSONEncoder: LoopShared {
  private var output = ByteBuffer()
  /// The fields of every kind of message, by its number.
  private let fields: [[JSONField]]
  public var hasSpare: () -> Void = {}
  private var isUsed = false

  /// Bytes of the buffer that are kept from request to request.
  private static let kept = 1 << 20
  /// Field numbers are below this.
  private static let fieldCount = 32

  public init() {
    fields = MessageKind.allCases.map(\.jsonFields)
  }

  /// One request in JSON that holds what all the slices hold; nil if no memory is left.
  /// - Requires: the slices are valid requests, none of them compressed.
  public func encode(
    _ slices: ContiguousArray<Slice>, _ signal: Signal, in arena: Arena
  ) -> Slice? {
    if !isUsed { hasSpare() }
    isUsed = true
    defer { if output.capacity > JSONEncoder.kept { output.release() } }
    output.removeAll()
    let field = fields[Int(MessageKind.request(of: signal).rawValue)][0]
    output.append(0x7b)
    write(key: field)
    output.append(0x5b)
    var isFirst = true
    for slice in slices {
      writeOccurrences(field, ProtobufReader(slice.bytes), isFirst: &isFirst)
    }
    output.append("]}")
    // What is encoded has been taken already, and must go on.
    guard var extent = arena.extent(capacity: output.count, mayExceed: true) else { return nil }
    guard extent.append(output.bytes, in: arena) else { return nil }
    return extent.finish(items: slices.reduce(0) { $0 + $1.items })
  }

  public func trimSurplus() -> Bool {
    if !isUsed { output.release() }
    defer { isUsed = false }
    return isUsed
  }

  // MARK: Messages

  /// Where a field occurs in a message.
  private struct Place {
    /// Before the first tag.
    var first: UnsafeRawPointer
    /// Before the last tag.
    var last: UnsafeRawPointer
    var count = 0
  }

  /// Writes a message as an object.
  private func writeMessage(_ kind: MessageKind, _ message: ProtobufReader) {
    withUnsafeTemporaryAllocation(of: Place.self, capacity: JSONEncoder.fieldCount) { places in
      places.initialize(repeating: Place(first: message.position, last: message.position))
      find(kind, message, places)
      output.append(0x7b)
      var isFirst = true
      for field in fields[Int(kind.rawValue)] {
        let place = places[Int(field.number)]
        guard place.count > 0 else { continue }
        if !isFirst { output.append(0x2c) }
        isFirst = false
        write(key: field)
        let rest = ProtobufReader(from: place.first, to: message.end)
        if field.isRepeated {
          output.append(0x5b)
          var isFirst = true
          writeOccurrences(field, rest, count: place.count, isFirst: &isFirst)
          output.append(0x5d)
        } else if place.count > 1, case .message(let kind) = field.content {
          writeMerged(kind, field.number, rest)
        } else {
          var last = ProtobufReader(from: place.last, to: message.end)
          if let tag = try? last.readTag() { writeValue(field, tag, &last) }
        }
      }
      output.append(0x7d)
    }
  }

  /// Finds the places of a message's fields. Of those that exclude each other the last one remains.
  private func find(
    _ kind: MessageKind, _ message: ProtobufReader, _ places: UnsafeMutableBufferPointer<Place>
  ) {
    let exclusive = kind.exclusiveFields
    var chosen = 0
    var reader = message
    while !reader.isAtEnd {
      let position = reader.position
      guard let tag = try? reader.readTag(), (try? reader.skip(tag)) != nil else { return }
      let number = Int(tag >> 3)
      guard number < JSONEncoder.fieldCount else { continue }
      if exclusive & 1 << number != 0 {
        if chosen != number { places[chosen].count = 0 }
        chosen = number
      }
      if places[number].count == 0 { places[number].first = position }
      places[number].last = position
      places[number].count += 1
    }
  }

  /// Writes the values of a repeated field in the rest of a message, behind commas but for the first.
  /// - Parameter count: how many times the field occurs there, if that is known.
  private func writeOccurrences(
    _ field: JSONField, _ rest: ProtobufReader, count: Int = .max, isFirst: inout Bool
  ) {
    var reader = rest
    var count = count
    while count > 0, !reader.isAtEnd {
      guard let tag = try? reader.readTag() else { return }
      guard tag >> 3 == UInt32(field.number) else {
        guard (try? reader.skip(tag)) != nil else { return }
        continue
      }
      count -= 1
      if tag & 7 == WireType.delimited, field.content.isNumber {
        guard var packed = try? reader.readMessage() else { return }
        while !packed.isAtEnd {
          if !isFirst { output.append(0x2c) }
          isFirst = false
          guard writeNumber(field.content, &packed) else { return }
        }
      } else {
        if !isFirst { output.append(0x2c) }
        isFirst = false
        guard writeValue(field, tag, &reader) else { return }
      }
    }
  }

  /// Writes a message whose field occurs several times in the rest of a message: what all of them
  /// together make, which is what their concatenation is.
  private func writeMerged(_ kind: MessageKind, _ number: UInt8, _ rest: ProtobufReader) {
    var whole = ByteBuffer()
    var reader = rest
    while !reader.isAtEnd {
      guard let tag = try? reader.readTag() else { break }
      if tag == UInt32(number) << 3 | WireType.delimited {
        guard let part = try? reader.readBytes() else { break }
        whole.append(part)
      } else {
        guard (try? reader.skip(tag)) != nil else { break }
      }
    }
    writeMessage(kind, ProtobufReader(whole.bytes))
  }

  /// Writes a field's name and a colon.
  private func write(key field: JSONField) {
    output.append(0x22)
    output.append(field.name)
    output.append("\":")
  }

  // MARK: Values

  /// Writes a value, before which the reader stands. False when it cannot be read.
  @discardableResult
  private func writeValue(
    _ field: JSONField, _ tag: UInt32, _ reader: inout ProtobufReader
  ) -> Bool {
    switch field.content {
    case .message(let kind):
      guard let message = try? reader.readMessage() else { return false }
      writeMessage(kind, message)
    case .string:
      guard let text = try? reader.readBytes() else { return false }
      output.append(quoted: text)
    case .bytes:
      guard let bytes = try? reader.readBytes() else { return false }
      output.append(base64: bytes)
    case .traceID, .spanID:
      guard let bytes = try? reader.readBytes() else { return false }
      output.append(hexadecimal: bytes)
    case .bool:
      guard let value = try? reader.readVarint() else { return false }
      output.append(value == 0 ? "false" : "true")
    default: return writeNumber(field.content, &reader)
    }
    return true
  }

  /// Writes a number, before which the reader stands.
  private func writeNumber(_ content: JSONField.Content, _ reader: inout ProtobufReader) -> Bool {
    switch content {
    case .double:
      guard let value = try? reader.readDouble() else { return false }
      output.append(number: value)
    case .fixed32:
      guard let value = try? reader.readFixed32() else { return false }
      output.append(decimal: UInt64(value))
    case .fixed64, .sfixed64:
      guard let value = try? reader.readFixed64() else { return false }
      output.append(0x22)
      if case .sfixed64 = content {
        output.append(decimal: Int64(bitPattern: value))
      } else {
        output.append(decimal: value)
      }
      output.append(0x22)
    default:
      guard let value = try? reader.readVarint() else { return false }
      writeVarint(content, value)
    }
    return true
  }

  /// Writes the number that a varint stands for.
  private func writeVarint(_ content: JSONField.Content, _ value: UInt64) {
    switch content {
    case .int64, .uint64:
      output.append(0x22)
      if case .int64 = content {
        output.append(decimal: Int64(bitPattern: value))
      } else {
        output.append(decimal: value)
      }
      output.append(0x22)
    case .uint32: output.append(decimal: UInt64(UInt32(truncatingIfNeeded: value)))
    case .sint32:
      let bits = UInt32(truncatingIfNeeded: value)
      output.append(decimal: Int64(Int32(bitPattern: bits >> 1) ^ -Int32(bits & 1)))
    default: output.append(decimal: Int64(Int32(truncatingIfNeeded: value)))
    }
  }
}

extension JSONField.Content {
  /// Whether a list of it may be packed.
  fileprivate var isNumber: Bool {
    switch self {
    case .string, .bytes, .traceID, .spanID, .bool, .message: false
    default: true
    }
  }
}

extension MessageKind {
  /// The numbers of the fields of which a message has one at most, as bits.
  fileprivate var exclusiveFields: Int {
    switch self {
    case .anyValue: 0b1111_1110
    case .metric: 1 << 5 | 1 << 7 | 1 << 9 | 1 << 10 | 1 << 11
    case .numberPoint: 1 << 4 | 1 << 6
    case .exemplar: 1 << 3 | 1 << 6
    default: 0
    }
  }
}
