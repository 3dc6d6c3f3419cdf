import Schema

extension OTLP {
  /// Writes a part of a resource as a request of its own.
  ///
  /// Resource, scope and metric are repeated with all their fields, unknown ones too; the fields
  /// keep their order. Lengths keep their width in bytes, padded where they became smaller.
  ///
  /// - Parameters:
  ///   - part: What to take out of `body`, as found by `cut`.
  ///   - output: Room for at least as many bytes as the whole resource takes.
  /// - Returns: The number of bytes written.
  public static func write(
    _ part: Part, _ signal: Signal, _ body: UnsafeRawBufferPointer,
    to output: UnsafeMutableRawBufferPointer
  ) throws(WireError) -> Int {
    precondition(output.count >= part.bytes.count, "a part takes up to the room of its resource")
    var reader = ProtobufReader(UnsafeRawBufferPointer(rebasing: body[part.bytes]))
    var carver = Carver(output: output.baseAddress!)
    let header = reader.position
    let tag = try reader.readTag()
    guard let child = Spine(kind: .request(of: signal)).child(tag) else {
      preconditionFailure("a part is a resource")
    }
    let tagEnd = reader.position
    let message = try reader.readMessage()
    let end = part.reachesEnd ? Int.max : part.items.upperBound
    try carver.write(
      child, message, items: part.items.lowerBound..<end,
      header: FieldHeader(start: header, tagEnd: tagEnd, end: message.position))
    return carver.written
  }

  /// Appends a range of a body's items to a buffer, as a request of its own.
  public static func copy(
    _ items: Range<Int>, _ signal: Signal, _ body: UnsafeRawBufferPointer,
    to buffer: inout ByteBuffer
  ) throws(WireError) {
    let cut = try cut(signal, body, items: items)
    if let part = cut.first { try copy(part, signal, body, to: &buffer) }
    buffer.append(UnsafeRawBufferPointer(rebasing: body[cut.whole]))
    if let part = cut.last { try copy(part, signal, body, to: &buffer) }
  }

  /// Appends a part of a resource to a buffer.
  private static func copy(
    _ part: Part, _ signal: Signal, _ body: UnsafeRawBufferPointer, to buffer: inout ByteBuffer
  ) throws(WireError) {
    buffer.reserve(part.bytes.count)
    buffer.commit(try write(part, signal, body, to: buffer.room))
  }
}
