import CCompression

/// Decompresses LZ4 frames into the arena; several in one body are joined and skippable ones
/// skipped. Checksums are verified where there are any. The state takes at most two blocks of 4 MiB,
/// the largest that the format has.
final class LZ4Decoder {
  /// The library's state. Sound: owned, and freed once.
  private let context: OpaquePointer

  init() {
    var context: OpaquePointer?
    let result = LZ4F_createDecompressionContext(&context, UInt32(LZ4F_VERSION))
    guard LZ4F_isError(result) == 0, let context else { fatalError("out of memory") }
    self.context = context
  }

  deinit { LZ4F_freeDecompressionContext(context) }

  /// The decompressed body.
  /// - Parameter limit: the most bytes that the output may have.
  func decompress(
    _ body: UnsafeRawBufferPointer, limit: Int, into arena: Arena
  ) throws(DecompressionError) -> Extent {
    guard !body.isEmpty else { throw .truncated(.lz4) }
    var output = try BoundedOutput(limit: limit, guess: body.count * 4, in: arena)
    var rest = body
    while !rest.isEmpty {
      LZ4F_resetDecompressionContext(context)
      try takeHead(&rest, output.extent.count, limit)
      while try step(&rest, &output) {}
    }
    return output.extent
  }

  /// Takes a frame's head, and refuses a frame that says it holds too much.
  private func takeHead(
    _ rest: inout UnsafeRawBufferPointer, _ before: Int, _ limit: Int
  ) throws(DecompressionError) {
    guard rest.count >= LZ4F_HEADER_SIZE_MIN else { throw .truncated(.lz4) }
    // Sound: the library reads within the range it is given.
    var count = LZ4F_headerSize(rest.baseAddress, rest.count)
    guard LZ4F_isError(count) == 0 else { throw .malformed(.lz4) }
    guard count <= rest.count else { throw .truncated(.lz4) }
    var info = LZ4F_frameInfo_t()
    let result = LZ4F_getFrameInfo(context, &info, rest.baseAddress, &count)
    guard LZ4F_isError(result) == 0 else { throw .malformed(.lz4) }
    rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    let isSkippable = info.frameType == LZ4F_skippableFrame
    if !isSkippable, info.contentSize > UInt64(limit - before) { throw .tooLarge(limit: limit) }
  }

  /// Lets the library go on as far as input and output reach. False when the frame has ended.
  private func step(
    _ rest: inout UnsafeRawBufferPointer, _ output: inout BoundedOutput
  ) throws(DecompressionError) -> Bool {
    var result = 0
    var taken = rest.count
    var isFull = false
    try output.fill { room in
      var count = room.count
      // Sound: the library reads and writes within the ranges it is given.
      result = LZ4F_decompress(context, room.baseAddress, &count, rest.baseAddress, &taken, nil)
      guard LZ4F_isError(result) == 0 else { return 0 }
      isFull = count == room.count
      return count
    }
    guard LZ4F_isError(result) == 0 else { throw .malformed(.lz4) }
    rest = UnsafeRawBufferPointer(rebasing: rest[taken...])
    if result == 0 { return false }
    if rest.isEmpty, !isFull { throw .truncated(.lz4) }
    return true
  }
}
