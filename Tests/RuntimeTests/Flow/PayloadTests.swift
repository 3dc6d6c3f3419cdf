import Testing

@testable import Runtime

@Suite struct PayloadTests {
  private let arena = Arena(limit: 64 << 20)

  /// A slice of so many bytes.
  private func slice(_ bytes: Int) -> Slice {
    var extent = arena.extent(capacity: bytes)!
    extent.advance(bytes)
    return extent.finish(items: 1)
  }

  @Test func compactedPayloadsShareChunksOfTheirOwn() {
    var kept: [Payload] = []
    for _ in 0..<50 {
      // What passes through in between must not stay pinned by the little that is kept.
      let small = Payload(.traces, slice(1000))
      _ = slice(900_000)
      kept.append(small.compacted(in: arena))
    }
    #expect(Set(kept.map { ObjectIdentifier($0.slices[0].chunk) }).count == 1)
    #expect(arena.pinned <= 3 * Arena.chunkSize)
    #expect(kept.allSatisfy { $0.items == 1 && $0.bytes == 1000 })
  }

  @Test func payloadsThatUseWhatTheyPinStayWhereTheyAre() {
    let payload = Payload(.traces, slice(600_000))
    #expect(payload.compacted(in: arena).slices[0].chunk === payload.slices[0].chunk)
  }
}
