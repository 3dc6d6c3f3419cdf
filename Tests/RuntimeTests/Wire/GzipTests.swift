import Testing

@testable import Runtime

@Suite struct GzipTests {
  private let arena = Arena(limit: 32 << 20)
  private let inflater = GzipInflater()
  private let deflater = GzipDeflater()

  /// Compressible bytes.
  private func sample(_ count: Int) -> [UInt8] { (0..<count).map { UInt8($0 * $0 >> 5 & 0x3f) } }

  private func gzip(_ bytes: [UInt8]) -> [UInt8] {
    bytes.withUnsafeBytes { deflater.compress($0) }
  }

  private func inflate(_ bytes: [UInt8], limit: Int = 8 << 20) throws -> [UInt8] {
    let output = try bytes.withUnsafeBytes {
      try inflater.inflate($0, limit: limit, into: arena)
    }
    // The bytes live as long as their extent.
    return withExtendedLifetime(output) { Array(output.bytes) }
  }

  @Test(arguments: [0, 1, 100, 5000, 300_000, 3_000_000])
  func inflatesWhatWasDeflated(count: Int) throws {
    let bytes = sample(count)
    #expect(try inflate(gzip(bytes)) == bytes)
  }

  @Test func joinsMembers() throws {
    #expect(try inflate(gzip(sample(1000)) + gzip(sample(10))) == sample(1000) + sample(10))
  }

  @Test func deflatesSlicesAsTheirConcatenation() throws {
    var slices = ContiguousArray<Slice>()
    for count in [100, 1, 5000] {
      var extent = try #require(arena.extent(capacity: count))
      _ = sample(count).withUnsafeBytes { extent.append($0, in: arena) }
      slices.append(extent.finish())
    }
    #expect(
      try inflate(deflater.compress(slices)) == sample(100) + sample(1) + sample(5000))
  }

  @Test func givesBuffersBackThatNobodyNeeds() {
    _ = gzip((0..<400_000).map { _ in .random(in: 0...255) })
    #expect(deflater.trimSurplus())
    #expect(!deflater.trimSurplus())
    #expect(!gzip(sample(10)).isEmpty)
  }

  @Test func stopsAtTheLimitAndNotBefore() throws {
    let body = gzip([UInt8](repeating: 0, count: 1 << 20))
    #expect(try inflate(body, limit: 1 << 20).count == 1 << 20)
    #expect(throws: InflateError.tooLarge(limit: (1 << 20) - 1)) {
      try inflate(body, limit: (1 << 20) - 1)
    }
  }

  @Test func doesNotTakeMemoryForABombBeyondTheLimit() {
    let bomb = gzip([UInt8](repeating: 0, count: 24 << 20))
    let before = arena.peak
    #expect(throws: InflateError.tooLarge(limit: 4096)) { try inflate(bomb, limit: 4096) }
    #expect(arena.peak - before <= Arena.chunkSize)
  }

  @Test func refusesAnyTruncation() {
    let body = gzip(sample(500))
    for count in 0..<body.count {
      #expect(throws: InflateError.truncated) { try inflate(Array(body.prefix(count))) }
    }
  }

  @Test func refusesDamageAndGarbage() {
    var wrong = gzip(sample(500))
    wrong[wrong.count - 8] ^= 1
    #expect(throws: InflateError.malformed) { try inflate(wrong) }
    #expect(throws: InflateError.malformed) { try inflate(gzip(sample(5)) + [1, 2, 3]) }
    #expect(throws: InflateError.malformed) { try inflate(Array("not gzip".utf8)) }
  }

  @Test func refusesWhenTheArenaIsFull() {
    let small = Arena(limit: 1 << 20)
    let body = gzip([UInt8](repeating: 7, count: 4 << 20))
    #expect(throws: InflateError.outOfMemory) {
      _ = try body.withUnsafeBytes { try inflater.inflate($0, limit: 8 << 20, into: small) }
    }
  }
}
