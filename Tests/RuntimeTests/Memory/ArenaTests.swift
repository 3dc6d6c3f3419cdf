import Glibc
import Testing

@testable import Runtime

/// Bytes that tell where they belong: 31 times their place, plus a seed. They repeat after 256, so this
/// table has all that can be needed of them, and comparing is one call.
private let cycle = (0..<(1 << 16) + 256).map { UInt8(truncatingIfNeeded: $0 &* 31) }

/// A block of the bytes from `place` on, at most `count` and 64 KiB long.
private func block(at place: Int, seed: Int, count: Int) -> ArraySlice<UInt8> {
  // 31 times 223 is 1, modulo 256.
  let start = (place + seed * 223) & 255
  return cycle[start..<start + min(count, 1 << 16)]
}

extension Extent {
  /// Fills the extent with bytes that tell where they belong.
  @discardableResult
  fileprivate mutating func tryFill(_ count: Int, seed: Int, in arena: Arena) -> Bool {
    let end = self.count + count
    guard reserve(count, in: arena) else { return false }
    while self.count < end {
      let block = block(at: self.count, seed: seed, count: end - self.count)
      guard block.withUnsafeBytes({ append($0, in: arena) }) else { return false }
    }
    return true
  }

  /// Fills the extent, which must have the room.
  fileprivate mutating func fill(_ count: Int, seed: Int, in arena: Arena) {
    let isKept = tryFill(count, seed: seed, in: arena)
    #expect(isKept)
  }
}

extension Slice {
  /// Whether the slice holds what `fill` wrote.
  fileprivate func isFilled(seed: Int) -> Bool {
    var place = 0
    while place < count {
      let block = block(at: place, seed: seed, count: count - place)
      let isSame = block.withUnsafeBytes {
        memcmp($0.baseAddress!, bytes.baseAddress! + place, $0.count) == 0
      }
      guard isSame else { return false }
      place += block.count
    }
    return true
  }
}

@Suite struct ArenaTests {
  @Test func fillsOneChunkAfterTheOther() {
    let arena = Arena(limit: 4 << 20)
    let slices = (0..<10).map { i in
      var extent = arena.extent(capacity: 64 << 10)!
      extent.fill(1000, seed: i, in: arena)
      return extent.finish(items: i)
    }
    // Unused room goes back, so all of them lie side by side.
    #expect(Set(slices.map { ObjectIdentifier($0.chunk) }).count == 1)
    #expect(arena.pinned == Arena.chunkSize)
    for (i, slice) in slices.enumerated() {
      #expect(slice.isFilled(seed: i) && slice.count == 1000 && slice.items == i)
      let part = slice.part(10..<20, items: 1)
      #expect(part.bytes.elementsEqual(slice.bytes[10..<20]))
    }
  }

  @Test func refusesPastTheLimit() {
    let arena = Arena(limit: 3 << 20)
    var held: [Extent] = []
    while let extent = arena.extent(capacity: 700_000) { held.append(extent) }
    // Mappings of their own, which chunks would not have room for.
    #expect(held.count == 4)
    #expect((4 * 700_000...3 << 20).contains(arena.pinned) && arena.peak == arena.pinned)
    #expect(arena.extent(capacity: 2 << 20) == nil)
    // Work on what was taken may go on.
    #expect(arena.extent(capacity: 700_000, mayExceed: true) != nil)
    held.removeAll()
    #expect(arena.pinned <= Arena.chunkSize)
    // Nothing is in use, so a mapping as large as the limit is possible.
    var large = arena.extent(capacity: 3 << 20)
    #expect(large != nil)
    large = nil
    #expect(arena.extent(capacity: 4 << 20) == nil)
  }

  @Test func growsWithoutLosingBytes() {
    let arena = Arena(limit: 64 << 20)
    var first = arena.extent(capacity: 100)!
    var second = arena.extent(capacity: 100)!
    var total = 0
    for step in [1, 99, 1, 1000, 30_000, 500_000, 700_000, 3_000_000] {
      first.fill(step, seed: 1, in: arena)
      second.fill(step, seed: 2, in: arena)
      total += step
    }
    let slices = (first.finish(), second.finish())
    #expect(slices.0.count == total && slices.0.isFilled(seed: 1))
    #expect(slices.1.count == total && slices.1.isFilled(seed: 2))
  }

  @Test func growsNoFurtherThanNeeded() {
    let arena = Arena(limit: 64 << 20)
    var extent = arena.extent(capacity: 60_000)!
    let other = arena.extent(capacity: 1)
    var isGrown = extent.reserve(70_000, upTo: 75_000, in: arena)
    #expect(isGrown)
    #expect(extent.capacity == 75_000)
    extent.fill(75_000, seed: 3, in: arena)
    // A large mapping grows by whole steps, within the limit.
    isGrown = extent.reserve(2 << 20, upTo: 4 << 20, in: arena)
    #expect(isGrown)
    isGrown = extent.reserve(4 << 20, upTo: 8 << 20, in: arena)
    #expect(isGrown)
    isGrown = extent.reserve(64 << 20, in: arena)
    #expect(!isGrown)
    #expect(extent.finish().isFilled(seed: 3))
    withExtendedLifetime(other) {}
  }

  @Test func givesMemoryBack() {
    let arena = Arena(limit: 64 << 20)
    for _ in 0..<3 {
      var slices: [Slice] = []
      for i in 0..<40 {
        var extent = arena.extent(capacity: 300_000)!
        extent.fill(300_000, seed: i, in: arena)
        slices.append(extent.finish())
      }
      #expect(arena.pinned >= 40 * 300_000)
      slices.removeAll()
      #expect(arena.pinned <= Arena.chunkSize)
    }
    arena.trim()
    #expect(arena.pinned == 0)
  }

