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
  /// Where blocks of the body lie, as far as it has been read.
  private var blocks = Blocks()

  /// Places in the deflate stream of a body's first member, in bits from the body's first.
  private struct Blocks {
    var start: Int?
    var lastHeader = 0
    var end: Int?
  }

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
    let guess = min(limit, max(body.count * GzipInflater.usualRatio, 1024))
    guard var output = arena.extent(capacity: guess) else { throw .outOfMemory }
    try inflate(body, limit: limit, to: &output, in: arena)
    return output
  }

  /// Decompresses a body, and tells how it may be joined with others; nil if it has several members.
  public func inflateMember(
    _ body: UnsafeRawBufferPointer, limit: Int, into arena: Arena
  ) throws(InflateError) -> (Extent, GzipMember?) {
    let output = try inflate(body, limit: limit, into: arena)
    guard let start = blocks.start, let end = blocks.end, (end + 7) / 8 + 8 == body.count else {
      return (output, nil)
    }
    let member = GzipMember(
      body, start: start / 8, lastBlock: blocks.lastHeader, end: end, count: output.count)
    return (output, member)
  }

  /// The bytes of a body that was inflated before, in memory that may exceed the arena's limit: it has
  /// been taken already, and must go on. Nil when no memory is left.
  func inflateAgain(
    _ body: UnsafeRawBufferPointer, _ member: GzipMember, into arena: Arena
  ) -> Extent? {
    guard var output = arena.extent(capacity: member.count, mayExceed: true),
      (try? inflate(body, limit: member.count, to: &output, in: arena)) != nil
    else { return nil }
    return output
  }

  /// How many times shorter telemetry becomes, as a rule.
  private static var usualRatio: Int { 6 }

  /// Decompresses a body.
  private func inflate(
    _ body: UnsafeRawBufferPointer, limit: Int, to output: inout Extent, in arena: Arena
  ) throws(InflateError) {
    reset()
    blocks = Blocks()
    // Sound: zlib only reads from the input, which outlives the call.
    stream.next_in = UnsafeMutablePointer(
      mutating: body.baseAddress?.assumingMemoryBound(to: UInt8.self))
    stream.avail_in = UInt32(clamping: body.count)
    while true {
      let status = try step(&output, limit: limit)
      noteBlock(Int(stream.total_in) * 8)
      switch status {
      case Z_STREAM_END where stream.avail_in == 0: return
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
        return CCompression.inflate(&stream, Z_BLOCK)
      }
      if stream.avail_out == 0 { throw .tooLarge(limit: limit) }
      return status
    }
    // Sound: the extent's spare bytes are ours until the next change of it.
    stream.next_out = room.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.avail_out = UInt32(clamping: space)
    let before = stream.avail_out
    let status = CCompression.inflate(&stream, Z_BLOCK)
    output.advance(Int(before - stream.avail_out))
    return status
  }

  /// Notes where a block begins or the last one ends, if zlib has just come to such a place.
  /// - Parameter bits: bits of the body that zlib has taken.
  private func noteBlock(_ bits: Int) {
    // See inflate() in zlib.h: 128 is set between blocks, 64 in and after the last; the rest is the
    // number of bits that were taken and not used. The end has to be noted before the next step,
    // which goes on to a byte boundary.
    let state = stream.data_type
    guard state & 128 != 0, blocks.end == nil else { return }
    let place = bits - Int(state & 7)
    if state & 64 != 0 {
      blocks.end = place
    } else {
      if blocks.start == nil { blocks.start = place }
      blocks.lastHeader = place
    }
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
