import CCompression
import Glibc

/// Decompresses snappy into the arena: one block, or the framing format, whose checksums are verified.
final class SnappyDecoder {
  /// How a stream of the framing format begins.
  static let streamIdentifier: [UInt8] = [0xff, 6, 0, 0] + Array("sNaPpY".utf8)
  /// The most bytes that a frame holds.
  static let maxFrame = 64 << 10
  /// What a byte of a block can become at most, and a little more: 64 bytes from 3.
  private static let maxRatio = 22

  private let checksum = CRC32C()

  /// The decompressed body.
  /// - Parameters:
  ///   - limit: the most bytes that the output may have.
  ///   - mustBeFramed: whether a block alone is refused.
  func decompress(
    _ body: UnsafeRawBufferPointer, limit: Int, mustBeFramed: Bool, into arena: Arena
  ) throws(DecompressionError) -> Extent {
    let coding = mustBeFramed ? ContentCoding.framedSnappy : .snappy
    guard !body.isEmpty else { throw .truncated(coding) }
    if body.starts(with: SnappyDecoder.streamIdentifier) {
      return try decompressFrames(body, limit, arena)
    }
    if mustBeFramed { throw .malformed(coding) }
    let size = try SnappyDecoder.size(of: body, limit: limit)
    var output = try BoundedOutput(limit: limit, guess: size, in: arena)
    try SnappyDecoder.decompressBlock(body, size, &output)
    return output.extent
  }

  // MARK: Blocks

  /// The bytes that a block says it holds.
  private static func size(
    of block: UnsafeRawBufferPointer, limit: Int
  ) throws(DecompressionError) -> Int {
    var size = 0
    let start = block.baseAddress?.assumingMemoryBound(to: CChar.self)
    guard snappy_uncompressed_length(start, block.count, &size) == SNAPPY_OK else {
      throw .malformed(.snappy)
    }
    if size > limit { throw .tooLarge(limit: limit) }
    // No memory is taken for what cannot be true.
    if size > block.count * maxRatio { throw .malformed(.snappy) }
    return size
  }

  /// Decompresses a block of `size` bytes.
  private static func decompressBlock(
    _ block: UnsafeRawBufferPointer, _ size: Int, _ output: inout BoundedOutput
  ) throws(DecompressionError) {
    let room = try output.room(for: size)
    var count = size
    // Sound: the library reads and writes within the ranges it is given.
    let status = snappy_uncompress(
      block.baseAddress?.assumingMemoryBound(to: CChar.self), block.count,
      room.baseAddress?.assumingMemoryBound(to: CChar.self), &count)
    guard status == SNAPPY_OK, count == size else { throw .malformed(.snappy) }
    output.advance(size)
  }

  // MARK: Frames

  /// Decompresses a stream of frames.
  ///
  /// Source: the framing format's description in snappy's repository, `framing_format.txt`.
  private func decompressFrames(
    _ body: UnsafeRawBufferPointer, _ limit: Int, _ arena: Arena
  ) throws(DecompressionError) -> Extent {
    var output = try BoundedOutput(limit: limit, guess: body.count * 4, in: arena)
    var rest = body
    while !rest.isEmpty {
      guard rest.count >= 4 else { throw .truncated(.framedSnappy) }
      let count = Int(rest[1]) | Int(rest[2]) << 8 | Int(rest[3]) << 16
      guard rest.count >= 4 + count else { throw .truncated(.framedSnappy) }
      let content = UnsafeRawBufferPointer(rebasing: rest[4..<(4 + count)])
      try decompressFrame(rest[0], content, limit, &output)
      rest = UnsafeRawBufferPointer(rebasing: rest[(4 + count)...])
    }
    return output.extent
  }

  /// Decompresses one frame.
  private func decompressFrame(
    _ type: UInt8, _ content: UnsafeRawBufferPointer, _ limit: Int, _ output: inout BoundedOutput
  ) throws(DecompressionError) {
    switch type {
    case 0xff:
      guard content.elementsEqual(SnappyDecoder.streamIdentifier.dropFirst(4)) else {
        throw .malformed(.framedSnappy)
      }
    case 0x80...0xfe: break
    case 0, 1:
      guard content.count >= 4 else { throw .malformed(.framedSnappy) }
      let data = UnsafeRawBufferPointer(rebasing: content[4...])
      let size = type == 0 ? try SnappyDecoder.size(of: data, limit: limit) : data.count
      guard size <= SnappyDecoder.maxFrame else { throw .malformed(.framedSnappy) }
      if type == 0 {
        try SnappyDecoder.decompressBlock(data, size, &output)
      } else {
        try output.room(for: size).copyMemory(from: data)
        output.advance(size)
      }
      let written = UnsafeRawBufferPointer(rebasing: output.extent.bytes.suffix(size))
      guard
        CRC32C.masked(checksum.of(written)) == content.loadUnaligned(as: UInt32.self).littleEndian
      else { throw .malformed(.framedSnappy) }
    default: throw .malformed(.framedSnappy)
    }
  }
}
