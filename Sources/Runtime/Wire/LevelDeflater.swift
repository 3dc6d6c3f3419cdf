/// Makes deflate streams with libdeflate, at a level that somebody chose.
final class LevelDeflater: Deflater {
  private let compressor: LibdeflateCompressor
  /// A stream's bytes in one piece, which libdeflate needs.
  private var staging = ByteBuffer()
  /// The longest input since surplus was looked for, in bytes.
  private var longest = 0

  /// - Parameter level: libdeflate's: 0 stores, 1 is fastest, 12 smallest.
  init(level: Int) { compressor = LibdeflateCompressor(level: level) }

  func append(_ bytes: UnsafeRawBufferPointer, isLast: Bool, to output: inout ByteBuffer) {
    if isLast, staging.isEmpty { return compressor.compress(bytes, .none, to: &output) }
    staging.append(bytes)
    longest = max(longest, staging.count)
    guard isLast else { return }
    compressor.compress(staging.bytes, .none, to: &output)
    staging.removeAll()
  }

  func trimSurplus() -> Bool {
    // A buffer doubles when it grows.
    if staging.capacity > longest * 4 { staging.release() }
    longest = 0
    return staging.capacity > 0
  }
}
