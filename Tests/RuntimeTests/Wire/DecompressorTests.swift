import Testing

@testable import Runtime

@Suite struct DecompressorTests {
  private let arena = Arena(limit: 64 << 20)
  private let loop = EventLoop(index: 0, memoryLimit: 1 << 20)
  private var decompressor: Decompressor { loop.shared(Decompressor.self) }
  private var compressor: Compressor { loop.shared(Compressor.self) }

  /// All codings that compress.
  static let codings = ContentCoding.allCases.filter { $0 != .identity }

  /// Compressible bytes.
  private func sample(_ count: Int) -> [UInt8] { (0..<count).map { UInt8($0 * $0 >> 5 & 0x3f) } }

  private func slice(_ bytes: [UInt8]) throws -> Slice {
    var extent = try #require(arena.extent(capacity: max(bytes.count, 1)))
    _ = bytes.withUnsafeBytes { extent.append($0, in: arena) }
    return extent.finish()
  }

  private func compress(_ bytes: [UInt8], _ coding: ContentCoding, level: Int? = nil) throws
    -> [UInt8]
  {
    compressor.compress([try slice(bytes)], Compression(coding, level: level))
  }

  private func decompress(
    _ bytes: [UInt8], _ coding: ContentCoding, limit: Int = 8 << 20
  ) throws -> [UInt8] {
    let output = try bytes.withUnsafeBytes {
      try decompressor.decompress($0, coding, limit: limit, into: arena).finish()
    }
    return withExtendedLifetime(output) { Array(output.bytes) }
  }

  @Test func isSharedByALoop() {
    #expect(decompressor === loop.shared(Decompressor.self))
    #expect(compressor !== EventLoop(index: 1, memoryLimit: 0).shared(Compressor.self))
  }

  @Test(arguments: codings, [0, 1, 100, 5000, 300_000, 1_000_000])
  func givesBackWhatWasCompressed(coding: ContentCoding, count: Int) throws {
    let bytes = sample(count)
    #expect(try decompress(compress(bytes, coding), coding) == bytes)
  }

  @Test(arguments: codings)
  func compressesSlicesAsTheirConcatenation(coding: ContentCoding) throws {
    let slices = [100, 0, 1, 70_000].map(sample)
    let compressed = compressor.compress(
      ContiguousArray(try slices.map(slice)), Compression(coding))
    #expect(try decompress(compressed, coding) == slices.flatMap(\.self))
  }

  @Test(arguments: codings)
  func stopsAtTheLimitAndNotBefore(coding: ContentCoding) throws {
    let body = try compress(sample(100_000), coding)
    #expect(try decompress(body, coding, limit: 100_000).count == 100_000)
    #expect(throws: DecompressionError.tooLarge(limit: 99_999)) {
      try decompress(body, coding, limit: 99_999)
    }
  }

  @Test(arguments: codings)
  func takesLittleMemoryForABomb(coding: ContentCoding) throws {
    let bomb = try compress([UInt8](repeating: 0, count: 8 << 20), coding)
    let fresh = Arena(limit: 64 << 20)
    #expect(throws: DecompressionError.tooLarge(limit: 4096)) {
      _ = try bomb.withUnsafeBytes {
        try decompressor.decompress($0, coding, limit: 4096, into: fresh)
      }
    }
    #expect(fresh.peak <= Arena.chunkSize)
  }

  @Test(arguments: codings)
  func refusesAnyTruncation(coding: ContentCoding) throws {
    let body = try compress(sample(500), coding)
    for count in 0..<body.count {
      // A stream of snappy frames may end after any of them; the first holds nothing.
      if coding == .framedSnappy, count == SnappyDecoder.streamIdentifier.count { continue }
      #expect(throws: DecompressionError.self) {
        try decompress(Array(body.prefix(count)), coding)
      }
    }
  }

  @Test(arguments: codings)
  func refusesGarbageByName(coding: ContentCoding) throws {
    let error = #expect(throws: DecompressionError.self) {
      try decompress(Array("what is this?".utf8), coding)
    }
    let name = coding == .deflate ? "zlib" : coding.name
    #expect(error?.description == "the body is not a valid \(name) stream")
  }

  @Test(arguments: codings)
  func refusesBytesBehindTheStream(coding: ContentCoding) throws {
    let body = try compress(sample(500), coding) + Array("and this?".utf8)
    #expect(throws: DecompressionError.self) { try decompress(body, coding) }
  }

  @Test(arguments: codings)
  func survivesDamage(coding: ContentCoding) throws {
    var random = SeededRandom(seed: 7)
    let bodies = try [sample(300), sample(10_000)].map { try compress($0, coding) }
    for round in 0..<400 {
      var body = bodies[round % bodies.count]
      for _ in 0...Int.random(in: 0..<4, using: &random) {
        let place = Int.random(in: 0..<min(body.count, 400), using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: body[place] = UInt8.random(in: 0...255, using: &random)
        case 1: body[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 2: body.remove(at: place)
        default: body.insert(UInt8.random(in: 0...255, using: &random), at: place)
        }
      }
      if let output = try? decompress(body, coding, limit: 200_000) {
        #expect(output.count <= 200_000)
      }
    }
    // The state is as good as before.
    #expect(try decompress(compress(sample(70_000), coding), coding) == sample(70_000))
    #expect(arena.pinned <= 2 * Arena.chunkSize)
  }

  @Test(arguments: codings)
  func refusesWhenTheArenaIsFull(coding: ContentCoding) throws {
    let small = Arena(limit: 1 << 20)
    let body = try compress([UInt8](repeating: 7, count: 4 << 20), coding)
    #expect(throws: DecompressionError.outOfMemory) {
      _ = try body.withUnsafeBytes {
        try decompressor.decompress($0, coding, limit: 8 << 20, into: small)
      }
    }
  }

  @Test(arguments: [ContentCoding.gzip, .zstd, .lz4, .framedSnappy, .snappy])
  func joinsStreams(coding: ContentCoding) throws {
    let made: ContentCoding = coding == .snappy ? .framedSnappy : coding
    let body = try compress(sample(1000), made) + compress(sample(10), made)
    #expect(try decompress(body, coding) == sample(1000) + sample(10))
  }

  @Test func givesStatesBackThatNobodyNeeds() throws {
    let body = try compress(sample(10), .zstd)
    #expect(try decompress(body, .zstd) == sample(10))
    for _ in 0..<2 {
      #expect(compressor.trimSurplus())
      #expect(decompressor.trimSurplus())
      #expect(!decompressor.trimSurplus())
      #expect(!compressor.trimSurplus())
      #expect(try compress(sample(10), .zstd) == body)
      #expect(try decompress(body, .zstd) == sample(10))
    }
  }

  @Test(arguments: [ContentCoding.gzip, .zlib, .zstd], [1, 6, 9])
  func knowsLevels(coding: ContentCoding, level: Int) throws {
    let body = try compress(sample(100_000), coding, level: level)
    #expect(try decompress(body, coding) == sample(100_000))
  }
}
