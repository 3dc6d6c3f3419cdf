/// What inflating has told about a gzip body of one member (RFC 1952): where its deflate stream lies
/// (RFC 1951), so that it can be joined with others without being inflated again.
public final class GzipMember: Sendable {
  /// Byte at which the deflate stream begins: the length of the member's header.
  let start: Int
  /// Bit, counted from the member's first byte, at which the last block's header begins; that bit says
  /// that no other block follows.
  let lastBlock: Int
  /// Bit after the last block.
  let end: Int
  /// Checksum of the inflated bytes, verified.
  let checksum: UInt32
  /// Number of inflated bytes.
  let count: Int

  /// - Requires: the member is valid, and `body` has nothing behind it.
  init(_ body: UnsafeRawBufferPointer, start: Int, lastBlock: Int, end: Int, count: Int) {
    self.start = start
    self.lastBlock = lastBlock
    self.end = end
    self.count = count
    // The trailer: the checksum, then the length, least significant byte first.
    checksum = UInt32(
      littleEndian: body.loadUnaligned(fromByteOffset: (end + 7) / 8, as: UInt32.self))
  }
}

extension GzipMember {
  /// The length of the header that a body begins with (RFC 1952, section 2.3); nil if it has no end.
  static func start(of body: UnsafeRawBufferPointer) -> Int? {
    guard body.count > 10 else { return nil }
    let flags = body[3]
    var place = 10
    // Extra fields with their length before them, a name, a comment, a checksum.
    if flags & 4 != 0 {
      guard place + 2 <= body.count else { return nil }
      place += 2 + Int(body[place]) + Int(body[place + 1]) << 8
    }
    for text: UInt8 in [8, 16] where flags & text != 0 {
      guard place < body.count, let end = body[place...].firstIndex(of: 0) else { return nil }
      place = end + 1
    }
    if flags & 2 != 0 { place += 2 }
    return place < body.count ? place : nil
  }

  /// Whether joining a body with others as it is costs little size. Small bodies bring a dictionary each,
  /// and bodies that were compressed without effort are better compressed again.
  /// - Parameters:
  ///   - compressed: bytes of the body.
  ///   - count: bytes that it has inflated.
  static func isWorthKeeping(_ compressed: Int, of count: Int) -> Bool {
    count >= leastCount && compressed <= count / 3
  }

  /// The least number of inflated bytes that are left compressed.
  private static var leastCount: Int { 32 << 10 }
}

extension ByteBuffer {
  /// The header of a member that says nothing of where it comes from.
  mutating func appendGzipHeader() {
    append(raw: UInt64(littleEndian: 0x08_8b1f))
    append(raw: UInt16(littleEndian: 0xff00))
  }

  /// The trailer of a member of `count` inflated bytes.
  mutating func appendGzipTrailer(checksum: UInt32, count: Int) {
    append(raw: checksum.littleEndian)
    append(raw: UInt32(truncatingIfNeeded: count).littleEndian)
  }

  /// Appends the deflate stream of a member.
  /// - Parameter isOpen: whether other blocks will follow. Then the last block's mark goes, and an
  ///   empty stored block brings what follows to a byte boundary (RFC 1951, 3.2.4).
  mutating func append(_ member: GzipMember, of body: UnsafeRawBufferPointer, isOpen: Bool) {
    let origin = count
    append(UnsafeRawBufferPointer(rebasing: body[member.start..<(member.end + 7) / 8]))
    guard isOpen else { return }
    let mark = origin + member.lastBlock / 8 - member.start
    replace(at: mark, with: bytes[mark] & ~(1 << UInt8(member.lastBlock % 8)))
    // Bits of the stream's last byte; three zeros, the header of a stored block, come next.
    let used = member.end % 8
    if used > 0 { replace(at: count - 1, with: bytes[count - 1] & (1 << UInt8(used) - 1)) }
    if used == 0 || used > 5 { append(0) }
    append(raw: UInt32(littleEndian: 0xffff_0000))
  }
}
