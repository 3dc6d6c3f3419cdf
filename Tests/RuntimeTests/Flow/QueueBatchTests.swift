import Schema
import Testing

@testable import Runtime

/// A transport that remembers what it is given, and answers when the test says so.
private final class ScriptedTransport: Transport {
  private(set) var attempts: [(payload: Payload, completion: (SendOutcome) -> Void)] = []
  /// All that was sent, attempt by attempt: the names of the spans, and the bytes.
  private(set) var log: [(names: [String], bytes: Int)] = []
  let keptCoding: ContentCoding? = nil

  func encode(_ payload: Payload) -> Payload { payload }

  func send(
    _ body: Payload, with metadata: Metadata?, completion: @escaping (SendOutcome) -> Void
  ) {
    attempts.append((body, completion))
    log.append((body.spanNames, body.bytes))
  }

  /// Ends the oldest attempt.
  func answer(_ outcome: SendOutcome = .delivered(rejected: 0, message: "")) {
    attempts.removeFirst().completion(outcome)
  }

  /// Answers all like an endpoint that rejects a request in which a span has the name `bad`.
  func answerAll(bad: String) {
    while let attempt = attempts.first {
      let isBad = attempt.payload.spanNames.contains(bad)
      answer(
        isBad
          ? .rejected("bad", mayTakeParts: true) : .delivered(rejected: 0, message: ""))
    }
  }
}

extension Payload {
  /// The names of all spans, in order.
  fileprivate var spanNames: [String] {
    slices.flatMap { slice in
      // A name is a letter and two digits; nothing else in the bodies looks like one.
      let bytes = Array(slice.bytes)
      return bytes.indices.dropLast(4).compactMap { i in
        bytes[i] == 0x2a && bytes[i + 1] == 3
          ? String(decoding: bytes[(i + 2)..<(i + 5)], as: UTF8.self) : nil
      }
    }
  }
}

/// A sender that writes down what it is told.
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

/// A loop, and a delivery whose queue batches.
private struct Bench {
  let loop = EventLoop(index: 0, memoryLimit: 16 << 20)
  let transport = ScriptedTransport()
  let sender = Sender()
  let delivery: Delivery<Payload>

  init(
    consumers: Int = 10, _ batch: (inout QueueBatchArguments) -> Void,
    queue: (inout SendingQueueArguments) -> Void = { _ in }
  ) {
    let arguments = SendingQueueArguments {
      $0.numConsumers = consumers
      $0.batch = QueueBatchArguments(batch)
      queue(&$0)
    }
    // Only storage could fail.
    delivery = try! Delivery(
      transport, queue: arguments, retry: RetryOnFailure { _ in },
      in: loop.node("exporter", .traces))
  }

  /// A body of one resource with spans of these names.
  func payload(_ names: [String]) -> Payload {
    let body = message { request in
      request.resource("r") { scope in
        for name in names { scope.append(2) { $0.append(5, string: name) } }
      }
    }
    var extent = loop.arena.extent(capacity: body.count)!
    _ = body.withUnsafeBytes { extent.append($0, in: loop.arena) }
    return Payload(.traces, extent.finish(items: names.count))
  }

  /// Gives a payload of so many spans, named after the token.
  func give(_ token: Int, spans: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(96 + token)))
    let payload = payload((10..<(10 + spans)).map { "\(letter)\($0)" })
    if let refusal = delivery.refusal(for: payload.load) { return refusal.reason }
    let receipt = loop.receipts.open(sender, token: token)
    let verdict = delivery.accept(payload, receipt)
    if case .pending = verdict { return "pending" }
    loop.receipts.close(receipt)
    return "\(verdict)"
  }

  /// The number of spans in each attempt so far.
  var sizes: [Int] { transport.log.map(\.names.count) }
}

@Suite struct QueueBatchTests {
  @Test func sendsExactSizesAndTheRestWhenItsTimeIsOver() {
    let bench = Bench {
      $0.minSize = 10; $0.maxSize = 10; $0.flushTimeout = .milliseconds(5)
    }
    for token in 1...3 { #expect(bench.give(token, spans: 8) == "accepted") }
    #expect(bench.sizes == [10, 10])
    #expect(!bench.delivery.isDrained)
    #expect(bench.loop.turn(until: { bench.sizes.count == 3 }))
    #expect(bench.sizes == [10, 10, 4])
    #expect(
      bench.transport.log.flatMap(\.names).count == Set(bench.transport.log.flatMap(\.names)).count)
    for _ in 1...3 { bench.transport.answer() }
    #expect(bench.delivery.isDrained)
    #expect(bench.delivery.refusal(for: Load(requests: 1, items: 1, bytes: 4 << 20)) == nil)
  }

  @Test func mergesNothingBeyondTheLeastSize() {
    let bench = Bench {
      $0.minSize = 10; $0.maxSize = 0
    }
    for token in 1...4 { _ = bench.give(token, spans: 6) }
    #expect(bench.sizes == [12, 12])
  }

