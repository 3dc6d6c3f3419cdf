/// Where the blocks of a Zstandard frame lie (RFC 8878, section 3.1.1), so that they can be joined with
/// others' in one frame.
public final class ZstdFrame: Sendable {
  /// Byte at which the first block begins.
  let start: Int
  /// Byte at which the header of the last block begins.
  let lastBlock: Int
  /// Byte behind the last block.
  let end: Int
  /// The window that the blocks need, in bytes.
  let window: Int
  /// Number of decompressed bytes.
  let count: Int

  /// Finds the blocks of a frame.
  /// - Parameters:
  ///   - body: one frame, which is valid.
  ///   - count: number of bytes that it decompresses to.
  /// - Returns: nil if there is anything else in the body.
  init?(_ body: UnsafeRawBufferPointer, count: Int) {
    guard let header = ZstdFrameHeader(body) else { return nil }
    var place = header.count
    var last = place
    while true {
      guard let block = ZstdBlock(body, at: place) else { return nil }
      last = place
      place = block.content.upperBound
      if block.isLast { break }
    }
    guard place + header.trailer == body.count else { return nil }
    start = header.count
    lastBlock = last
    end = place
    window = header.window ?? count
    self.count = count
  }
}

/// The header of a frame.
private struct ZstdFrameHeader {
  /// Bytes of the header.
  let count: Int
  /// The window; nil if it is as large as the content.
  let window: Int?
  /// Bytes of the checksum behind the last block.
  let trailer: Int

  /// - Returns: nil if there is no frame, or one that needs a dictionary.
  init?(_ body: UnsafeRawBufferPointer) {
    guard body.count > 6, body.loadUnaligned(as: UInt32.self).littleEndian == 0xfd2f_b528 else {
      return nil
    }
    let descriptor = body[4]
    guard descriptor & 3 == 0 else { return nil }
    let isSingle = descriptor & 0x20 != 0
    let sizes = isSingle ? [1, 2, 4, 8] : [0, 2, 4, 8]
    trailer = descriptor & 4 != 0 ? 4 : 0
    window = isSingle ? nil : (1 << (10 + Int(body[5] >> 3))) / 8 * (8 + Int(body[5] & 7))
    count = 5 + (isSingle ? 0 : 1) + sizes[Int(descriptor >> 6)]
  }
}

/// A block of a frame.
struct ZstdBlock {
  let isLast: Bool
  /// Whether the content is compressed, rather than as it is, or one byte that is repeated.
  let isCompressed: Bool
  /// Where the content lies.
  let content: Range<Int>

  /// Bytes of a block's header.
  static var headerCount: Int { 3 }

  /// - Returns: nil if there is no whole block at this place.
  init?(_ body: UnsafeRawBufferPointer, at place: Int) {
    guard let header = body.bits(24, at: place * 8) else { return nil }
    isLast = header & 1 == 1
    let kind = header >> 1 & 3
    isCompressed = kind == 2
    let start = place + ZstdBlock.headerCount
    let count = kind == 1 ? 1 : header >> 3
    guard kind != 3, count <= body.count - start else { return nil }
    content = start..<start + count
  }
}

extension ZstdFrame {
  /// Finds the blocks of a frame that can follow others'.
  /// - Returns: nil if it cannot, or takes a larger window than all receivers provide.
  convenience init?(joinable body: UnsafeRawBufferPointer, count: Int) {
    self.init(body, count: count)
    guard window <= ZstdDecoder.maxWindow, ZstdOffsets.areAllNamed(in: body, self) else {
      return nil
    }
  }

  /// Whether joining a frame with others as it is costs little size: each brings its own dictionary.
  /// - Parameters:
  ///   - compressed: bytes of the frame.
  ///   - count: bytes of its content.
  static func isWorthKeeping(_ compressed: Int, of count: Int) -> Bool {
    count >= leastCount && compressed <= count / 3
  }

  /// The least number of decompressed bytes that are left compressed.
  private static var leastCount: Int { 48 << 10 }
}

extension ByteBuffer {
  /// Bytes that `appendZstdHeader` appends.
  static var zstdHeaderCount: Int { 14 }

  /// The header of a frame that tells its size: receivers can then check it against their limits
  /// before they take memory. There is no checksum, which could not be had without the content.
  mutating func appendZstdHeader(window: Int, count: Int) {
    append(raw: UInt32(littleEndian: 0xfd2f_b528))
    append(0xc0)
    // The smallest power of two that is large enough.
    let exponent = max(10, Int.bitWidth - max(0, window - 1).leadingZeroBitCount)
    append(UInt8(exponent - 10) << 3)
    append(raw: UInt64(count).littleEndian)
  }

  /// Appends the blocks of a frame.
  /// - Parameter isOpen: whether other blocks will follow.
  mutating func append(_ frame: ZstdFrame, of body: UnsafeRawBufferPointer, isOpen: Bool) {
    let mark = count + frame.lastBlock - frame.start
    append(UnsafeRawBufferPointer(rebasing: body[frame.start..<frame.end]))
    if isOpen { replace(at: mark, with: bytes[mark] & ~1) }
  }
}
