import CCompression

/// Makes deflate streams with libdeflate, at a level that somebody chose.
final class LevelDeflater: Deflater {
  /// libdeflate's state. Sound: owned, and freed once.
  private let compressor: OpaquePointer
  /// A stream's bytes in one piece, which libdeflate needs.
  private var staging = ByteBuffer()
  /// The longest input since surplus was looked for, in bytes.
  private var longest = 0

  /// - Parameter level: libdeflate's: 0 stores, 1 is fastest, 12 smallest.
  init(level: Int) {
    guard let compressor = libdeflate_alloc_compressor(Int32(clamping: level)) else {
      preconditionFailure("libdeflate must know level \(level)")
    }
    self.compressor = compressor
  }

  deinit { libdeflate_free_compressor(compressor) }

  func append(_ bytes: UnsafeRawBufferPointer, isLast: Bool, to output: inout ByteBuffer) {
    if isLast, staging.isEmpty { return deflate(bytes, to: &output) }
    staging.append(bytes)
    longest = max(longest, staging.count)
    guard isLast else { return }
    deflate(staging.bytes, to: &output)
    staging.removeAll()
  }

  /// Appends a stream of bytes that lie together.
  private func deflate(_ bytes: UnsafeRawBufferPointer, to output: inout ByteBuffer) {
    output.reserve(libdeflate_deflate_compress_bound(compressor, bytes.count))
    let room = output.room
    // Sound: libdeflate reads and writes within the ranges it is given.
    let count = libdeflate_deflate_compress(
      compressor, bytes.baseAddress, bytes.count, room.baseAddress, room.count)
    precondition(count > 0, "the bound that libdeflate gave is enough")
    output.commit(count)
  }

  func trimSurplus() -> Bool {
    // A buffer doubles when it grows.
    if staging.capacity > longest * 4 { staging.release() }
    longest = 0
    return staging.capacity > 0
  }
}
