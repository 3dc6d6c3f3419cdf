import CCompression

/// Compresses bodies to one Zstandard frame each (RFC 8878), which tells its size: receivers can then
/// check it against their limits before they take memory.
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

  /// One frame of the slices, which hold one message in any order: what is compressed already is joined
  /// as it is; the rest is compressed and comes first, where it may use what a frame begins with.
  func compress(_ slices: ContiguousArray<Slice>) -> [UInt8] {
    guard slices.contains(where: { $0.form != nil }) else { return pack(slices) }
    let plain = ContiguousArray(slices.filter { $0.form == nil })
    return join(plain.isEmpty ? nil : pack(plain), plain, slices.filter { $0.form != nil })
  }

  /// A frame of slices of which none is compressed.
  private func pack(_ slices: ContiguousArray<Slice>) -> [UInt8] {
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

  /// One frame of the blocks of others.
  /// - Parameters:
  ///   - first: the frame that comes first, made of the slices `plain`.
  ///   - others: slices that are compressed.
  private func join(
    _ first: [UInt8]?, _ plain: ContiguousArray<Slice>, _ others: [Slice]
  ) -> [UInt8] {
    let size = plain.reduce(0) { $0 + $1.count }
    // Sound: the frame has just been made, and is whole.
    let own = first.map { $0.withUnsafeBytes { ZstdFrame($0, count: size)! } }
    let frames = others.map { $0.form!.frame! }
    var output = ByteBuffer(
      capacity: others.reduce(first?.count ?? 0) { $0 + $1.count } + ByteBuffer.zstdHeaderCount)
    output.appendZstdHeader(
      window: frames.reduce(own?.window ?? 0) { max($0, $1.window) },
      count: frames.reduce(size) { $0 + $1.count })
    if let first, let own {
      first.withUnsafeBytes { output.append(own, of: $0, isOpen: true) }
    }
    for (i, frame) in frames.enumerated() {
      output.append(frame, of: others[i].bytes, isOpen: i < frames.count - 1)
    }
    return Array(output.bytes)
  }

  func trimSurplus() -> Bool { buffers.trimSurplus() }
}
