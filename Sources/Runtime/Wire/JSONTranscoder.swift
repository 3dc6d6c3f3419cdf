import Schema

/// Turns OTLP/JSON requests into the same requests in protobuf, in one pass and without a tree between
/// them. A loop has one.
///
/// Source: OTLP specification, "JSON Protobuf Encoding": the mapping of proto3, with hexadecimal
/// identifiers, numbers for enumerations, and unknown fields ignored.
public final class JSONTranscoder: LoopShared {
  private var cursor = JSONCursor(UnsafeRawBufferPointer(start: nil, count: 0))
  private var output = ByteBuffer()
  /// Strings that hold escapes, without them.
  private var scratch = ByteBuffer()
  private var limit = 0
  /// The fields of every kind of message, by its number.
  private let fields: [[JSONField]]
  public var hasSpare: () -> Void = {}
  private var isUsed = false

  /// Bytes of buffers that are kept from body to body.
  private static let kept = 1 << 20

  public init() {
    fields = MessageKind.allCases.map(\.jsonFields)
  }

  /// The request that a text describes, in protobuf.
  /// - Parameter limit: the most bytes that it may have.
  public func transcode(
    _ text: UnsafeRawBufferPointer, _ signal: Signal, limit: Int, into arena: Arena
  ) throws(JSONError) -> Extent {
    if !isUsed { hasSpare() }
    isUsed = true
    defer {
      if output.capacity > JSONTranscoder.kept { output.release() }
      if scratch.capacity > JSONTranscoder.kept { scratch.release() }
    }
    cursor = JSONCursor(text)
    self.limit = limit
    output.removeAll()
    guard !cursor.isAtEnd() else { throw cursor.error("the body is empty; no telemetry is '{}'") }
    try readMessage(.request(of: signal), nesting: ProtobufReader.nestingLimit)
    guard cursor.isAtEnd() else { throw cursor.error("expected the end of the text") }
    guard output.count <= limit else { throw .tooLarge(limit: limit) }
    guard var extent = arena.extent(capacity: max(output.count, 1)) else { throw .outOfMemory }
    guard extent.append(output.bytes, in: arena) else { throw .outOfMemory }
    return extent
  }

  public func trimSurplus() -> Bool {
    if !isUsed {
      output.release()
      scratch.release()
    }
    defer { isUsed = false }
    return isUsed
  }

  // MARK: Messages

  /// Takes an object, and writes the fields of the message that it describes.
  private func readMessage(_ kind: MessageKind, nesting: Int) throws(JSONError) {
    try cursor.take(0x7b, "an object")
    if try cursor.takes(0x7d) { return }
    repeat {
      let field = field(try cursor.readString(&scratch), of: kind)
      try cursor.take(0x3a, "':'")
      if let field {
        if try !cursor.takes("null") { try readField(field, nesting: nesting) }
      } else {
        try cursor.skipValue(&scratch)
      }
      guard output.count <= limit else { throw .tooLarge(limit: limit) }
    } while try cursor.continues(until: 0x7d)
  }

  /// The field of that name. The names of the protocol's definition are taken too, as the Collector
  /// does, rather than losing what they hold.
  private func field(_ name: UnsafeRawBufferPointer, of kind: MessageKind) -> JSONField? {
    let name = HTTPText(name)
    let fields = fields[Int(kind.rawValue)]
    for field in fields where name == field.name { return field }
    guard name.bytes.contains(0x5f), name.count < 64 else { return nil }
    let spelled = name.camelCase
    return fields.first { field in
      spelled.elementsEqual(
        UnsafeBufferPointer(start: field.name.utf8Start, count: field.name.utf8CodeUnitCount))
    }
  }

  /// Takes the value of a field, or all of a list.
  private func readField(_ field: JSONField, nesting: Int) throws(JSONError) {
    guard field.isRepeated else { return try readValue(field, nesting: nesting) }
    try cursor.take(0x5b, "a list")
    if try cursor.takes(0x5d) { return }
    guard let wireType = field.content.packedWireType else {
      repeat { try readValue(field, nesting: nesting) } while try cursor.continues(until: 0x5d)
      return
    }
    output.append(tag: field.number, WireType.delimited)
    let start = output.count
    repeat {
      try readNumber(field.content, wireType)
      guard output.count <= limit else { throw .tooLarge(limit: limit) }
    } while try cursor.continues(until: 0x5d)
    output.insertLength(at: start)
  }

  /// Takes one value of a field.
  private func readValue(_ field: JSONField, nesting: Int) throws(JSONError) {
    switch field.content {
    case .message(let kind):
      guard nesting > 0 else { throw cursor.error("messages are nested too deeply") }
      output.append(tag: field.number, WireType.delimited)
      let start = output.count
      try readMessage(kind, nesting: nesting - 1)
      output.insertLength(at: start)
    case .string:
      let text = try cursor.readString(&scratch)
      output.append(field: field.number, text)
    case .bytes: try readBytes(field)
    case .traceID: try readIdentifier(field, count: 16)
    case .spanID: try readIdentifier(field, count: 8)
    case .bool:
      output.append(tag: field.number, WireType.varint)
      if try cursor.takes("true") {
        output.append(1)
      } else if try cursor.takes("false") {
        output.append(0)
      } else {
        throw cursor.error("expected true or false")
      }
    default:
      let wireType = field.content.packedWireType ?? WireType.varint
      output.append(tag: field.number, wireType)
      try readNumber(field.content, wireType)
    }
  }

