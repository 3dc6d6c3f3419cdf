import CCompression
import Testing

@testable import Runtime

/// Bodies of gzip clients, joined as they are.
@Suite struct GzipMemberTests {
  private let arena = Arena(limit: 64 << 20)
  private let inflater = GzipInflater()
  private let deflater = GzipDeflater()

  /// Compressible bytes that are different for every seed.
  private func sample(_ count: Int, seed: UInt64) -> [UInt8] {
    var random = SeededRandom(seed: seed)
    var bytes: [UInt8] = []
    while bytes.count < count {
      let word = UInt8.random(in: 0..<20, using: &random)
      bytes.append(contentsOf: (0..<8).map { word &* 13 &+ $0 })
    }
    return Array(bytes.prefix(count))
  }

  /// The bytes as zlib writes them.
  /// - Parameters:
  ///   - strategy: 0 is the default, `Z_FIXED` uses blocks of fixed codes only.
  ///   - parts: the stream is flushed so many times, which makes blocks end anywhere.
  private func zlib(
    _ bytes: [UInt8], level: Int32, strategy: Int32 = Z_DEFAULT_STRATEGY, parts: Int = 1
  ) -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(
      &stream, level, Z_DEFLATED, 15 + 16, 8, strategy, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    var output = [UInt8](repeating: 0, count: bytes.count * 2 + 1000 + parts * 50)
    var input = bytes
    let capacity = output.count
    let written = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(capacity)
        for part in 1...parts {
          stream.avail_in = UInt32(bytes.count * part / parts - Int(stream.total_in))
          let flush = part == parts ? Z_FINISH : Z_PARTIAL_FLUSH
          #expect(deflate(&stream, flush) == (part == parts ? Z_STREAM_END : Z_OK))
        }
        return Int(stream.total_out)
      }
    }
    return Array(output.prefix(written))
  }

  /// A body as a receiver hands it on: compressed, with what inflating told of it.
  private func slice(_ gzip: [UInt8]) throws -> Slice {
    var slice = try plain(gzip)
    let extent = try inflater.inflate(slice.bytes, limit: 16 << 20, into: arena)
    slice.form = .gzip(try #require(inflater.member(slice.bytes, count: extent.count)))
    extent.discard()
    return slice
  }

  private func plain(_ bytes: [UInt8]) throws -> Slice {
    var extent = try #require(arena.extent(capacity: bytes.count))
    _ = bytes.withUnsafeBytes { extent.append($0, in: arena) }
    return extent.finish()
  }

  /// What a peer reads, which takes one member only and looks at nothing behind it.
  private func inflated(_ bytes: [UInt8]) throws -> [UInt8] {
    try bytes.withUnsafeBytes { raw in
      let extent = try inflater.inflateInPieces(raw, limit: 64 << 20, into: arena)
      #expect(inflater.member(raw, count: extent.count) != nil, "several members")
      return Array(extent.bytes)
    }
  }

  @Test func joinsStreamsThatEndAtAnyBit() throws {
    // The lengths make the last blocks end at every bit of a byte; fixed codes make them short.
    var ends: Set<Int> = []
    for i in 1...64 {
      let bytes = (0..<3).map { sample(i * 7 + $0, seed: UInt64(i + $0)) }
      let slices = try bytes.map { try slice(zlib($0, level: 6, strategy: Z_FIXED)) }
      for slice in slices { ends.insert(slice.form!.member!.end % 8) }
      #expect(
        try inflated(deflater.compress(ContiguousArray(slices))) == bytes.flatMap { $0 })
    }
    #expect(ends == Set(0..<8))
  }

  @Test(arguments: [0, 1, 6, 9], [1, 5]) func joinsWhatZlibWrites(level: Int32, parts: Int) throws {
    let bytes = (1...4).map { sample(40_000 * $0, seed: UInt64($0)) }
    let slices = try bytes.map { try slice(zlib($0, level: level, parts: parts)) }
    #expect(try inflated(deflater.compress(ContiguousArray(slices))) == bytes.flatMap { $0 })
  }

  @Test func joinsWhatItHasWrittenItself() throws {
    let bytes = (1...9).map { sample(70_000, seed: UInt64($0)) }
    let slices = try bytes.map { try slice($0.withUnsafeBytes { deflater.compress($0) }) }
    let joined = deflater.compress(ContiguousArray(slices))
    #expect(try inflated(joined) == bytes.flatMap { $0 })
    // What was joined can be joined again.
    let twice = deflater.compress([try slice(joined), slices[0]])
    #expect(try inflated(twice) == bytes.flatMap { $0 } + bytes[0])
  }

  @Test func compressesTheRestBehind() throws {
    let bytes = (1...3).map { sample(50_000, seed: UInt64($0)) }
    let packed = try slice(zlib(bytes[1], level: 6))
    let slices: ContiguousArray = [try plain(bytes[0]), packed, try plain(bytes[2])]
    #expect(try inflated(deflater.compress(slices)) == bytes[1] + bytes[0] + bytes[2])
  }

  @Test func emptyBodiesJoinToo() throws {
    let some = sample(100, seed: 1)
    let slices = try [[], some, []].map { try slice(zlib($0, level: 6)) }
    #expect(try inflated(deflater.compress(ContiguousArray(slices))) == some)
  }

  @Test func headersOfClientsDoNotMatter() throws {
    let bytes = sample(5000, seed: 3)
    var gzip = zlib(bytes, level: 6)
    // A file name: flag 8, then text that ends with 0 (RFC 1952, 2.3.1).
    gzip[3] = 8
    gzip.insert(contentsOf: Array("spans\0".utf8), at: 10)
    let slices: ContiguousArray = [try slice(gzip), try slice(gzip)]
    #expect(try inflated(deflater.compress(slices)) == bytes + bytes)
  }

  @Test func bodiesOfSeveralMembersAreNotJoined() throws {
    let gzip = zlib(sample(5000, seed: 3), level: 6)
    let slice = try plain(gzip + gzip)
    let extent = try inflater.inflate(slice.bytes, limit: 1 << 20, into: arena)
    #expect(extent.count == 10_000)
    #expect(inflater.member(slice.bytes, count: extent.count) == nil)
  }

  @Test func smallAndLooseBodiesAreNotWorthIt() throws {
    let bytes = sample(200_000, seed: 5)
    let packed = [6, 0].map { zlib(bytes, level: $0).count }
    #expect(GzipMember.isWorthKeeping(packed[0], of: bytes.count))
    #expect(!GzipMember.isWorthKeeping(packed[1], of: bytes.count))
    #expect(!GzipMember.isWorthKeeping(packed[0] / 20, of: 10_000))
  }

  @Test func headersHaveOptionalParts() {
    func start(_ flags: UInt8, _ rest: [UInt8]) -> Int? {
      ([0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 255] + rest).withUnsafeBytes(GzipMember.start)
    }
    #expect(start(0, [1]) == 10)
    #expect(start(0, []) == nil)
    #expect(start(4, [2, 0, 7, 7, 1]) == 14)
    #expect(start(4, [200, 0, 7, 7, 1]) == nil)
    #expect(start(4, [2]) == nil)
    #expect(start(8 + 16, Array("a\0\0".utf8) + [1]) == 13)
    #expect(start(16, Array("endless".utf8)) == nil)
    #expect(start(31, [1, 0, 9] + Array("n\0c\0".utf8) + [5, 6, 1]) == 19)
  }

  @Test func inflatesAgainWhatHasToBeCut() throws {
    let bytes = sample(100_000, seed: 6)
    let loop = EventLoop(index: 0, memoryLimit: 0)
    let packed = try slice(zlib(bytes, level: 6))
    let again = try #require(packed.decompressed(on: loop), "more than the limit must do")
    #expect(Array(again.bytes) == bytes && again.form == nil)
  }
}
