import Testing

@testable import Runtime

@Suite struct MetadataTests {
  private let arena = Arena(limit: 16 << 20)

  @Test func isTheSameInAnyOrder() {
    let a = Metadata([.init("b", ["2"]), .init("a", ["1", "3"])])
    let b = Metadata([.init("a", ["1", "3"]), .init("b", ["2"])])
    #expect(a == b && a.hashValue == b.hashValue)
    #expect(a != Metadata([.init("a", ["3", "1"]), .init("b", ["2"])]))
    #expect(a.values(of: "a") == ["1", "3"] && a.values(of: "c") == [])
    #expect(a.reduced(to: ["c", "b"]) == Metadata([.init("b", ["2"])]))
  }

  @Test func namesThatStandTwiceAreFound() {
    #expect(Metadata.repeatsName(["a", "b", "A"]))
    #expect(!Metadata.repeatsName(["a", "b"]) && !Metadata.repeatsName([]))
  }

  @Test func tablesTellCombinationsApart() {
    let table = MetadataTable()
    let object = MetadataTable()
    table[Metadata([.init("a", ["1"])])] = object
    #expect(table[Metadata([.init("a", ["1"])])] === object)
    #expect(table[Metadata([])] == nil && table.count == 1)
  }

  /// A payload of one slice for each size.
  private func payload(_ sizes: [Int], _ metadata: Metadata?) -> Payload {
    var payload = Payload(.logs, metadata: metadata)
    for size in sizes {
      var extent = arena.extent(capacity: size)!
      _ = [UInt8](repeating: 7, count: size).withUnsafeBytes { extent.append($0, in: arena) }
      payload.append(extent.finish(items: 1))
    }
    return payload
  }

  @Test func partsOfPayloadsKeepIt() {
    let metadata = Metadata([.init("tenant", ["a"])])
    let whole = payload([10, 20], metadata)
    let (first, second) = whole.halves!
    #expect(first.metadata == metadata && second.metadata == metadata)
    #expect(whole.compacted(in: arena).metadata == metadata)
    var joined = Payload(.logs)
    joined.append(whole)
    #expect(joined.metadata == metadata)
  }

  /// A record of a payload.
  private func record(_ payload: Payload) -> [UInt8] {
    RecordFormat.head(of: payload) + payload.slices.flatMap { Array($0.bytes) }
  }

  @Test(arguments: [
    nil, Metadata([]), Metadata([.init("", [])]),
    Metadata([.init("tenant", ["a", "", "ü"]), .init("x", [String(repeating: "y", count: 300)])]),
  ])
  func recordsKeepIt(_ metadata: Metadata?) throws {
    let bytes = record(payload([10, 300], metadata))
    // Older versions read what has none.
    #expect(bytes[0] == (metadata == nil ? 1 : 2))
    let read = try bytes.withUnsafeBytes { try RecordFormat.read($0, in: arena) }
    #expect(read.metadata == metadata)
    #expect(read.slices.map(\.count) == [10, 300] && read.items == 2)
  }

  @Test func damagedRecordsAreNoTrap() {
    var random = SeededRandom(seed: 5)
    let whole = record(payload([5], Metadata([.init("tenant", ["a", "b"]), .init("x", ["y"])])))
    for _ in 0..<5000 {
      var bytes = Array(whole.prefix(Int.random(in: 0...whole.count, using: &random)))
      for _ in 0..<Int.random(in: 0...3, using: &random) where !bytes.isEmpty {
        let i = Int.random(in: 0..<bytes.count, using: &random)
        bytes[i] = UInt8.random(in: 0...255, using: &random)
      }
      bytes.withUnsafeBytes { raw in
        guard let read = try? RecordFormat.read(raw, in: arena) else { return }
        #expect(read.slices.reduce(0) { $0 + $1.count } <= bytes.count)
      }
    }
  }
}
