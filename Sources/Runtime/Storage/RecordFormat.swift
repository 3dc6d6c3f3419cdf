import Schema

/// How a payload lies in storage: a head of 16 bytes, then one of 56 bytes for each slice, then the
/// slices' bytes. All numbers are little-endian; a checksum stands beside the record.
///
/// Sixteen bytes: the format's version (2), the signal (2), 4 unused, the number of slices (8). For a
/// slice: its length, its items, and for one that is left compressed 1 and the places that
/// `GzipMember` tells of (8 each).
enum RecordFormat {
  /// The version that this writes. A reader refuses versions that it does not know.
  static var version: UInt16 { 1 }
  private static var headSize: Int { 16 }
  private static var sliceSize: Int { 56 }

  /// A slice on its way to storage. Its bytes stay where they are until the write is over.
  struct Piece: @unchecked Sendable {
    let bytes: UnsafeRawBufferPointer
    let items: Int
    let member: GzipMember?
  }

  /// Writes a record.
  static func write(_ signal: Signal, _ pieces: [Piece], to buffer: inout ByteBuffer) {
    buffer.append(raw: version.littleEndian)
    buffer.append(raw: UInt16(signal.rawValue).littleEndian)
    buffer.append(raw: UInt32(0))
    buffer.append(raw: UInt64(pieces.count).littleEndian)
    for piece in pieces {
      let member = piece.member
      let numbers = [
        piece.bytes.count, piece.items, member == nil ? 0 : 1, member?.start ?? 0,
        member?.lastBlock ?? 0, member?.end ?? 0, member?.count ?? 0,
      ]
      for number in numbers { buffer.append(raw: UInt64(number).littleEndian) }
    }
    for piece in pieces { buffer.append(piece.bytes) }
  }

  /// Reads a record into memory that may exceed the arena's limit: it has been taken already.
  /// - Throws: when the record is damaged, or of another version.
  static func read(_ bytes: UnsafeRawBufferPointer, in arena: Arena) throws(StorageError) -> Payload
  {
    guard bytes.count >= headSize else { throw .damaged }
    let version = UInt16(littleEndian: bytes.loadUnaligned(as: UInt16.self))
    guard version == RecordFormat.version else { throw .otherVersion(version) }
    let code = UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: 2, as: UInt16.self))
    let count = number(bytes, at: 8)
    guard let signal = UInt8(exactly: code).flatMap(Signal.init(rawValue:)), count >= 0,
      count <= (bytes.count - headSize) / sliceSize
    else { throw .damaged }
    let start = headSize + count * sliceSize
    guard
      var extent = arena.extent(capacity: bytes.count - start, mayExceed: true, kept: true)
    else { throw StorageError("there is no memory to read a record") }
    _ = extent.append(UnsafeRawBufferPointer(rebasing: bytes[start...]), in: arena)
    let whole = extent.finish()
    var payload = Payload(signal)
    var offset = 0
    for i in 0..<count {
      let slice = try slice(bytes, head: headSize + i * sliceSize, of: whole, at: &offset)
      payload.append(slice)
    }
    return payload
  }

  /// Reads a slice.
  private static func slice(
    _ bytes: UnsafeRawBufferPointer, head: Int, of whole: Slice, at offset: inout Int
  ) throws(StorageError) -> Slice {
    let length = number(bytes, at: head)
    guard length >= 0, length <= whole.count - offset else { throw .damaged }
    var slice = whole.part(offset..<offset + length, items: number(bytes, at: head + 8))
    offset += length
    if number(bytes, at: head + 16) == 1 {
      let end = number(bytes, at: head + 40)
      guard end >= 0, (end + 7) / 8 + 8 == length else { throw .damaged }
      slice.member = GzipMember(
        slice.bytes, start: number(bytes, at: head + 24), lastBlock: number(bytes, at: head + 32),
        end: end, count: number(bytes, at: head + 48))
    }
    return slice
  }

  /// A number of 8 bytes; negative when it is too large to mean anything.
  private static func number(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Int {
    Int(
      truncatingIfNeeded: Int64(
        littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Int64.self)))
  }
}

extension StorageError {
  static var damaged: Self { Self("a record in storage is damaged", isPermanent: true) }

  fileprivate static func otherVersion(_ version: UInt16) -> Self {
    Self("a record in storage has format \(version), which this version cannot read")
  }
}
