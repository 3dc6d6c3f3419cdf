import Glibc
import Testing

@testable import Runtime

@Suite struct HTTP2OutboxTests {
  private let arena = Arena(limit: 64 << 20)

  /// A slice of the bytes.
  private func slice(_ bytes: [UInt8]) -> Slice {
    var extent = arena.extent(capacity: max(1, bytes.count))!
    let isKept = bytes.withUnsafeBytes { extent.append($0, in: arena) }
    precondition(isKept)
    return extent.finish()
  }

  /// The bytes that the outbox hands over next.
  private func next(_ outbox: borrowing HTTP2Outbox) -> [UInt8] {
    outbox.withRanges { ranges in
      #expect(ranges.allSatisfy { $0.iov_len > 0 })
      return ranges.flatMap { Array(UnsafeRawBufferPointer(start: $0.iov_base, count: $0.iov_len)) }
    }
  }

  @Test(arguments: 0..<20)
  func handsOverWhatWasAppendedInOrder(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var outbox = HTTP2Outbox()
    var expected: [UInt8] = []
    var counter: UInt8 = 0
    for _ in 0..<400 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        counter &+= 1
        return counter
      }
      let start = Int.random(in: 0...bytes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0:
        bytes.withUnsafeBytes { outbox.append($0) }
        expected += bytes
      case 1:
        outbox.append(slice(bytes), start..<bytes.count)
        expected += bytes[start...]
      case 2:
        outbox.append(bytes, start..<bytes.count)
        expected += bytes[start...]
      default:
        guard !outbox.isSent else { continue }
        let ready = next(outbox)
        #expect(expected.starts(with: ready))
        let step = Int.random(in: 1...ready.count, using: &random)
        outbox.advance(step)
        expected.removeFirst(step)
      }
      #expect(outbox.count == expected.count)
      #expect(outbox.isSent == expected.isEmpty)
    }
    while !outbox.isSent {
      let ready = next(outbox)
      #expect(expected.starts(with: ready))
      outbox.advance(ready.count)
      expected.removeFirst(ready.count)
    }
    #expect(expected.isEmpty)
  }

  @Test func whatWasSentIsNotHeld() {
    var outbox = HTTP2Outbox()
    weak var chunk: Chunk?
    do {
      let large = slice([UInt8](repeating: 1, count: Arena.chunkSize + 1))
      chunk = large.chunk
      outbox.append(large, 0..<large.count)
    }
    [UInt8](repeating: 2, count: 9).withUnsafeBytes { outbox.append($0) }
    #expect(chunk != nil)
    outbox.advance(Arena.chunkSize)
    #expect(chunk != nil)
    outbox.advance(1)
    #expect(chunk == nil)
    #expect(outbox.count == 9)
  }
}
