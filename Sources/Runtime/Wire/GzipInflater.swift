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

/// Decompresses gzip bodies (RFC 1952) into the arena: libdeflate takes those of one member, whose
/// trailer tells their length; zlib all others, and those that are damaged, to tell how. The state of
/// either is allocated with the first body, for all of a loop. Several members in one body are joined, as
/// the RFC says; checksum and length of each are verified; bytes that follow the last are refused.
public final class GzipInflater {
  private var stream = z_stream()
  private var isReady = false
  /// libdeflate's state. Sound: owned, and freed once.
  private var decompressor: OpaquePointer?
  private lazy var walker = DeflateWalker()

  public init() {}

  deinit {
    if isReady { inflateEnd(&stream) }
    libdeflate_free_decompressor(decompressor)
  }

  /// The decompressed body.
  /// - Parameter limit: the most bytes that the output may have. Memory is taken as output grows, or as
  ///   the trailer says if that can be, so a small body cannot claim much more of it than it fills.
  public func inflate(
    _ body: UnsafeRawBufferPointer, limit: Int, into arena: Arena
  ) throws(InflateError) -> Extent {
    if let output = try inflateAtOnce(body, limit: limit, into: arena) { return output }
    return try inflateInPieces(body, limit: limit, into: arena)
  }

  /// What it takes to join a body with others; nil if that cannot be told, as of one with several members.
  /// - Requires: the body has been inflated, to `count` bytes.
  func member(_ body: UnsafeRawBufferPointer, count: Int) -> GzipMember? {
    guard let start = GzipMember.start(of: body),
      let last = walker.lastBlock(of: body, from: start)
    else { return nil }
    return GzipMember(body, start: start, lastBlock: last.header, end: last.end, count: count)
  }

  /// The bytes of a body that was inflated before, in memory that may exceed the arena's limit: it has
  /// been taken already, and must go on. Nil when no memory is left.
  func inflateAgain(
    _ body: UnsafeRawBufferPointer, _ member: GzipMember, into arena: Arena
  ) -> Extent? {
    guard var output = arena.extent(capacity: member.count, mayExceed: true),
      decompress(body, to: &output, count: member.count)
    else { return nil }
    return output
  }

  /// The decompressed body, if it is a member that is as long as its trailer says; nil if something
  /// about it is not usual.
  private func inflateAtOnce(
    _ body: UnsafeRawBufferPointer, limit: Int, into arena: Arena
  ) throws(InflateError) -> Extent? {
    guard body.count > 8 else { return nil }
    let told = body.loadUnaligned(fromByteOffset: body.count - 4, as: UInt32.self)
    let count = Int(UInt32(littleEndian: told))
    // It is the sender's word only.
    guard count > 0, count <= limit, count / body.count <= GzipInflater.greatestRatio else {
      return nil
    }
    guard var output = arena.extent(capacity: count) else { throw .outOfMemory }
    return decompress(body, to: &output, count: count) ? output : nil
  }

  /// Decompresses a body of one member.
  /// - Returns: whether it is valid, and has `count` bytes.
  private func decompress(
    _ body: UnsafeRawBufferPointer, to output: inout Extent, count: Int
  ) -> Bool {
    if decompressor == nil { decompressor = libdeflate_alloc_decompressor() }
    guard let decompressor else { return false }
    var taken = 0
    var given = 0
    // Sound: libdeflate reads and writes within the ranges it is given.
    let result = libdeflate_gzip_decompress_ex(
      decompressor, body.baseAddress, body.count, output.spare.baseAddress, count, &taken, &given)
    guard result == LIBDEFLATE_SUCCESS, taken == body.count, given == count else { return false }
    output.advance(count)
    return true
  }

  /// The most times shorter that a body may be than its trailer says for memory to be taken at once.
  private static var greatestRatio: Int { 32 }

  /// Decompresses a body of any kind.
  func inflateInPieces(
    _ body: UnsafeRawBufferPointer, limit: Int, into arena: Arena
  ) throws(InflateError) -> Extent {
    let guess = min(limit, max(body.count * GzipInflater.usualRatio, 1024))
    guard var output = arena.extent(capacity: guess) else { throw .outOfMemory }
    try inflate(body, limit: limit, to: &output, in: arena)
    return output
  }

  /// How many times shorter telemetry becomes, as a rule.
  private static var usualRatio: Int { 6 }

  /// Decompresses a body.
  private func inflate(
    _ body: UnsafeRawBufferPointer, limit: Int, to output: inout Extent, in arena: Arena
  ) throws(InflateError) {
    reset()
    // Sound: zlib only reads from the input, which outlives the call.
    stream.next_in = UnsafeMutablePointer(
      mutating: body.baseAddress?.assumingMemoryBound(to: UInt8.self))
    stream.avail_in = UInt32(clamping: body.count)
    while true {
      let status = try step(&output, limit: limit)
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
