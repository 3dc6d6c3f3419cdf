import Testing

@testable import Runtime

@Suite struct SnappyDecoderTests {
  private let arena = Arena(limit: 64 << 20)
  private let decoder = SnappyDecoder()

  private func decompress(_ bytes: [UInt8], mustBeFramed: Bool = false) throws -> [UInt8] {
    let output = try bytes.withUnsafeBytes {
      try decoder.decompress($0, limit: 1 << 20, mustBeFramed: mustBeFramed, into: arena).finish()
    }
    return withExtendedLifetime(output) { Array(output.bytes) }
  }

  /// A frame with its head.
  private func frame(_ type: UInt8, _ content: [UInt8]) -> [UInt8] {
    let count = content.count
    return [type, UInt8(count & 0xff), UInt8(count >> 8 & 0xff), UInt8(count >> 16)] + content
  }

  /// A frame that holds bytes as they are.
  private func plain(_ bytes: [UInt8], damage: UInt32 = 0) -> [UInt8] {
    let checksum = bytes.withUnsafeBytes { CRC32C.masked(CRC32C().of($0)) } ^ damage
    return frame(1, withUnsafeBytes(of: checksum.littleEndian) { Array($0) } + bytes)
  }

  @Test func knowsTheChecksumOfTheDigits() {
    // The check value that catalogues of checksums give.
    #expect(Array("123456789".utf8).withUnsafeBytes { CRC32C().of($0) } == 0xe306_9283)
    #expect(CRC32C().of(UnsafeRawBufferPointer(start: nil, count: 0)) == 0)
  }

  @Test func readsABlockThatWasWrittenByHand() throws {
    // 10 bytes: the literal "ab", and a copy of 8 bytes from 2 bytes back.
    #expect(try decompress([10, 0x04, 0x61, 0x62, 0x11, 0x02]) == Array("ababababab".utf8))
  }

  @Test func refusesASizeThatCannotBeTrue() {
    // 1 MiB from five bytes.
    let before = arena.peak
    #expect(throws: DecompressionError.malformed(.snappy)) {
      try decompress([0x80, 0x80, 0x40, 0x00, 0x61])
    }
    #expect(throws: DecompressionError.tooLarge(limit: 1 << 20)) {
      try decompress([0x81, 0x80, 0x40, 0x00, 0x61])
    }
    #expect(arena.peak == before)
  }

  @Test func readsFrames() throws {
    let start = SnappyDecoder.streamIdentifier
    let text = Array("hello".utf8)
    let skipped = frame(0xfe, [0, 0, 0]) + frame(0x80, [1])
    #expect(try decompress(start + plain(text) + skipped + plain(text)) == text + text)
    #expect(try decompress(start + start + plain(text)) == text)
    #expect(try decompress(start) == [])
  }

  @Test func refusesFramesThatAreNot() {
    let start = SnappyDecoder.streamIdentifier
    let wrong = [
      plain([1], damage: 1), frame(2, [0, 0, 0, 0, 1]), frame(1, [0, 0, 0]),
      frame(0xff, Array("sNaPpX".utf8)), plain([UInt8](repeating: 1, count: 65_537)),
    ]
    for frame in wrong {
      #expect(throws: DecompressionError.malformed(.framedSnappy)) { try decompress(start + frame) }
    }
    for count in 1...3 {
      #expect(throws: DecompressionError.truncated(.framedSnappy)) {
        try decompress(start + plain([1]).prefix(count))
      }
    }
  }

  @Test func wantsFramesWhereTheNameSaysSo() throws {
    let block: [UInt8] = [1, 0, 0x61]
    #expect(try decompress(block) == [0x61])
    #expect(throws: DecompressionError.malformed(.framedSnappy)) {
      try decompress(block, mustBeFramed: true)
    }
  }
}
