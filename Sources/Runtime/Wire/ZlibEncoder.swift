import CCompression

/// Compresses bodies to deflate streams in zlib's wrapping.
final class ZlibEncoder: BodyCompressor {
  /// libdeflate's state. Sound: owned, and freed once.
  private let compressor: OpaquePointer
  private var buffers = CompressionBuffers()

  /// - Parameter level: libdeflate's: 0 stores, 1 is fastest, 12 smallest.
  init(level: Int) {
    guard let compressor = libdeflate_alloc_compressor(Int32(clamping: level)) else {
      preconditionFailure("libdeflate must know level \(level)")
    }
    self.compressor = compressor
  }

  deinit { libdeflate_free_compressor(compressor) }

  func compress(_ slices: ContiguousArray<Slice>) -> [UInt8] {
    buffers.withBytes(of: slices) { bytes, output in
      output.reserve(libdeflate_zlib_compress_bound(compressor, bytes.count))
      let room = output.room
      // Sound: libdeflate reads and writes within the ranges it is given.
      let count = libdeflate_zlib_compress(
        compressor, bytes.baseAddress, bytes.count, room.baseAddress, room.count)
      precondition(count > 0, "the bound that libdeflate gave is enough")
      output.commit(count)
    }
  }

  func trimSurplus() -> Bool { buffers.trimSurplus() }
}
