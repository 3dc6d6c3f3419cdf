import Schema
import Testing

@testable import Runtime

/// A sink that does what a test tells it, and remembers what it took.
private final class Recorder: Sink {
  /// The next answers; accepts when there are none left.
  var answers: [Verdict] = []
  /// What `refusal` answers.
  var isFull = false
  var byteLimit = Int.max
  var isDurable = false
  /// What was accepted, or is pending.
  private(set) var taken: [Payload] = []
  /// Receipts of pending payloads.
  private(set) var receipts: [Receipt] = []

  var items: [Int] { taken.map(\.items) }

  /// What was last asked for.
  private(set) var lastLoad: Load?

  func refusal(for load: Load) -> Refusal? {
    lastLoad = load
    return isFull ? Refusal("full") : nil
  }

  func accept(_ payload: Payload, _ receipt: Receipt) -> Verdict {
    let answer = answers.isEmpty ? .accepted : answers.removeFirst()
    switch answer {
    case .accepted: taken.append(payload)
    case .pending:
      taken.append(payload)
      receipts.append(receipt)
    case .rejected: break
    }
    return answer
  }
}

/// A loop, a batcher and its successor.
private struct Bench {
  let loop = EventLoop(index: 0, memoryLimit: 16 << 20)
  let next = Recorder()
  let batch: Batch.Stage<Recorder>

  init(_ edit: (inout Batch.Arguments) -> Void) {
    // The arguments that tests give are in order.
    batch = try! Batch.Stage(Batch.Arguments(edit), in: loop.node("batch", .traces), into: next)
  }

  /// Offers a request with so many spans, as a receiver does: nil when it is refused.
  func offer(_ spans: Int, tenant: String? = nil) -> Verdict? {
    var payload = payload(spans)
    payload.metadata = tenant.map { Metadata([.init("other", ["x"]), .init("tenant", [$0])]) }
    return batch.refusal(for: payload.load) == nil ? batch.accept(payload, .none) : nil
  }

  /// A request of one resource and scope with so many spans, which are told apart by a number.
  func payload(_ spans: Int) -> Payload {
    var writer = [UInt8]()
    // Span { name: "s" } is 2a 01 73; in ScopeSpans it is field 2.
    let span: [UInt8] = [0x12, 3, 0x2a, 1, 0x73]
    let scope = Array([[UInt8]](repeating: span, count: spans).joined())
    writer = message(1, message(2, scope))
    var extent = loop.arena.extent(capacity: writer.count)!
    _ = writer.withUnsafeBytes { extent.append($0, in: loop.arena) }
    return Payload(.traces, extent.finish(items: spans))
  }

  /// A length-delimited field.
  private func message(_ field: UInt8, _ body: [UInt8]) -> [UInt8] {
    var length = body.count
    var bytes = [field << 3 | 2]
    while length > 127 {
      bytes.append(UInt8(length & 127) | 128)
      length >>= 7
    }
    return bytes + [UInt8(length)] + body
  }

  /// Lets the loop's time pass until `condition` holds.
  func wait(until condition: () -> Bool) {
    let limit = Instant.read() + .seconds(5)
    while !condition(), Instant.read() < limit { loop.turn(wait: true) }
  }
}

@Suite struct BatchTests {
  @Test func waitsForCompany() {
    let bench = Bench {
      $0.sendBatchSize = 10; $0.sendBatchMaxSize = 0; $0.timeout = .seconds(60)
    }
    _ = bench.offer(4)
    _ = bench.offer(5)
    #expect(bench.next.items == [])
    _ = bench.offer(3)
    #expect(bench.next.items == [12])
  }

  @Test func splitsExactlyAtTheLimit() throws {
    let bench = Bench {
      $0.sendBatchSize = 5; $0.sendBatchMaxSize = 5; $0.timeout = .seconds(60)
    }
    _ = bench.offer(13)
    #expect(bench.next.items == [5, 5])
    _ = bench.offer(2)
    #expect(bench.next.items == [5, 5, 5])
    for payload in bench.next.taken {
      let counted = try payload.slices.map { try OTLP.inspect(.traces, $0.bytes) }
      #expect(counted.reduce(0, +) == 5)
    }
  }

