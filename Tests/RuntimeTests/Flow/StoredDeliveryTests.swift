import Schema
import Testing

@testable import Runtime

/// A storage that does what it is asked for when the test says so.
private final class ScriptedStorage: Storage, StoredQueue {
  var recovered: [StoredRecord] = []
  /// What was asked for and not done yet.
  var appends: [(Payload, (Result<StoredRecord, StorageError>) -> Void)] = []
  var loads: [(StoredRecord, (Result<Payload, StorageError>) -> Void)] = []
  /// The numbers of the records that were removed.
  private(set) var removed: [Int64] = []
  private var last: Int64 = 0

  func queue(_ name: String, on loop: EventLoop) throws -> any StoredQueue { self }

  func append(
    _ payload: Payload, completion: @escaping (Result<StoredRecord, StorageError>) -> Void
  ) {
    appends.append((payload, completion))
  }

  func load(
    _ record: StoredRecord, completion: @escaping (Result<Payload, StorageError>) -> Void
  ) {
    loads.append((record, completion))
  }

  func remove(_ record: StoredRecord) { removed.append(record.sequence) }

  /// Writes what waits to be written.
  func write() {
    while !appends.isEmpty {
      let (payload, completion) = appends.removeFirst()
      last += 1
      completion(.success(StoredRecord(sequence: last, load: payload.load)))
    }
  }
}

/// A transport that answers when the test says so.
private final class ScriptedTransport: Transport {
  private(set) var attempts: [(items: Int, completion: (SendOutcome) -> Void)] = []
  var keptCoding: ContentCoding?
  private(set) var codings: [ContentCoding?] = []

  func encode(_ payload: Payload) -> Int {
    codings += payload.slices.map { $0.form?.coding }
    return payload.items
  }

  func send(
    _ body: Int, with metadata: Metadata?, completion: @escaping (SendOutcome) -> Void
  ) {
    attempts.append((body, completion))
  }

  /// Ends the oldest attempt.
  func answer(_ outcome: SendOutcome) { attempts.removeFirst().completion(outcome) }
}

/// A sender that writes down what it is told.
private final class Sender: ReceiptHolder {
  private(set) var outcomes: [String] = []

  func settled(_ token: Int, _ outcome: Outcome) {
    switch outcome {
    case .accepted: outcomes.append("\(token) accepted")
    case .refused(let refusal): outcomes.append("\(token) refused: \(refusal.reason)")
    case .rejected: outcomes.append("\(token) rejected")
    }
  }
}

/// A delivery whose queue is in storage.
@Suite struct StoredDeliveryTests {
  private let loop = EventLoop(index: 0, memoryLimit: 16 << 20)
  private let storage = ScriptedStorage()
  private let transport = ScriptedTransport()
  private let sender = Sender()

  private func delivery(
    _ edit: (inout SendingQueueArguments) -> Void = { _ in }
  ) throws -> Delivery<Int> {
    loop.handlers["otelcol.storage.file.a"] = storage
    let arguments = SendingQueueArguments {
      $0.storage = StorageHandler(component: "otelcol.storage.file.a")
      $0.numConsumers = 1
      edit(&$0)
    }
    return try Delivery(
      transport, queue: arguments, retry: RetryOnFailure { _ in }, in: loop.node("exporter", .logs))
  }

  private func payload(items: Int) -> Payload {
    var extent = loop.arena.extent(capacity: items * 10)!
    extent.advance(items * 10)
    return Payload(.logs, extent.finish(items: items))
  }

  /// Gives a payload with as many items as its number.
  private func give(_ number: Int, to delivery: Delivery<Int>) {
    _ = delivery.accept(payload(items: number), loop.receipts.open(sender, token: number))
  }

  /// Lets an earlier run have left payloads of so many items.
  private func leave(_ items: Int...) {
    storage.recovered = items.enumerated().map { i, items in
      StoredRecord(
        sequence: Int64(i + 1), load: Load(requests: 1, items: items, bytes: items * 10))
    }
  }

  @Test func tellsSendersWhenTheirPayloadIsSafe() throws {
    let delivery = try delivery()
    give(1, to: delivery)
    #expect(sender.outcomes == [] && transport.attempts.isEmpty && !delivery.isDrained)
    storage.write()
    #expect(sender.outcomes == ["1 accepted"] && transport.attempts.map(\.items) == [1])
    #expect(storage.removed == [])
    transport.answer(.delivered(rejected: 0, message: ""))
    #expect(storage.removed == [1])
  }

