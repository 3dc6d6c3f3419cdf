import Schema
import Testing

@testable import Runtime

@Suite struct SendingQueueTests {
  private let loop = EventLoop(index: 0, memoryLimit: 64 << 20)

  private func queue(
    byteLimit: Int = 1 << 20, _ edit: (inout SendingQueueArguments) -> Void
  ) -> SendingQueue {
    // Only storage could fail.
    try! SendingQueue(
      SendingQueueArguments(edit), in: loop.node("exporter", .logs), byteLimit: byteLimit)
  }

  private func payload(items: Int, bytes: Int) -> Payload {
    var extent = loop.arena.extent(capacity: bytes)!
    extent.advance(bytes)
    return Payload(.logs, extent.finish(items: items))
  }

  @Test(arguments: [(QueueSizer.requests, 3), (.items, 30), (.bytes, 300)])
  func refusesWhenItsSizeIsReached(sizer: QueueSizer, size: Int) {
    let queue = queue {
      $0.queueSize = size; $0.sizer = sizer
    }
    let payload = payload(items: 10, bytes: 100)
    for _ in 0..<3 {
      #expect(queue.refusal(for: payload.load) == nil)
      _ = queue.append(payload, .none)
    }
    #expect(queue.refusal(for: payload.load) != nil)
    _ = queue.next()
    #expect(queue.refusal(for: payload.load) == nil)
  }

  @Test func countsBytesUntilAPayloadIsFinished() throws {
    let queue = queue(byteLimit: 1000) { $0.queueSize = 100 }
    _ = queue.append(payload(items: 1, bytes: 600), .none)
    let more = payload(items: 1, bytes: 500)
    #expect(queue.refusal(for: more.load) != nil)
    let taken = try #require(queue.next())
    #expect(queue.refusal(for: more.load) != nil)
    queue.finish(taken.payload)
    #expect(queue.refusal(for: more.load) == nil)
  }

  @Test func whatIsPutBackComesFirstAndIsCountedOnce() throws {
    let queue = queue(byteLimit: 1000) { $0.queueSize = 100 }
    for items in 1...3 { _ = queue.append(payload(items: items, bytes: 300), .none) }
    let taken = try #require(queue.next())
    queue.finish(taken.payload)
    queue.putBack(taken)
    #expect(queue.count == 3 && queue.items == 6)
    #expect(queue.refusal(for: payload(items: 1, bytes: 200).load) != nil)
    for items in 1...3 {
      let payload = try #require(queue.next()).payload
      #expect(payload.items == items)
      queue.finish(payload)
    }
    #expect(queue.refusal(for: payload(items: 1, bytes: 1000).load) == nil)
  }

  @Test(arguments: [false, true]) func countsMetadataAsLongAsItIsKept(isMerged: Bool) throws {
    let queue = queue(byteLimit: 10_000) {
      $0.queueSize = 100
      if isMerged { $0.batch = QueueBatchArguments { $0.minSize = 3 } }
    }
    queue.neededMetadata = ["tenant"]
    let long = String(repeating: "x", count: 3000)
    for _ in 0..<3 {
      #expect(queue.refusal(for: Load(requests: 1, items: 1, bytes: 100)) == nil)
      var payload = payload(items: 1, bytes: 100)
      payload.metadata = Metadata([.init("tenant", [long]), .init("other", [long, long])])
      _ = queue.append(payload, .none)
    }
    #expect(queue.held > 9300 && queue.held < 10_000)
    #expect(queue.refusal(for: Load(requests: 1, items: 1, bytes: 1000)) != nil)
    for _ in 0..<(isMerged ? 1 : 3) {
      let payload = try #require(queue.next()).payload
      #expect(queue.held >= payload.weight && payload.weight > 3100)
      queue.finish(payload)
    }
    #expect(queue.held == 0)
  }

  @Test func takesAnyPayloadWhenItHoldsNothing() {
    let queue = queue(byteLimit: 10) {
      $0.queueSize = 1; $0.sizer = .items
    }
    #expect(queue.refusal(for: payload(items: 50, bytes: 500).load) == nil)
  }

  @Test func keepsTheOrder() {
    let queue = queue { $0.queueSize = 1000 }
    var next = 1
    var expected = 1
    for round in 0..<500 {
      for _ in 0..<(round % 3 + 1) {
        _ = queue.append(payload(items: next, bytes: 16), .none)
        next += 1
      }
      for _ in 0..<2 {
        guard let taken = queue.next() else { break }
        #expect(taken.payload.items == expected)
        expected += 1
      }
    }
    #expect(queue.count == next - expected)
  }

  @Test func doesNotPinTheMemoryOfOthers() throws {
    let queue = queue { $0.queueSize = 10 }
    let before = loop.arena.pinned
    do {
      var extent = loop.arena.extent(capacity: 900 << 10)!
      extent.advance(900 << 10)
      let part = extent.finish(items: 1).part(0..<100, items: 1)
      _ = queue.append(Payload(.logs, part), .none)
    }
    for _ in 0..<8 { _ = payload(items: 1, bytes: 900 << 10) }
    #expect(loop.arena.pinned - before <= Arena.chunkSize * 2)
    #expect(try #require(queue.next()).payload.bytes == 100)
  }
}
