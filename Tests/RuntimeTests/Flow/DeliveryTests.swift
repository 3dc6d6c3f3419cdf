import Schema
import Testing

@testable import Runtime

/// A transport whose attempts end when the test says so.
private final class ScriptedTransport: Transport {
  /// What is under way: the items of each body, in the order of the slices, and its completion.
  private(set) var attempts: [(bodies: [Int], completion: (SendOutcome) -> Void)] = []
  /// The bodies of all attempts so far.
  private(set) var log: [[Int]] = []

  let keptCoding: ContentCoding? = nil

  func encode(_ payload: Payload) -> [Int] { payload.slices.map(\.items) }

  func send(
    _ body: [Int], with metadata: Metadata?, completion: @escaping (SendOutcome) -> Void
  ) {
    attempts.append((body, completion))
    log.append(body)
  }

  /// Ends the oldest attempt.
  func answer(_ attempt: SendOutcome) { attempts.removeFirst().completion(attempt) }

  /// Answers like an endpoint that rejects a request as a whole when one body in it has `bad` items.
  func answerAll(bad: Int) {
    while let attempt = attempts.first {
      answer(
        attempt.bodies.contains(bad)
          ? .rejected("bad", mayTakeParts: true) : .delivered(rejected: 0, message: ""))
    }
  }
}

/// A sender that writes down what it is told, by token.
private final class Sender: ReceiptHolder {
  private(set) var outcomes: [String] = []

  func settled(_ token: Int, _ outcome: Outcome) {
    switch outcome {
    case .accepted: outcomes.append("\(token) accepted")
    case .refused: outcomes.append("\(token) refused")
    case .rejected(let rejection): outcomes.append("\(token) rejected \(rejection.items)")
    }
  }
}

/// A loop, a delivery and its sender.
private struct Bench {
  let loop = EventLoop(index: 0, memoryLimit: 16 << 20)
  let transport = ScriptedTransport()
  let sender = Sender()
  let delivery: Delivery<ScriptedTransport.Body>

  init(
    retry: (inout RetryOnFailure) -> Void = { _ in },
    _ edit: (inout SendingQueueArguments) -> Void
  ) {
    // Only storage could fail.
    delivery = try! Delivery(
      transport, queue: SendingQueueArguments(edit), retry: RetryOnFailure(retry),
      in: loop.node("exporter", .logs))
  }

  /// A payload of bodies with so many items and ten times as many bytes.
  func payload(_ bodies: [Int]) -> Payload {
    var payload = Payload(.logs)
    for items in bodies {
      var extent = loop.arena.extent(capacity: items * 10)!
      extent.advance(items * 10)
      payload.append(extent.finish(items: items))
    }
    return payload
  }

  /// Gives a payload, as stages do: what the answer is.
  func give(_ token: Int, _ bodies: [Int]) -> String {
    let payload = payload(bodies)
    if let refusal = delivery.refusal(for: payload.load) { return refusal.reason }
    let receipt = loop.receipts.open(sender, token: token)
    let verdict = delivery.accept(payload, receipt)
    if case .pending = verdict { return "pending" }
    loop.receipts.close(receipt)
    return "\(verdict)"
  }

  /// The values of the items' counters: sent and failed.
  var counts: [Int] {
    let lines = loop.metrics.snapshot().text.split(separator: "\n")
    return ["sent", "send_failed"].map { name in
      let line = lines.first { $0.hasPrefix("otelcol_exporter_\(name)_log_records_total{") }
      return Int(line?.split(separator: " ").last ?? "") ?? -1
    }
  }
}

