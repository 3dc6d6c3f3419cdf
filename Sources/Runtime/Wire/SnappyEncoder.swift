import CCompression

/// Compresses bodies with snappy: to one block, or to the framing format.
final class SnappyEncoder: BodyCompressor {
  /// Makes the checksums of frames; nil for blocks.
  private let checksum: CRC32C?
  private var buffers = CompressionBuffers()

  init(isFramed: Bool) { checksum = isFramed ? CRC32C() : nil }

  func compress(_ slices: ContiguousArray<Slice>) -> [UInt8] {
    buffers.withBytes(of: slices) { bytes, output in
      if let checksum {
        SnappyEncoder.appendFrames(of: bytes, checksum, to: &output)
      } else {
        SnappyEncoder.appendBlock(bytes, to: &output)
      }
    }
  }

  /// Appends the block of some bytes.
  private static func appendBlock(_ bytes: UnsafeRawBufferPointer, to output: inout ByteBuffer) {
    output.reserve(snappy_max_compressed_length(bytes.count))
    let room = output.room
    var count = room.count
    // Sound: the library reads and writes within the ranges it is given.
    let status = snappy_compress(
      bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count,
      room.baseAddress?.assumingMemoryBound(to: CChar.self), &count)
    precondition(status == SNAPPY_OK, "the bound that snappy gave is enough")
    output.commit(count)
  }

  /// Appends some bytes in frames.
  private static func appendFrames(
    of bytes: UnsafeRawBufferPointer, _ checksum: CRC32C, to output: inout ByteBuffer
  ) {
    SnappyDecoder.streamIdentifier.withUnsafeBytes { output.append($0) }
    var rest = bytes
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest.prefix(SnappyDecoder.maxFrame))
      let start = output.count
      // Type 0; the length is known when the block is.
      output.append(raw: UInt32(0))
      output.append(raw: CRC32C.masked(checksum.of(part)).littleEndian)
      appendBlock(part, to: &output)
      let count = output.count - start - 4
      for k in 0..<3 {
        output.replace(at: start + 1 + k, with: UInt8(truncatingIfNeeded: count >> (8 * k)))
      }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(part.count))
    }
  }

  func trimSurplus() -> Bool { buffers.trimSurplus() }
}