  // MARK: Scalars

  /// Takes a string of hexadecimal digits.
  private func readIdentifier(_ field: JSONField, count: Int) throws(JSONError) {
    _ = try cursor.peek()
    let place = cursor.position
    let text = try cursor.readString(&scratch)
    if text.isEmpty { return }
    guard text.count == count * 2 else {
      throw cursor.error("expected \(count * 2) hexadecimal digits", at: place)
    }
    output.append(tag: field.number, WireType.delimited)
    output.append(UInt8(count))
    for i in 0..<count {
      guard let high = text[2 * i].hexadecimalDigit, let low = text[2 * i + 1].hexadecimalDigit
      else { throw cursor.error("expected \(count * 2) hexadecimal digits", at: place) }
      output.append(high << 4 | low)
    }
  }

  /// Takes a string in Base64.
  private func readBytes(_ field: JSONField) throws(JSONError) {
    _ = try cursor.peek()
    let place = cursor.position
    guard let bytes = Base64.decode(try cursor.readString(&scratch)) else {
      throw cursor.error("expected Base64", at: place)
    }
    bytes.withUnsafeBytes { output.append(field: field.number, $0) }
  }

  /// Takes a number, in quotes or not, and writes it without a tag.
  private func readNumber(_ content: JSONField.Content, _ wireType: UInt32) throws(JSONError) {
    let isQuoted = try cursor.peek() == 0x22
    let place = cursor.position
    let text = isQuoted ? try cursor.readString(&scratch) : try cursor.readNumberText()
    guard let value = content.encoded(text, isQuoted: isQuoted) else {
      throw cursor.error("expected \(content.expectation)", at: place)
    }
    switch wireType {
    case WireType.varint: output.append(varint: value)
    case WireType.fixed32: output.append(raw: UInt32(truncatingIfNeeded: value).littleEndian)
    default: output.append(raw: value.littleEndian)
    }
  }
}

extension JSONField.Content {
  /// How a number goes over the wire, and lists of it packed; nil for what is no number.
  fileprivate var packedWireType: UInt32? {
    switch self {
    case .enumeration, .int32, .uint32, .int64, .uint64, .sint32: WireType.varint
    case .fixed32: WireType.fixed32
    case .fixed64, .sfixed64, .double: WireType.fixed64
    case .string, .bytes, .traceID, .spanID, .bool, .message: nil
    }
  }

  /// The bits that go over the wire for a number; nil if it is none, or does not fit.
  fileprivate func encoded(_ text: UnsafeRawBufferPointer, isQuoted: Bool) -> UInt64? {
    guard let number = JSONNumber(text) else {
      guard isQuoted, case .double = self else { return nil }
      return HTTPText(text).specialNumber?.bitPattern
    }
    switch self {
    case .enumeration, .int32:
      return number.signed.flatMap(Int32.init(exactly:)).map { UInt64(bitPattern: Int64($0)) }
    case .sint32:
      return number.signed.flatMap(Int32.init(exactly:)).map {
        UInt64(UInt32(bitPattern: $0 << 1 ^ $0 >> 31))
      }
    case .uint32, .fixed32:
      return number.unsigned.flatMap(UInt32.init(exactly:)).map { UInt64($0) }
    case .int64, .sfixed64: return number.signed.map { UInt64(bitPattern: $0) }
    case .uint64, .fixed64: return number.unsigned
    case .double: return number.double?.bitPattern
    case .string, .bytes, .traceID, .spanID, .bool, .message: return nil
    }
  }

  /// What has to come, in an error's words.
  fileprivate var expectation: String {
    switch self {
    case .enumeration: "the number of an enumeration's value"
    case .double: "a number"
    case .uint32, .fixed32: "a whole number from 0 to 4294967295"
    case .uint64, .fixed64: "a whole number from 0 to 18446744073709551615"
    case .int32, .sint32: "a whole number of 32 bits"
    default: "a whole number of 64 bits"
    }
  }
}

extension HTTPText {
  /// The name with the letters behind underscores in upper case, and without the underscores.
  fileprivate var camelCase: [UInt8] {
    var result: [UInt8] = []
    var isRaised = false
    for byte in bytes {
      if byte == 0x5f {
        isRaised = true
      } else {
        result.append(isRaised && byte >= 0x61 && byte <= 0x7a ? byte & 0xdf : byte)
        isRaised = false
      }
    }
    return result
  }

  /// The number that JSON has no digits for.
  fileprivate var specialNumber: Double? {
    if self == "NaN" { return .nan }
    if self == "Infinity" { return .infinity }
    return self == "-Infinity" ? -.infinity : nil
  }
}

extension ByteBuffer {
  /// Appends a field's tag.
  fileprivate mutating func append(tag field: UInt8, _ wireType: UInt32) {
    append(varint: UInt64(UInt32(field) << 3 | wireType))
  }

  /// Appends a field of bytes.
  fileprivate mutating func append(field: UInt8, _ bytes: UnsafeRawBufferPointer) {
    append(tag: field, WireType.delimited)
    append(varint: UInt64(bytes.count))
    append(bytes)
  }
}
