import CCompression

/// Decompresses Zstandard frames (RFC 8878) into the arena; several in one body are joined and
/// skippable ones skipped, as the RFC says. Checksums are verified where there are any.
///
/// A frame that tells its size is checked against the limit at once and written straight to its
/// place. Others need a window of their own, which is bounded as RFC 9659 bounds it for HTTP.
final class ZstdDecoder {
  /// The largest window that is provided, in bytes: what every HTTP client must do with.
  static var maxWindow: Int { 1 << maxWindowLog }
  /// Its logarithm.
  static var maxWindowLog: Int32 { 23 }
  /// What the library answers where no frame starts; a frame that does not tell its size has one more.
  private static var noFrame: UInt64 { .max - 1 }

  /// The library's state. Sound: owned, and freed once.
  private let context: OpaquePointer

  init() {
    guard let context = ZSTD_createDCtx() else { fatalError("out of memory") }
    ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, ZstdDecoder.maxWindowLog)
    self.context = context
  }

  deinit { ZSTD_freeDCtx(context) }

  /// The decompressed body.
  /// - Parameter limit: the most bytes that the output may have.
  func decompress(
    _ body: UnsafeRawBufferPointer, limit: Int, into arena: Arena
  ) throws(DecompressionError) -> Extent {
    guard !body.isEmpty else { throw .truncated(.zstd) }
    var output = try BoundedOutput(limit: limit, guess: body.count * 6, in: arena)
    var rest = body
    while !rest.isEmpty {
      try ZstdDecoder.checkMagic(rest)
      let size = ZSTD_getFrameContentSize(rest.baseAddress, rest.count)
      let count =
        size < ZstdDecoder.noFrame
        ? try decompressFrame(rest, Int(clamping: size), &output)
        : try decompressStream(rest, &output)
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
    return output.extent
  }

  /// The bytes of a frame that was decompressed before, in memory that may exceed the arena's limit.
  /// Nil when no memory is left.
  func decompressAgain(
    _ body: UnsafeRawBufferPointer, _ frame: ZstdFrame, into arena: Arena
  ) -> Extent? {
    guard var output = arena.extent(capacity: frame.count, mayExceed: true) else { return nil }
    // Sound: the library reads and writes within the ranges it is given.
    let written = ZSTD_decompressDCtx(
      context, output.spare.baseAddress, frame.count, body.baseAddress, body.count)
    guard written == frame.count else { return nil }
    output.advance(written)
    return output
  }

  /// Refuses what does not begin like a frame of the present format: the library may also know those
  /// that came before it, which nobody sends.
  private static func checkMagic(_ input: UnsafeRawBufferPointer) throws(DecompressionError) {
    guard input.count >= 4 else { throw .truncated(.zstd) }
    let magic = input.loadUnaligned(as: UInt32.self).littleEndian
    guard magic == 0xfd2f_b528 || magic & ~15 == 0x184d_2a50 else { throw .malformed(.zstd) }
  }

  /// Decompresses the first frame, whose content has `size` bytes.
  /// - Returns: the bytes that the frame takes.
  private func decompressFrame(
    _ input: UnsafeRawBufferPointer, _ size: Int, _ output: inout BoundedOutput
  ) throws(DecompressionError) -> Int {
    // That the frame is there as a whole is known before room is made for what it says it holds.
    let count = try check(ZSTD_findFrameCompressedSize(input.baseAddress, input.count))
    let room = try output.room(for: size)
    // Sound: the library reads and writes within the ranges it is given.
    let written = try check(
      ZSTD_decompressDCtx(context, room.baseAddress, room.count, input.baseAddress, count))
    output.advance(written)
    return count
  }

  /// Decompresses the first frame, piece by piece.
  /// - Returns: the bytes that the frame takes.
  private func decompressStream(
    _ input: UnsafeRawBufferPointer, _ output: inout BoundedOutput
  ) throws(DecompressionError) -> Int {
    ZSTD_DCtx_reset(context, ZSTD_reset_session_only)
    var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
    while true {
      var result = 0
      var isFull = false
      try output.fill { room in
        var target = ZSTD_outBuffer(dst: room.baseAddress, size: room.count, pos: 0)
        result = ZSTD_decompressStream(context, &target, &source)
        isFull = target.pos == target.size
        return ZSTD_isError(result) == 0 ? target.pos : 0
      }
      if try check(result) == 0 { return source.pos }
      if source.pos == source.size, !isFull { throw .truncated(.zstd) }
    }
  }

  /// A result that is not an error.
  private func check(_ result: Int) throws(DecompressionError) -> Int {
    guard ZSTD_isError(result) != 0 else { return result }
    switch ZSTD_getErrorCode(result) {
    case ZSTD_error_srcSize_wrong: throw .truncated(.zstd)
    case ZSTD_error_frameParameter_windowTooLarge:
      throw .windowTooLarge(limit: ZstdDecoder.maxWindow)
    default: throw .malformed(.zstd)
    }
  }
}
