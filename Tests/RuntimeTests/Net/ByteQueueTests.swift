import Testing

@testable import Runtime

@Suite struct ByteQueueTests {
  /// Bytes that count up, from a number on.
  private func sequence(_ start: Int, _ count: Int) -> [UInt8] {
    (start..<start + count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
  }

  @Test func staysSmallThoughItNeverRunsEmpty() {
    var queue = ByteQueue()
    sequence(0, 700).withUnsafeBytes { queue.append($0) }
    var end = 700
    for round in 0..<5000 {
      sequence(end, 1024).withUnsafeBytes { queue.append($0) }
      end += 1024
      queue.drop(1024)
      if round % 100 == 0 { #expect(Array(queue.bytes) == sequence(end - 700, 700)) }
    }
    #expect(queue.count == 700)
    #expect(queue.capacity <= 32 << 10)
    queue.drop(700)
    #expect(queue.isEmpty && queue.capacity == 0)
  }
}
