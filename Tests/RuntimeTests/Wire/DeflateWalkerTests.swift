import CCompression
import Testing

@testable import Runtime

@Suite struct DeflateWalkerTests {
  private let walker = DeflateWalker()

  /// The blocks of a stream, as zlib tells them, and as the walker does, are the same; both in bits from
  /// the first.
  private func compare(_ bytes: [UInt8], level: Int32, strategy: Int32, memory: Int32) throws {
    let body = deflated(bytes, level: level, strategy: strategy, memory: memory)
    let expected = try #require(lastBlock(body))
    #expect(body.withUnsafeBytes { walker.lastBlock(of: $0, from: 0) } == expected)
  }

  /// A raw stream with eight bytes behind it, where gzip has a trailer.
  private func deflated(
    _ bytes: [UInt8], level: Int32, strategy: Int32, memory: Int32
  ) -> [UInt8] {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    deflateInit2_(&stream, level, Z_DEFLATED, -15, memory, strategy, ZLIB_VERSION, size)
    defer { deflateEnd(&stream) }
    var bytes = bytes + [0]
    var output = [UInt8](repeating: 0, count: bytes.count * 2 + 1000)
    let written = bytes.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count - 1)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        #expect(deflate(&stream, Z_FINISH) == Z_STREAM_END)
        return Int(stream.total_out)
      }
    }
    return output.prefix(written) + [UInt8](repeating: 0xa5, count: 8)
  }

  /// What zlib tells of the last block: it stops behind each, see `inflate` in zlib.h.
  private func lastBlock(_ body: [UInt8]) -> DeflateWalker.LastBlock? {
    var stream = z_stream()
    inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    defer { inflateEnd(&stream) }
    var body = body
    var output = [UInt8](repeating: 0, count: 4 << 20)
    return body.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        var header = 0
        while true {
          stream.next_out = output.baseAddress
          stream.avail_out = UInt32(output.count)
          let status = inflate(&stream, Z_BLOCK)
          guard status == Z_OK || status == Z_STREAM_END else { return nil }
          let place = Int(stream.total_in) * 8 - Int(stream.data_type & 7)
          guard stream.data_type & 128 != 0 else { continue }
          if stream.data_type & 64 != 0 { return .init(header: header, end: place) }
          header = place
        }
      }
    }
  }

  /// Bytes of which `distinct` are different ones, some in runs.
  private func sample(_ count: Int, distinct: UInt8) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      let run = Int.random(in: 0..<8) == 0 ? Int.random(in: 1..<300) : 1
      bytes += repeatElement(.random(in: 0..<distinct), count: run)
    }
    return bytes
  }

  @Test(arguments: [0, 1, 6, 9], [Z_DEFAULT_STRATEGY, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED])
  func findsWhatZlibTells(level: Int32, strategy: Int32) throws {
    for (count, distinct) in [(0, 2), (1, 2), (700, 200), (30_000, 3), (80_000, 255)] {
      let bytes = sample(count, distinct: UInt8(distinct))
      // Little memory makes many blocks.
      try compare(bytes, level: level, strategy: strategy, memory: 8)
      try compare(bytes, level: level, strategy: strategy, memory: 1)
    }
  }

  @Test func findsCodesOfAllLengths() throws {
    // Numbers as those of Fibonacci make codes as long as they may be.
    var bytes: [UInt8] = []
    var (before, now) = (1, 1)
    for symbol in UInt8(0)..<22 {
      bytes += repeatElement(symbol, count: now)
      (before, now) = (now, before + now)
    }
    bytes.shuffle()
    try compare(bytes, level: 9, strategy: Z_HUFFMAN_ONLY, memory: 9)
    try compare(bytes, level: 9, strategy: Z_DEFAULT_STRATEGY, memory: 9)
  }

  @Test func staysInDamagedStreams() {
    // Every byte is changed once; under the address sanitizer, reading outside would be found.
    let body = deflated(sample(2000, distinct: 90), level: 6, strategy: 0, memory: 8)
    for i in body.indices {
      var damaged = body
      damaged[i] ^= UInt8.random(in: 1...255)
      let copy = Array(damaged.prefix(body.count - i % 3))
      let found = copy.withUnsafeBytes { walker.lastBlock(of: $0, from: 0) }
      #expect(found == nil || (found!.end + 7) / 8 + 8 == copy.count)
    }
    for count in 0..<10 {
      let short = [UInt8](repeating: 0xff, count: count)
      #expect(short.withUnsafeBytes { walker.lastBlock(of: $0, from: 0) } == nil)
    }
  }
}
