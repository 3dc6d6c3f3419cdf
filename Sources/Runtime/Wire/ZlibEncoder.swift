/// Compresses bodies to deflate streams in zlib's wrapping.
final class ZlibEncoder: BodyCompressor {
  private let compressor: LibdeflateCompressor
  private var buffers = CompressionBuffers()

  /// - Parameter level: libdeflate's: 0 stores, 1 is fastest, 12 smallest.
  init(level: Int) { compressor = LibdeflateCompressor(level: level) }

  func compress(_ slices: ContiguousArray<Slice>) -> [UInt8] {
    buffers.withBytes(of: slices) { bytes, output in
      compressor.compress(bytes, .zlib, to: &output)
    }
  }

  func trimSurplus() -> Bool { buffers.trimSurplus() }
}