  @Test func measuresBytesExactly() {
    let bench = Bench {
      $0.sizer = .bytes; $0.minSize = 400; $0.maxSize = 500
    }
    for token in 1...6 { _ = bench.give(token, spans: 40) }
    bench.delivery.drain()
    let sizes = bench.transport.log.map(\.bytes)
    #expect(sizes.allSatisfy { $0 <= 500 } && sizes.dropLast().allSatisfy { $0 >= 400 })
    // A span more would have been too much.
    #expect(sizes.dropLast().allSatisfy { $0 > 500 - 60 })
    #expect(bench.transport.log.flatMap(\.names).count == 240)
    bench.transport.answerAll(bad: "")
    #expect(bench.delivery.isDrained && bench.heldBytes == 0)
  }

  @Test func anItemThatIsTooLargeGoesAlone() {
    let bench = Bench {
      $0.sizer = .bytes; $0.minSize = 1; $0.maxSize = 20
    }
    _ = bench.give(1, spans: 3)
    #expect(bench.sizes == [1, 1, 1])
  }

  @Test func whoWaitsForTheResultHearsOfTheirOwn() {
    let bench = Bench {
      $0.minSize = 12; $0.maxSize = 12
    } queue: {
      $0.waitForResult = true
    }
    for token in 1...4 { #expect(bench.give(token, spans: 6) == "pending") }
    #expect(bench.sizes == [12, 12])
    bench.transport.answerAll(bad: "b12")
    #expect(bench.sizes.sorted() == [6, 6, 12, 12])
    #expect(
      bench.sender.outcomes.sorted() == ["1 accepted", "2 rejected 6", "3 accepted", "4 accepted"])
    #expect(bench.loop.receipts.count == 0)
  }

  @Test func whoseTelemetryIsCutHearsOfBothParts() {
    let bench = Bench {
      $0.minSize = 8; $0.maxSize = 8
    } queue: {
      $0.waitForResult = true
    }
    for token in 1...2 { _ = bench.give(token, spans: 8 - token * 2 + 2) }
    bench.delivery.drain()
    #expect(bench.sizes == [8, 6])
    let other = Bench {
      $0.minSize = 8; $0.maxSize = 8
    } queue: {
      $0.waitForResult = true
    }
    _ = other.give(1, spans: 12)
    other.transport.answer()
    #expect(other.sender.outcomes == [])
    other.delivery.drain()
    other.transport.answer()
    #expect(other.sender.outcomes == ["1 accepted"])
  }

  @Test func whatWasTakenApartStaysApart() {
    let bench = Bench(consumers: 1) { $0.minSize = 6 }
    for token in 1...3 { _ = bench.give(token, spans: 3) }
    #expect(bench.sizes == [6])
    bench.transport.answer(.rejected("bad", mayTakeParts: true))
    bench.transport.answer()
    bench.transport.answer()
    #expect(bench.sizes == [6, 3, 3])
  }

  @Test func blockedSendersJoinWhenThereIsRoom() {
    let bench = Bench(consumers: 1) {
      $0.minSize = 4; $0.maxSize = 4
    } queue: {
      $0.queueSize = 5; $0.blockOnOverflow = true; $0.sizer = .items
    }
    #expect(bench.give(1, spans: 4) == "accepted")
    #expect(bench.give(2, spans: 5) == "accepted")
    #expect(bench.give(3, spans: 3) == "pending")
    bench.transport.answer()
    #expect(bench.sender.outcomes == ["3 accepted"])
    bench.transport.answer()
    #expect(bench.sizes == [4, 4, 4])
    bench.transport.answer()
    #expect(bench.delivery.isDrained)
  }

  @Test(arguments: [(0, 3, 4), (-1, 1, 2), (5, 3, 0)]) func acceptsTheSizesOfTheRules(
    _ numbers: (min: Int, timeout: Int, max: Int)
  ) {
    let arguments = QueueBatchArguments {
      $0.minSize = numbers.min
      $0.maxSize = numbers.max
      $0.flushTimeout = .seconds(numbers.timeout)
    }
    #expect(arguments.problems().map(\.attribute) == (numbers.min < 0 ? ["min_size"] : []))
  }

  @Test func saysWhichSizesCannotBe() {
    #expect(QueueBatchArguments { $0.maxSize = 10 }.problems().map(\.attribute) == ["max_size"])
    #expect(
      QueueBatchArguments { $0.flushTimeout = .zero }.problems().map(\.attribute)
        == ["flush_timeout"])
    let queue = SendingQueueArguments {
      $0.sizer = .items
      $0.batch = QueueBatchArguments { _ in }
    }
    #expect(queue.problems().map(\.attribute) == ["batch.min_size"])
  }
}

extension Bench {
  /// Bytes that the queue counts as waiting or under way.
  fileprivate var heldBytes: Int {
    let lines = loop.metrics.snapshot().text.split(separator: "\n")
    let line = lines.first { $0.hasPrefix("otelcol_exporter_queue_bytes{") }
    return Int(line?.split(separator: " ").last ?? "") ?? -1
  }
}
