import Schema

/// A payload, or a part of one, and whoever waits to learn what becomes of it.
struct Parcel {
  let payload: Payload
  /// Nil when the payload was accepted as it came.
  let awaited: AwaitedOutcome?
}

/// What waits to be sent by an exporter, first in, first out. It is bounded in two ways: by Alloy's
/// `queue_size`, and by bytes, which also count what is under way. Whichever fills first refuses; an
/// exporter that holds nothing takes any payload, so that a large one is not refused for ever.
///
/// With `block_on_overflow`, what exceeds `queue_size` is not refused but pending until there is room.
/// Without a queue nothing waits but the parts of what was taken apart; only bytes are bounded.
final class SendingQueue {
  private let arguments: SendingQueueArguments
  private let arena: Arena
  private let receipts: ReceiptTable
  private var waiting = Deque<Parcel>()
  /// What does not fit in the queue yet; its senders wait.
  private var overflow = Deque<(payload: Payload, receipt: Receipt)>()
  /// What waits in the queue, in all three units.
  private var size = Load(requests: 0, items: 0, bytes: 0)
  /// Items in the overflow.
  private var overflowItems = 0
  /// Bytes that wait or are under way.
  private var held = 0
  /// The most that `held` may become, unless it was nothing.
  private let byteLimit: Int

  /// - Parameter byteLimit: bytes, uncompressed; nil is a quarter of the loop's memory.
  init(_ arguments: SendingQueueArguments, in node: Node, byteLimit: Int? = nil) {
    self.arguments = arguments
    arena = node.loop.arena
    receipts = node.loop.receipts
    self.byteLimit = byteLimit ?? arena.limit / 4
    let labels = [MetricLabel("data_type", node.signal!.name)]
    node.gauge(
      "otelcol_exporter_queue_size", "Current size of the retry queue (in batches)", labels
    ) { [unowned self] in Double(units) }
    node.gauge(
      "otelcol_exporter_queue_capacity", "Fixed capacity of the retry queue (in batches)", labels
    ) { [unowned self] in Double(self.arguments.queueSize) }
    node.gauge(
      "otelcol_exporter_queue_bytes", "Bytes that wait or are being sent", labels
    ) { [unowned self] in Double(held) }
    node.gauge(
      "otelcol_exporter_queue_capacity_bytes", "Bytes that may wait or be sent at a time", labels
    ) { [unowned self] in Double(self.byteLimit) }
  }

  /// Number of payloads that wait.
  var count: Int { size.requests + overflow.count }

  /// Items in the payloads that wait.
  var items: Int { size.items + overflowItems }

  /// Number of payloads that may be sent at a time.
  var consumers: Int { arguments.enabled ? max(1, arguments.numConsumers) : .max }

  /// What waits, in units of the sizer.
  private var units: Int { size[arguments.sizer] }

  /// Whether a payload of this load has room beside what waits in the queue.
  private func fits(_ load: Load) -> Bool {
    !arguments.enabled || size.requests == 0 || units + load[arguments.sizer] <= arguments.queueSize
  }

  /// The refusal that a payload of this load would meet, or nil.
  func refusal(for load: Load) -> Refusal? {
    if held > 0, held + load.bytes > byteLimit {
      return Refusal("the exporter holds as many bytes as it may")
    }
    return fits(load) || arguments.blockOnOverflow ? nil : Refusal("the sending queue is full")
  }

  /// Adds a payload, whatever its size: ask `refusal` first.
  /// - Returns: accepted, or pending.
  func append(_ payload: Payload, _ receipt: Receipt) -> Verdict {
    held += payload.bytes
    if !overflow.isEmpty || !fits(payload.load) {
      overflow.append((payload.compacted(in: arena), receipt))
      overflowItems += payload.items
      return .pending
    }
    let isAwaited = !arguments.enabled || arguments.waitForResult
    let awaited = isAwaited ? AwaitedOutcome(receipt, in: receipts) : nil
    size += payload.load
    waiting.append(Parcel(payload: payload.compacted(in: arena), awaited: awaited))
    return isAwaited ? .pending : .accepted
  }

  /// Takes the oldest payload. Its bytes count until `finish`.
  func next() -> Parcel? {
    guard let parcel = waiting.popFirst() else { return nil }
    size -= parcel.payload.load
    admitOverflow()
    return parcel
  }

  /// Lets as much of the overflow into the queue as there is room for.
  private func admitOverflow() {
    while let (payload, receipt) = overflow.first, fits(payload.load) {
      _ = overflow.popFirst()
      overflowItems -= payload.items
      size += payload.load
      let awaited = arguments.waitForResult ? AwaitedOutcome(receipt, in: receipts) : nil
      waiting.append(Parcel(payload: payload, awaited: awaited))
      if awaited == nil { receipts.settle(receipt, .accepted) }
    }
  }

  /// Puts a payload, or a part of one, that `next` gave in front of all others.
  func putBack(_ parcel: Parcel) {
    size += parcel.payload.load
    waiting.prepend(parcel)
  }

  /// Forgets a payload that `next` gave: it was delivered, or is given up.
  func finish(_ payload: Payload) { held -= payload.bytes }
}

extension Load {
  /// The load in a sizer's unit.
  fileprivate subscript(sizer: QueueSizer) -> Int {
    switch sizer {
    case .requests: requests
    case .items: items
    case .bytes: bytes
    }
  }
}
