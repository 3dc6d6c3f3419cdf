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

  @Test func compactedPayloadsKeepTheirBoundaries() {
    var payload = Payload(.traces)
    for bytes in [10, 20, 30] { payload.append(slice(bytes)) }
    let copy = payload.compacted(in: arena)
    #expect(copy.slices[0].chunk !== payload.slices[0].chunk)
    #expect(copy.slices.map(\.count) == [10, 20, 30])
    #expect(copy.slices.map { Array($0.bytes) } == payload.slices.map { Array($0.bytes) })
    #expect(copy.items == 3 && copy.bytes == 60)
  }

  @Test func halvesHoldAllSlicesInOrder() throws {
    var payload = Payload(.logs)
    for bytes in 1...5 { payload.append(slice(bytes)) }
    let (first, second) = try #require(payload.halves)
    #expect(first.slices.map(\.count) == [1, 2])
    #expect(second.slices.map(\.count) == [3, 4, 5])
    #expect(first.items + second.items == 5)
    #expect(Payload(.logs, slice(1)).halves == nil)
  }
}
