import CCompression
import Testing

@testable import Runtime

@Suite struct ZstdDecoderTests {
  private let arena = Arena(limit: 64 << 20)
  private let decoder = ZstdDecoder()

  private func decompress(_ bytes: [UInt8], limit: Int = 8 << 20) throws -> [UInt8] {
    let output = try bytes.withUnsafeBytes {
      try decoder.decompress($0, limit: limit, into: arena).finish()
    }
    return withExtendedLifetime(output) { Array(output.bytes) }
  }

  /// A frame that does not tell its size, as a library writes it that is handed one piece after
  /// another.
  private func stream(_ bytes: [UInt8], windowLog: Int32 = 0) -> [UInt8] {
    let context = ZSTD_createCCtx()
    defer { ZSTD_freeCCtx(context) }
    ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, windowLog)
    var result = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count) + 100)
    let size = result.count
    var written = 0
    bytes.withUnsafeBytes { source in
      result.withUnsafeMutableBytes { room in
        var input = ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: 0)
        var output = ZSTD_outBuffer(dst: room.baseAddress, size: size, pos: 0)
        while input.pos < input.size {
          _ = ZSTD_compressStream2(context, &output, &input, ZSTD_e_continue)
        }
        while ZSTD_compressStream2(context, &output, &input, ZSTD_e_end) != 0 {}
        written = output.pos
      }
    }
    return Array(result.prefix(written))
  }

  private func sample(_ count: Int) -> [UInt8] { (0..<count).map { UInt8($0 * $0 >> 5 & 0x3f) } }

  @Test(arguments: [0, 1, 1000, 300_000, 1_000_000])
  func readsFramesWithoutSize(count: Int) throws {
    #expect(try decompress(stream(sample(count))) == sample(count))
  }

  @Test func stopsFramesWithoutSizeAtTheLimit() throws {
    let body = stream(sample(100_000))
    #expect(try decompress(body, limit: 100_000).count == 100_000)
    #expect(throws: DecompressionError.tooLarge(limit: 99_999)) {
      try decompress(body, limit: 99_999)
    }
  }

  @Test func refusesAnyTruncationOfFramesWithoutSize() {
    let body = stream(sample(500))
    for count in 0..<body.count {
      #expect(throws: DecompressionError.truncated(.zstd)) {
        try decompress(Array(body.prefix(count)))
      }
    }
  }

  @Test func refusesWindowsThatNobodyMayAskFor() throws {
    #expect(try decompress(stream(sample(1000), windowLog: 23)) == sample(1000))
    let error = #expect(throws: DecompressionError.windowTooLarge(limit: 8 << 20)) {
      try decompress(stream(sample(1000), windowLog: 24))
    }
    #expect(
      error?.description
        == "the zstd stream needs a window of more than 8388608 bytes to be decompressed")
  }

  @Test func takesNoMemoryForASizeThatIsALie() {
    // A frame of one run of 5 bytes that says it holds 1 GiB.
    let lie: [UInt8] = [
      0x28, 0xb5, 0x2f, 0xfd, 0xa0, 0, 0, 0, 0x40, 0x2b, 0, 0, 7,
    ]
    let before = arena.peak
    #expect(throws: DecompressionError.tooLarge(limit: 8 << 20)) { try decompress(lie) }
    #expect(arena.peak - before <= Arena.chunkSize)
    #expect(throws: DecompressionError.self) { try decompress(lie, limit: 1 << 31) }
  }

  @Test func skipsSkippableFrames() throws {
    let skippable: [UInt8] = [0x53, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]
    #expect(try decompress(skippable + stream(sample(9)) + skippable) == sample(9))
    #expect(throws: DecompressionError.truncated(.zstd)) { try decompress(skippable.dropLast()) }
  }

  @Test func refusesFormerFormatsOfTheLibrary() {
    // The magic number of version 0.7.
    #expect(throws: DecompressionError.malformed(.zstd)) {
      try decompress([0x27, 0xb5, 0x2f, 0xfd, 0x20, 0, 0, 0, 0, 0, 0, 0])
    }
  }

  private func decompress(_ bytes: ArraySlice<UInt8>) throws -> [UInt8] {
    try decompress(Array(bytes))
  }
}
