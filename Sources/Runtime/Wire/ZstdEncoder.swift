import CCompression

/// Compresses bodies to one Zstandard frame each, which tells its size: receivers can then check it
/// against their limits before they take memory.
final class ZstdEncoder: BodyCompressor {
  /// The level that is used where none is asked for.
  static var usualLevel: Int { 1 }

  /// The library's state. Sound: owned, and freed once.
  private let context: OpaquePointer
  private var buffers = CompressionBuffers()

  init(level: Int) {
    guard let context = ZSTD_createCCtx() else { fatalError("out of memory") }
    self.context = context
    ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, Int32(clamping: level))
    // Of themselves these levels use windows that HTTP does not allow (RFC 9659).
    if level >= 20 { ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, ZstdDecoder.maxWindowLog) }
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
  }

  deinit { ZSTD_freeCCtx(context) }

  func compress(_ slices: ContiguousArray<Slice>) -> [UInt8] {
    buffers.withBytes(of: slices) { bytes, output in
      output.reserve(ZSTD_compressBound(bytes.count))
      let room = output.room
      // Sound: the library reads and writes within the ranges it is given.
      let count = ZSTD_compress2(
        context, room.baseAddress, room.count, bytes.baseAddress, bytes.count)
      precondition(ZSTD_isError(count) == 0, "the bound that zstd gave is enough")
      output.commit(count)
    }
  }

  func trimSurplus() -> Bool { buffers.trimSurplus() }
}
