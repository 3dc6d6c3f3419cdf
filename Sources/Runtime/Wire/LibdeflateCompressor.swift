import CCompression

/// libdeflate's compressor at one level: whole streams of bytes that lie together.
final class LibdeflateCompressor {
  /// What a deflate stream is wrapped in.
  enum Wrapping {
    /// Nothing (RFC 1951).
    case none
    /// A header and a checksum (RFC 1950).
    case zlib
  }

  /// libdeflate's state. Sound: owned, and freed once.
  private let state: OpaquePointer

  /// - Parameter level: libdeflate's: 0 stores, 1 is fastest, 12 smallest.
  init(level: Int) {
    guard let state = libdeflate_alloc_compressor(Int32(clamping: level)) else {
      preconditionFailure("libdeflate must know level \(level)")
    }
    self.state = state
  }

  deinit { libdeflate_free_compressor(state) }

  /// Appends the stream of `bytes`.
  func compress(
    _ bytes: UnsafeRawBufferPointer, _ wrapping: Wrapping, to output: inout ByteBuffer
  ) {
    // Sound: libdeflate reads and writes within the ranges it is given.
    let count: Int
    switch wrapping {
    case .none:
      output.reserve(libdeflate_deflate_compress_bound(state, bytes.count))
      let room = output.room
      count = libdeflate_deflate_compress(
        state, bytes.baseAddress, bytes.count, room.baseAddress, room.count)
    case .zlib:
      output.reserve(libdeflate_zlib_compress_bound(state, bytes.count))
      let room = output.room
      count = libdeflate_zlib_compress(
        state, bytes.baseAddress, bytes.count, room.baseAddress, room.count)
    }
    precondition(count > 0, "the bound that libdeflate gave is enough")
    output.commit(count)
  }
}