@Suite struct DeliveryTests {
  @Test func sendsSoManyAtATimeAndTheRestInOrder() {
    let bench = Bench { $0.numConsumers = 2 }
    for items in 1...4 { #expect(bench.give(items, [items]) == "accepted") }
    #expect(bench.transport.log == [[1], [2]])
    bench.transport.answer(.delivered(rejected: 0, message: ""))
    bench.transport.answer(.delivered(rejected: 0, message: ""))
    #expect(bench.transport.log == [[1], [2], [3], [4]])
    #expect(!bench.delivery.isDrained)
    bench.transport.answerAll(bad: 0)
    #expect(bench.delivery.isDrained)
    #expect(bench.counts == [10, 0])
  }

  @Test(arguments: [true, false]) func losesOnlyTheBodyThatTheEndpointRejects(isQueued: Bool) {
    let bench = Bench { $0.enabled = isQueued }
    #expect(bench.give(7, [1, 2, 3, 9, 4, 5]) == (isQueued ? "accepted" : "pending"))
    bench.transport.answerAll(bad: 9)
    #expect(bench.counts == [15, 9])
    #expect(bench.sender.outcomes == (isQueued ? [] : ["7 rejected 9"]))
    #expect(bench.delivery.isDrained && bench.loop.receipts.count == 0)
  }

  @Test func doesNotTakeApartWhatNoPartWouldHelp() {
    let bench = Bench { $0.enabled = false }
    _ = bench.give(1, [1, 2])
    bench.transport.answer(.rejected("unknown path", mayTakeParts: false))
    #expect(bench.sender.outcomes == ["1 rejected 3"])
    #expect(bench.transport.log == [[1, 2]])
  }

  @Test func withoutAQueueTheSenderWaitsForTheAnswer() {
    let bench = Bench(retry: { $0.enabled = false }) {
      $0.enabled = false; $0.numConsumers = 1
    }
    for token in 1...3 { #expect(bench.give(token, [token]) == "pending") }
    #expect(bench.transport.attempts.count == 3, "nothing waits when there is no queue")
    bench.transport.answer(.delivered(rejected: 0, message: ""))
    bench.transport.answer(.failed("busy", throttle: nil))
    bench.transport.answer(.delivered(rejected: 2, message: "two are too old"))
    #expect(bench.sender.outcomes == ["1 accepted", "2 refused", "3 rejected 2"])
    #expect(bench.counts == [2, 4])
  }

  @Test func withoutAQueueBytesAreBoundedAllTheSame() {
    let bench = Bench { $0.enabled = false }
    #expect(bench.give(1, [300_000]) == "pending")
    #expect(bench.give(2, [100_000]) == "pending")
    #expect(bench.give(3, [100_000]).contains("as many bytes as it may"))
    bench.transport.answerAll(bad: 0)
    #expect(bench.give(3, [100_000]) == "pending")
  }

  @Test func aPartThatIsGivenUpMakesTheSenderKeepTheWhole() {
    let bench = Bench(retry: { $0.enabled = false }) { $0.enabled = false }
    _ = bench.give(1, [1, 2])
    bench.transport.answer(.rejected("bad", mayTakeParts: true))
    #expect(bench.transport.attempts.map(\.bodies) == [[1], [2]])
    bench.transport.answer(.rejected("bad", mayTakeParts: true))
    #expect(bench.sender.outcomes == [])
    bench.transport.answer(.failed("busy", throttle: nil))
    #expect(bench.sender.outcomes == ["1 refused"])
  }

  @Test func waitsForTheResultWhenToldTo() {
    let bench = Bench {
      $0.waitForResult = true; $0.numConsumers = 1; $0.queueSize = 2
    }
    for token in 1...3 { #expect(bench.give(token, [token]) == "pending") }
    #expect(bench.give(4, [4]) == "the sending queue is full")
    #expect(bench.transport.log == [[1]])
    bench.transport.answerAll(bad: 2)
    #expect(bench.sender.outcomes == ["1 accepted", "2 rejected 2", "3 accepted"])
  }

  @Test func blocksOnOverflowUntilThereIsRoom() {
    let bench = Bench {
      $0.blockOnOverflow = true; $0.numConsumers = 1; $0.queueSize = 1
    }
    #expect(bench.give(1, [1]) == "accepted")
    #expect(bench.give(2, [2]) == "accepted")
    #expect(bench.give(3, [3]) == "pending")
    #expect(bench.give(4, [4]) == "pending")
    #expect(bench.sender.outcomes == [])
    bench.transport.answer(.delivered(rejected: 0, message: ""))
    #expect(bench.sender.outcomes == ["3 accepted"])
    bench.transport.answerAll(bad: 0)
    #expect(bench.sender.outcomes == ["3 accepted", "4 accepted"])
    #expect(bench.transport.log == [[1], [2], [3], [4]])
    #expect(bench.delivery.isDrained && bench.loop.receipts.count == 0)
  }

  @Test func blockedSendersStillCountTheirBytes() {
    let bench = Bench {
      $0.blockOnOverflow = true; $0.numConsumers = 1; $0.queueSize = 1
    }
    for token in 1...2 { #expect(bench.give(token, [150_000]) == "accepted") }
    #expect(bench.give(3, [100_000]) == "pending")
    #expect(bench.give(4, [100_000]).contains("as many bytes as it may"))
  }

  @Test func triesAgainAfterAPause() {
    let bench = Bench(retry: { $0.initialInterval = .milliseconds(1) }) { _ in }
    _ = bench.give(1, [5])
    bench.transport.answer(.failed("reset", throttle: nil))
    #expect(bench.delivery.leftover.contains("5 log_records (last error: reset)"))
    #expect(bench.loop.turn(until: { !bench.transport.attempts.isEmpty }))
    bench.transport.answerAll(bad: 0)
    #expect(bench.counts == [5, 0] && bench.transport.log == [[5], [5]])
  }
}
