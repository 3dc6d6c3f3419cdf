import CCompression

/// Why a body could not be decompressed.
public enum InflateError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The bytes are not a gzip stream, or it is damaged.
  case malformed
  /// The stream ends before its trailer.
  case truncated
  /// The output would be longer than the limit, in bytes.
  case tooLarge(limit: Int)
  /// The arena has no room for the output.
  case outOfMemory

  public var description: String {
    switch self {
    case .malformed: "the body is not a valid gzip stream"
    case .truncated: "the gzip stream ends too early"
    case .tooLarge(let limit): "the decompressed body is larger than the limit of \(limit) bytes"
    case .outOfMemory: "the memory for request bodies is used up"
    }
  }
}

/// Decompresses gzip bodies (RFC 1952) into the arena. It holds one zlib state for all bodies of a
/// loop, allocated with the first. Several members in one body are joined, as the RFC says; checksum
/// and length of each are verified; bytes that follow the last member are refused.
public final class GzipInflater {
  private var stream = z_stream()
  private var isReady = false

  public init() {}

  deinit {
    if isReady { inflateEnd(&stream) }
  }

  /// The decompressed body.
  /// - Parameter limit: the most bytes that the output may have. Memory is taken as output grows, so
  ///   a small body cannot claim more of it than it fills.
  public func inflate(
    _ body: UnsafeRawBufferPointer, limit: Int, into arena: Arena
  ) throws(InflateError) -> Extent {
    reset()
    // Telemetry compresses six- to tenfold.
    let guess = min(limit, max(body.count * 6, 1024))
    guard var output = arena.extent(capacity: guess) else { throw .outOfMemory }
    // Sound: zlib only reads from the input, which outlives the call.
    stream.next_in = UnsafeMutablePointer(
      mutating: body.baseAddress?.assumingMemoryBound(to: UInt8.self))
    stream.avail_in = UInt32(clamping: body.count)
    while true {
      let status = try step(&output, limit: limit)
      switch status {
      case Z_STREAM_END where stream.avail_in == 0: return output
      case Z_STREAM_END:
        // Another member; whatever does not begin like one is garbage, which its header check finds.
        guard inflateReset(&stream) == Z_OK else { throw .malformed }
      case Z_OK: try grow(&output, limit: limit, in: arena)
      case Z_BUF_ERROR where stream.avail_in == 0: throw .truncated
      case Z_BUF_ERROR: try grow(&output, limit: limit, in: arena)
      default: throw .malformed
      }
    }
  }

  /// Lets zlib go on as far as input and output reach.
  private func step(_ output: inout Extent, limit: Int) throws(InflateError) -> Int32 {
    let room = output.spare
    let space = min(room.count, limit - output.count)
    // One byte of room past the limit tells a stream that ends there from one that goes on.
    var probe: UInt8 = 0
    if space == 0 {
      let status = withUnsafeMutablePointer(to: &probe) { pointer in
        stream.next_out = pointer
        stream.avail_out = 1
        return CCompression.inflate(&stream, Z_NO_FLUSH)
      }
      if stream.avail_out == 0 { throw .tooLarge(limit: limit) }
      return status
    }
    // Sound: the extent's spare bytes are ours until the next change of it.
    stream.next_out = room.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.avail_out = UInt32(clamping: space)
    let before = stream.avail_out
    let status = CCompression.inflate(&stream, Z_NO_FLUSH)
    output.advance(Int(before - stream.avail_out))
    return status
  }

  /// Makes room for more output when there is none left.
  private func grow(
    _ output: inout Extent, limit: Int, in arena: Arena
  ) throws(InflateError) {
    if stream.avail_in == 0, stream.avail_out > 0 { throw .truncated }
    guard output.spare.isEmpty, output.count < limit else { return }
    let more = min(limit - output.count, max(output.count, 64 << 10))
    guard output.reserve(more, in: arena) else { throw .outOfMemory }
  }

  /// Makes the state ready for a body.
  private func reset() {
    if isReady {
      inflateReset(&stream)
    } else {
      // 15 bits of window, and 16 for the gzip format only.
      let status = inflateInit2_(
        &stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
      precondition(status == Z_OK, "zlib must start: \(status)")
      isReady = true
    }
  }
}