  @Test func waitsForNoMoreThanHalfOfWhatMayFollow() {
    let bench = Bench { $0.timeout = .seconds(60) }
    let bytes = bench.payload(10).bytes
    let narrow = Recorder()
    narrow.byteLimit = bytes * 4
    let batch = try! Batch.Stage(
      Batch.Arguments { $0.timeout = .seconds(60) }, in: bench.loop.node("narrow", .traces),
      into: narrow)
    let payload = bench.payload(10)
    _ = batch.accept(payload, .none)
    #expect(narrow.items == [])
    #expect(batch.refusal(for: Load(requests: 1, items: 1, bytes: bytes * 3)) == nil)
    // As long as something is held, no more comes than may follow it.
    #expect(batch.refusal(for: Load(requests: 1, items: 1, bytes: bytes * 3 + 1))!.isMomentary)
    _ = batch.accept(payload, .none)
    #expect(narrow.items == [20])
    #expect(batch.refusal(for: Load(requests: 1, items: 1, bytes: bytes * 5)) == nil)
  }

  @Test func allTenantsTogetherWaitForNoMoreThanHalf() {
    let bench = Bench { $0.timeout = .seconds(60) }
    let narrow = Recorder()
    narrow.byteLimit = bench.payload(10).bytes * 4
    let batch = try! Batch.Stage(
      Batch.Arguments {
        $0.timeout = .seconds(60); $0.metadataKeys = ["tenant"]
      }, in: bench.loop.node("narrow", .traces), into: narrow)
    for tenant in ["a", "b"] {
      var payload = bench.payload(10)
      payload.metadata = Metadata([.init("tenant", [tenant])])
      _ = batch.accept(payload, .none)
    }
    bench.wait { narrow.items.count > 0 }
    #expect(narrow.items == [10])
  }

  @Test func sendsAfterTheTimeout() {
    let bench = Bench { $0.timeout = .milliseconds(5) }
    _ = bench.offer(1)
    bench.wait { !bench.next.taken.isEmpty }
    #expect(bench.next.items == [1])
  }

  @Test func sendsAtOnceWithoutTimeout() {
    let bench = Bench { $0.timeout = .zero }
    _ = bench.offer(1)
    #expect(bench.next.items == [1])
  }

  @Test func refusesWhenTheNextIsFull() {
    let bench = Bench { $0.timeout = .zero }
    bench.next.isFull = true
    #expect(bench.offer(1) == nil)
    #expect(bench.next.items == [])
    #expect(bench.batch.isDrained)
  }

  @Test func keepsWhatIsRefusedAndOffersItAgain() {
    let bench = Bench {
      $0.sendBatchSize = 2; $0.sendBatchMaxSize = 0; $0.timeout = .seconds(60)
    }
    _ = bench.offer(1)
    bench.next.isFull = true
    // A fan-out may hand over what it has asked for a moment ago.
    _ = bench.batch.accept(bench.payload(2), .none)
    #expect(bench.next.items == [])
    #expect(!bench.batch.isDrained)
    bench.next.isFull = false
    bench.wait { !bench.next.taken.isEmpty }
    #expect(bench.next.items == [3])
    #expect(bench.batch.isDrained)
  }

  @Test func waitsForAPendingPayload() {
    let bench = Bench {
      $0.sendBatchSize = 2; $0.sendBatchMaxSize = 2; $0.timeout = .seconds(60)
    }
    bench.next.answers = [.pending]
    _ = bench.offer(4)
    #expect(bench.next.items == [2])
    bench.loop.receipts.settle(bench.next.receipts[0], .accepted)
    #expect(bench.next.items == [2, 2])
    #expect(bench.loop.receipts.count == 0)
  }

  @Test func offersAgainWhatWasPendingAndThenRefused() {
    let bench = Bench {
      $0.sendBatchSize = 2; $0.sendBatchMaxSize = 0; $0.timeout = .seconds(60)
    }
    bench.next.answers = [.pending]
    _ = bench.offer(2)
    bench.loop.receipts.settle(
      bench.next.receipts[0], .refused(Refusal("later", retryAfter: .milliseconds(1))))
    #expect(!bench.batch.isDrained)
    bench.wait { bench.next.taken.count == 2 }
    #expect(bench.next.items == [2, 2])
  }

