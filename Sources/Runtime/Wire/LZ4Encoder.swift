import CCompression

/// Compresses bodies to one LZ4 frame each, which tells its size.
final class LZ4Encoder: BodyCompressor {
  private var buffers = CompressionBuffers()

  func compress(_ slices: ContiguousArray<Slice>) -> [UInt8] {
    buffers.withBytes(of: slices) { bytes, output in
      var preferences = LZ4F_preferences_t()
      preferences.frameInfo.contentSize = UInt64(bytes.count)
      preferences.frameInfo.contentChecksumFlag = LZ4F_contentChecksumEnabled
      output.reserve(LZ4F_compressFrameBound(bytes.count, &preferences))
      let room = output.room
      // Sound: the library reads and writes within the ranges it is given.
      let count = LZ4F_compressFrame(
        room.baseAddress, room.count, bytes.baseAddress, bytes.count, &preferences)
      precondition(LZ4F_isError(count) == 0, "the bound that LZ4 gave is enough")
      output.commit(count)
    }
  }

  func trimSurplus() -> Bool { buffers.trimSurplus() }
}