  @Test func givesBackWhatNobodyNeeds() {
    let arena = Arena(limit: 64 << 20)
    var calls = 0
    arena.hasSpare = { calls += 1 }
    var held = (0..<6).map { _ in arena.extent(capacity: Arena.chunkSize)! }
    #expect(calls == 0)
    held.removeFirst(4)
    #expect(calls == 1)
    // Four are free, but all came since the last look; two are needed before the next.
    #expect(arena.trimSurplus())
    held += (0..<2).map { _ in arena.extent(capacity: Arena.chunkSize)! }
    held.removeLast(2)
    #expect(arena.trimSurplus())
    #expect(!arena.trimSurplus())
    #expect(calls == 1)
    held.removeAll()
    #expect(calls == 2)
  }

  @Test func usesLargeMappingsAgain() {
    let arena = Arena(limit: 128 << 20)
    let place: UnsafeRawPointer
    do {
      var extent = arena.extent(capacity: 5 << 20)!
      extent.fill(5 << 20, seed: 1, in: arena)
      place = extent.finish().bytes.baseAddress!
    }
    #expect(arena.pinned == 0)
    // A body whose size is not known yet gets all of it, and grows where it is.
    do {
      var growing = arena.extent(capacity: 2 << 20)!
      #expect(arena.pinned == 5 << 20 && growing.bytes.baseAddress == place)
      growing.fill(4 << 20, seed: 2, in: arena)
      #expect(growing.bytes.baseAddress == place)
      growing.fill(2 << 20, seed: 2, in: arena)
      let slice = growing.finish()
      #expect(slice.count == 6 << 20 && slice.isFilled(seed: 2))
    }
    // Small ones get chunks of the usual size.
    let small = arena.extent(capacity: 100)
    #expect(small != nil && arena.pinned == Arena.chunkSize)
    var isLeft = arena.trimSurplus()
    #expect(isLeft)
    isLeft = arena.trimSurplus()
    #expect(!isLeft)
  }

  @Test func largeBodiesLeaveNothingBehindInChunks() {
    let arena = Arena(limit: 16 << 20)
    let small = arena.extent(capacity: 1000, of: 2000)
    var large = arena.extent(capacity: 1000, of: 2_000_000)!
    #expect(arena.pinned < Arena.chunkSize + 100_000, "no more is taken than has come")
    for _ in 0..<19 {
      let isGrown = large.reserve(large.capacity, upTo: 2_000_000, announced: 2_000_000, in: arena)
      #expect(isGrown)
      large.fill(large.capacity - large.count, seed: 4, in: arena)
      if large.capacity == 2_000_000 { break }
      // Announced bytes are believed when a good part of them has come.
      #expect(large.capacity * 4 < 2_000_000)
    }
    #expect(large.capacity == 2_000_000 && arena.pinned < Arena.chunkSize + 2_100_000)
    #expect(large.finish().isFilled(seed: 4))
    withExtendedLifetime(small) {}
  }

  @Test func largeBodiesGrowIntoMemoryThatWasUsed() {
    let arena = Arena(limit: 64 << 20)
    let place: UnsafeRawPointer
    do {
      var extent = arena.extent(capacity: 3_000_000)!
      extent.fill(3_000_000, seed: 1, in: arena)
      place = extent.finish().bytes.baseAddress!
    }
    // A few bytes do not get it, whatever is announced.
    var large = arena.extent(capacity: 1000, of: 2_900_000)!
    large.fill(1000, seed: 2, in: arena)
    #expect(large.bytes.baseAddress != place && arena.pinned < 100_000)
    let isGrown = large.reserve(1_000_000, upTo: 2_900_000, announced: 2_900_000, in: arena)
    #expect(isGrown)
    #expect(large.bytes.baseAddress == place && arena.pinned == 3_000_000 + 14_656)
    large.fill(2_899_000, seed: 2, in: arena)
    #expect(large.finish().isFilled(seed: 2))
  }

  /// Extents and slices of all sizes come, grow and go; none ever sees another's bytes.
  @Test(arguments: 1...10) func keepsThemApart(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let arena = Arena(limit: 32 << 20)
    var growing: [Int: Extent] = [:]
    var finished: [Int: Slice] = [:]
    var next = 0
    for _ in 0..<400 {
      switch Int.random(in: 0..<6, using: &random) {
      case 0, 1:
        let size = Int.random(in: 0..<(1 << Int.random(in: 1...21, using: &random)), using: &random)
        guard let extent = arena.extent(capacity: size) else { break }
        growing[next] = extent
        next += 1
      case 2, 3:
        guard let id = growing.keys.sorted().randomElement(using: &random) else { break }
        let size = Int.random(in: 0..<(1 << Int.random(in: 1...19, using: &random)), using: &random)
        // Taken out, so that a mapping counts as unshared.
        var extent = growing.removeValue(forKey: id)!
        extent.tryFill(size, seed: id, in: arena)
        growing[id] = extent
      case 4:
        guard let id = growing.keys.sorted().randomElement(using: &random) else { break }
        finished[id] = growing.removeValue(forKey: id)!.finish()
      default:
        if let id = finished.keys.sorted().randomElement(using: &random) { finished[id] = nil }
      }
      #expect(arena.pinned <= arena.limit)
    }
    for (id, extent) in growing { finished[id] = extent.finish() }
    #expect(finished.allSatisfy { $0.value.isFilled(seed: $0.key) })
    growing = [:]
    finished = [:]
    arena.trim()
    #expect(arena.pinned == 0)
  }
}
