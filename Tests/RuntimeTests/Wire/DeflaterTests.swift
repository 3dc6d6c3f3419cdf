import Testing

@testable import Runtime

@Suite struct DeflaterTests {
  private let arena = Arena(limit: 64 << 20)
  private let inflater = GzipInflater()

  /// Which deflater to test.
  enum Kind: CaseIterable {
    case fast, lowest, highest

    var deflater: GzipDeflater {
      switch self {
      case .fast: GzipDeflater(FastDeflater())
      case .lowest: GzipDeflater(LevelDeflater(level: 1))
      case .highest: GzipDeflater(LevelDeflater(level: 9))
      }
    }
  }

  /// Bytes of which `distinct` are different ones.
  private func bytes(_ count: Int, distinct: UInt8) -> [UInt8] {
    (0..<count).map { _ in .random(in: 0..<distinct) }
  }

  private func slice(_ bytes: [UInt8]) throws -> Slice {
    var extent = try #require(arena.extent(capacity: max(bytes.count, 1)))
    #expect(bytes.withUnsafeBytes { extent.append($0, in: arena) })
    return extent.finish()
  }

  private func inflate(_ bytes: [UInt8]) throws -> [UInt8] {
    let output = try bytes.withUnsafeBytes {
      try inflater.inflate($0, limit: 32 << 20, into: arena)
    }
    return withExtendedLifetime(output) { Array(output.bytes) }
  }

  @Test(arguments: Kind.allCases, [[0], [1, 0, 3], [70_000, 5, 300_000], [400_000, 1]])
  func piecesMakeOneStream(kind: Kind, counts: [Int]) throws {
    let deflater = kind.deflater
    // The second time, the state is that of a stream that has ended.
    for distinct: UInt8 in [4, 255] {
      let pieces = counts.map { bytes($0, distinct: distinct) }
      let slices = ContiguousArray(try pieces.map(slice))
      let member = deflater.compress(slices)
      #expect(try inflate(member) == pieces.flatMap { $0 })
      #expect(distinct == 255 || counts.max()! < 1000 || member.count < counts.reduce(0, +) / 2)
    }
  }

  @Test func aHigherLevelMakesLess() throws {
    let words = (0..<20_000).flatMap { _ in Array("name\(Int.random(in: 0..<500)) ".utf8) }
    let body = ContiguousArray([try slice(words)])
    let least = Kind.highest.deflater.compress(body).count
    #expect(least < Kind.lowest.deflater.compress(body).count)
    #expect(least < Kind.fast.deflater.compress(body).count)
  }

  @Test(arguments: Kind.allCases)
  func joinsWithWhatIsCompressed(kind: Kind) throws {
    let plain = bytes(100_000, distinct: 16)
    let came = kind.deflater.compress(ContiguousArray([try slice(plain)]))
    var compressed = try slice(came)
    let member = try #require(inflater.member(compressed.bytes, count: plain.count))
    compressed.form = .gzip(member)
    let more = bytes(50_000, distinct: 16)
    let joined = kind.deflater.compress([try slice(more), compressed, try slice(plain)])
    #expect(try inflate(joined) == plain + more + plain)
  }
}