  @Test func sendersWaitForWhatIsDurable() {
    final class Sender: ReceiptHolder {
      var told: [Int] = []
      func settled(_ token: Int, _ outcome: Outcome) {
        if case .accepted = outcome { told.append(token) }
      }
    }
    let bench = Bench {
      $0.sendBatchSize = 4; $0.sendBatchMaxSize = 4; $0.timeout = .seconds(60)
    }
    bench.next.isDurable = true
    bench.next.answers = [.pending, .pending]
    let sender = Sender()
    for token in 1...2 {
      let verdict = bench.batch.accept(
        bench.payload(3), bench.loop.receipts.open(sender, token: token))
      guard case .pending = verdict else { return #expect(Bool(false), "was told too early") }
    }
    bench.loop.turn(wait: false)
    #expect(bench.next.items == [4] && sender.told.isEmpty)
    bench.loop.receipts.settle(bench.next.receipts[0], .accepted)
    #expect(sender.told == [1])
    bench.batch.drain()
    #expect(bench.next.items == [4, 2])
    bench.loop.receipts.settle(bench.next.receipts[1], .accepted)
    #expect(sender.told == [1, 2] && bench.batch.isDrained && bench.loop.receipts.count == 0)
  }

  @Test func drainsWithoutWaiting() {
    let bench = Bench { $0.timeout = .seconds(60) }
    _ = bench.offer(1)
    #expect(!bench.batch.isDrained)
    bench.batch.drain()
    #expect(bench.next.items == [1])
    #expect(bench.batch.isDrained)
  }

  @Test func startsTheTimeoutAnewForWhatASizeTriggerLeaves() {
    let bench = Bench {
      $0.sendBatchSize = 2; $0.sendBatchMaxSize = 2; $0.timeout = .milliseconds(5)
    }
    _ = bench.offer(3)
    #expect(bench.next.items == [2])
    bench.wait { bench.next.taken.count == 2 }
    #expect(bench.next.items == [2, 1])
  }

  // MARK: Metadata

  @Test func tenantsAreKeptApart() {
    let bench = Bench {
      $0.sendBatchSize = 10
      $0.metadataKeys = ["Tenant"]
    }
    for _ in 0..<3 {
      for (spans, tenant) in [(4, "a"), (3, "b"), (2, nil)] {
        #expect(bench.offer(spans, tenant: tenant) != nil)
      }
    }
    bench.batch.drain()
    #expect(bench.batch.isDrained)
    let found = bench.next.taken.map { "\($0.metadata!.values(of: "tenant")) \($0.items)" }
    #expect(found.sorted() == ["[\"a\"] 12", "[\"b\"] 9", "[] 6"])
    // What records are not kept apart by does not go along.
    #expect(bench.next.taken.allSatisfy { $0.metadata!.values(of: "other").isEmpty })
  }

  @Test func withoutKeysNothingGoesAlong() {
    let bench = Bench { $0.sendBatchSize = 5 }
    #expect(bench.offer(3, tenant: "a") != nil && bench.offer(3, tenant: "b") != nil)
    #expect(bench.next.items == [6] && bench.next.taken[0].metadata == nil)
  }

  @Test func combinationsAreLimited() {
    let bench = Bench {
      $0.metadataKeys = ["tenant"]
      $0.metadataCardinalityLimit = 2
    }
    for tenant in ["a", "b", "a"] {
      guard case .accepted = bench.offer(1, tenant: tenant) else {
        Issue.record("\(tenant) is not taken")
        continue
      }
    }
    guard case .rejected(let rejection) = bench.offer(7, tenant: "c") else {
      Issue.record("a third combination is taken")
      return
    }
    #expect(rejection.items == 7 && rejection.reason.contains("combinations of metadata"))
    bench.batch.drain()
    #expect(bench.next.items.reduce(0, +) == 3)
  }

  @Test func roomIsAskedForAllTenantsTogether() {
    let bench = Bench {
      $0.metadataKeys = ["tenant"]
      $0.sendBatchSize = 100
    }
    #expect(bench.offer(4, tenant: "a") != nil && bench.offer(3, tenant: "b") != nil)
    bench.next.isFull = true
    #expect(bench.offer(1, tenant: "c") == nil)
    #expect(bench.next.lastLoad?.items == 8 && bench.next.lastLoad?.requests == 2)
  }
}
