import CCompression

/// Decompresses deflate streams in zlib's wrapping (RFC 1950) into the arena. The checksum is verified,
/// and bytes that follow the stream are refused.
final class ZlibDecoder {
  private var stream = z_stream()

  init() {
    let size = Int32(MemoryLayout<z_stream>.size)
    // 15 bits of window: the most that the format has.
    let status = inflateInit2_(&stream, 15, ZLIB_VERSION, size)
    precondition(status == Z_OK, "zlib must start: \(status)")
  }

  deinit { inflateEnd(&stream) }

  /// The decompressed body.
  /// - Parameter limit: the most bytes that the output may have.
  func decompress(
    _ body: UnsafeRawBufferPointer, limit: Int, into arena: Arena
  ) throws(DecompressionError) -> Extent {
    inflateReset(&stream)
    // Telemetry compresses six- to tenfold.
    var output = try BoundedOutput(limit: limit, guess: body.count * 6, in: arena)
    // Sound: zlib only reads from the input, which outlives the call.
    stream.next_in = UnsafeMutablePointer(
      mutating: body.baseAddress?.assumingMemoryBound(to: UInt8.self))
    stream.avail_in = UInt32(clamping: body.count)
    while true {
      switch try step(&output) {
      case Z_STREAM_END where stream.avail_in == 0: return output.extent
      case Z_OK:
        if stream.avail_in == 0, stream.avail_out > 0 { throw .truncated(.zlib) }
      case Z_BUF_ERROR: throw .truncated(.zlib)
      default: throw .malformed(.zlib)
      }
    }
  }

  /// Lets zlib go on as far as input and output reach.
  private func step(_ output: inout BoundedOutput) throws(DecompressionError) -> Int32 {
    var status: Int32 = 0
    try output.fill { room in
      // Sound: the room is ours until the next change of the output.
      stream.next_out = room.baseAddress?.assumingMemoryBound(to: UInt8.self)
      let most = UInt32(clamping: room.count)
      stream.avail_out = most
      status = inflate(&stream, Z_NO_FLUSH)
      return Int(most - stream.avail_out)
    }
    return status
  }
}