  @Test func triesAgainToReadWhatAnEarlierRunLeft() throws {
    leave(4, 5)
    let delivery = try delivery()
    loop.turn(wait: false)
    #expect(storage.loads.map(\.0.sequence) == [1])
    storage.loads.removeFirst().1(.failure(StorageError("the disk is slow")))
    #expect(storage.loads.isEmpty)
    #expect(loop.turn(until: { !storage.loads.isEmpty }))
    storage.loads.removeFirst().1(.success(payload(items: 4)))
    #expect(transport.attempts.map(\.items) == [4])
    transport.answer(.delivered(rejected: 0, message: ""))
    #expect(storage.removed == [1] && storage.loads.map(\.0.sequence) == [2])
    withExtendedLifetime(delivery) {}
  }

  @Test(arguments: [nil, .gzip, .zstd] as [ContentCoding?])
  func decompressesWhatAnEarlierRunLeftInAnotherCoding(coding: ContentCoding?) throws {
    leave(5)
    transport.keptCoding = coding
    let delivery = try delivery()
    loop.turn(wait: false)
    let plain = [UInt8](repeating: 7, count: 100_000)
    let gzip = plain.withUnsafeBytes { loop.deflater.compress($0) }
    var extent = loop.arena.extent(capacity: gzip.count)!
    _ = gzip.withUnsafeBytes { extent.append($0, in: loop.arena) }
    var slice = extent.finish(items: 5)
    let member = try #require(GzipInflater().member(slice.bytes, count: plain.count))
    slice.form = .gzip(member)
    storage.loads.removeFirst().1(.success(Payload(.logs, slice)))
    #expect(transport.attempts.map(\.items) == [5])
    #expect(transport.codings == [coding == .gzip ? .gzip : nil])
    withExtendedLifetime(delivery) {}
  }

  @Test func goesOnBehindWhatCannotBeRead() throws {
    leave(4, 5, 6)
    let delivery = try delivery()
    loop.turn(wait: false)
    storage.loads.removeFirst().1(.failure(StorageError("damaged", remedy: .none)))
    storage.loads.removeFirst().1(.failure(StorageError("format 2", remedy: .otherVersion)))
    storage.loads.removeFirst().1(.success(payload(items: 6)))
    // The one that another version can read stays.
    #expect(storage.removed == [1] && transport.attempts.map(\.items) == [6])
    withExtendedLifetime(delivery) {}
  }

  @Test func stopsWithoutWaitingForWhatIsSafe() throws {
    let delivery = try delivery {
      $0.queueSize = 1; $0.blockOnOverflow = true
    }
    for number in 1...2 { give(number, to: delivery) }
    storage.write()
    #expect(transport.attempts.map(\.items) == [1])
    storage.write()
    give(3, to: delivery)
    #expect(sender.outcomes == ["1 accepted", "2 accepted"] && !delivery.isDrained)
    delivery.drain()
    // There was no room for the third: its sender keeps it.
    #expect(sender.outcomes.last == "3 refused: the collector stops")
    transport.answer(.delivered(rejected: 0, message: ""))
    #expect(delivery.isDrained && transport.attempts.isEmpty)
    #expect(storage.removed == [1] && loop.receipts.count == 0)
  }

  @Test func stopsWhenThoseHaveTheirResultWhoWaitForIt() throws {
    let delivery = try delivery { $0.waitForResult = true }
    for number in 1...2 { give(number, to: delivery) }
    storage.write()
    delivery.drain()
    transport.answer(.delivered(rejected: 0, message: ""))
    #expect(sender.outcomes == ["1 accepted"] && !delivery.isDrained)
    transport.answer(.delivered(rejected: 0, message: ""))
    #expect(sender.outcomes == ["1 accepted", "2 accepted"] && delivery.isDrained)
    #expect(storage.removed == [1, 2])
  }

  @Test func whatIsMergedStaysInStorageUntilItIsDelivered() throws {
    leave(4)
    let delivery = try delivery { $0.batch = QueueBatchArguments { $0.minSize = 10 } }
    loop.turn(wait: false)
    storage.loads.removeFirst().1(.success(payload(items: 4)))
    give(5, to: delivery)
    storage.write()
    #expect(sender.outcomes == ["5 accepted"] && transport.attempts.isEmpty)
    give(3, to: delivery)
    storage.write()
    #expect(transport.attempts.map(\.items) == [12] && storage.removed == [])
    transport.answer(.rejected("one is bad", mayTakeParts: true))
    transport.answer(.delivered(rejected: 0, message: ""))
    #expect(storage.removed == [1])
    transport.answer(.delivered(rejected: 0, message: ""))
    #expect(storage.removed == [1, 1, 2])
  }
}
