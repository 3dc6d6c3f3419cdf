import Schema

/// A payload, or a part of one, that is taken out of a queue to be sent.
struct Parcel {
  let payload: Payload
  /// Those who learn what becomes of it.
  let senders: WaitingSenders
}

/// What waits to be sent by an exporter, first in, first out. It is bounded in two ways: by Alloy's
/// `queue_size`, and by bytes in memory, which also count what is under way. Whichever fills first
/// refuses; an exporter that holds nothing takes any payload, so that a large one is not refused for
/// ever.
///
/// With `block_on_overflow`, what exceeds `queue_size` is not refused but pending until there is room.
/// With `storage`, payloads are pending until they are written; only the next ones are kept in memory.
/// Without a queue nothing waits but the parts of what was taken apart; only bytes are bounded.
/// With `batch`, what waits is merged before it is taken: see `QueueBatch`.
final class SendingQueue {
  /// A payload that waits.
  struct Waiting {
    let load: Load
    /// Nil while the payload is in storage only.
    var payload: Payload?
    let record: StoredRecord?
    let outcome: JointOutcome?
  }

  let arguments: SendingQueueArguments
  let arena: Arena
  let receipts: ReceiptTable
  let loop: EventLoop
  let storage: (any StoredQueue)?
  /// Is called when something has come that can be taken, other than by `append`.
  var hasMore: () -> Void = {}
  /// Is told why a payload could not be written to storage; its sender has been refused.
  var notStored: (Load, StorageError) -> Void = { _, _ in }
  /// Is told of what was pending for lack of room, and is refused in the end.
  var turnedAway: (Load) -> Void = { _ in }
  /// Is told why a payload cannot be read back from storage yet.
  var notLoaded: (StorageError) -> Void = { _ in }
  /// Is told of payloads that cannot be read back from storage.
  var lost: (Load, StorageError) -> Void = { _, _ in }

  /// The metadata of payloads that is kept.
  var neededMetadata: [String] = []
  /// The coding in which bodies may be left compressed.
  var keptCoding: ContentCoding?
  var waiting = Deque<Waiting>()
  /// The parts of what was taken apart. They come before all else, and stay apart.
  private var parts = Deque<Parcel>()
  /// What is being put together out of what waited.
  private let batch: QueueBatch?
  /// What does not fit in the queue yet; its senders wait.
  private var overflow = Deque<(payload: Payload, receipt: Receipt)>()
  /// What waits in the queue, or is being written for it, in all three units.
  var size = Load(requests: 0, items: 0, bytes: 0)
  /// Items in the overflow.
  private var overflowItems = 0
  /// Bytes in memory that wait or are under way.
  var held = 0
  /// Bytes in memory that are in storage too.
  var kept = 0
  /// Payloads that are being written.
  var writing = 0
  /// Whether the first payload is being read back.
  var isLoading = false
  /// Runs out when it is time to try again to read it.
  var reloading: Timer!
  /// The most that `held` may become, unless it was nothing.
  let byteLimit: Int

  /// - Parameter byteLimit: bytes, uncompressed; nil is a quarter of the loop's memory.
  /// - Throws: when the storage cannot be used.
  init(_ arguments: SendingQueueArguments, in node: Node, byteLimit: Int? = nil) throws {
    self.arguments = arguments
    loop = node.loop
    arena = node.loop.arena
    receipts = node.loop.receipts
    self.byteLimit = byteLimit ?? arena.limit / 4
    let byteLimit = self.byteLimit
    batch =
      arguments.enabled
      ? arguments.batch.map { QueueBatch($0, enoughBytes: byteLimit / 2, in: node) } : nil
    let place = try node.handler(arguments.storage, as: (any Storage).self)
    storage = try place?.queue("\(node.id)/\(node.signal!.name)", on: node.loop)
    reloading = Timer { [unowned self] in hasMore() }
    batch?.isRipe = { [unowned self] in hasMore() }
    recover()
    let labels = [MetricLabel("data_type", node.signal!.name)]
    node.gauge(
      "otelcol_exporter_queue_size", "Current size of the retry queue (in batches)", labels
    ) { [unowned self] in Double(units) }
    node.gauge(
      "otelcol_exporter_queue_capacity", "Fixed capacity of the retry queue (in batches)", labels
    ) { [unowned self] in Double(self.arguments.queueSize) }
    node.gauge(
      "otelcol_exporter_queue_bytes", "Bytes in memory that wait or are being sent", labels
    ) { [unowned self] in Double(held) }
    node.gauge(
      "otelcol_exporter_queue_capacity_bytes", "Bytes that may wait or be sent at a time", labels
    ) { [unowned self] in Double(self.byteLimit) }
    guard storage != nil else { return }
    node.gauge(
      "otelcol_exporter_queue_stored_bytes", "Bytes, uncompressed, that wait in storage", labels
    ) { [unowned self] in Double(size.bytes) }
  }

  /// Number of payloads that wait and would be lost with the process.
  var count: Int {
    overflow.count + (storage == nil ? size.requests + (holdsBatch ? 1 : 0) : writing)
  }

  /// Whether nothing waits.
  var isEmpty: Bool { size.requests == 0 && overflow.isEmpty && !holdsBatch }

  /// Whether something waits for company.
  private var holdsBatch: Bool { batch.map { !$0.isEmpty } ?? false }

  /// Items in the payloads that wait.
  var items: Int { size.items + overflowItems + (batch?.payload.items ?? 0) }

  /// Number of payloads that may be sent at a time.
  var consumers: Int { arguments.enabled ? max(1, arguments.numConsumers) : .max }

  /// Whether senders learn what becomes of their payloads in the end.
  var tellsSenders: Bool { !arguments.enabled || arguments.waitForResult }

  /// What waits, in units of the sizer.
  private var units: Int { size[arguments.sizer] }

  /// Whether a payload of this load has room beside what waits in the queue.
  private func fits(_ load: Load) -> Bool {
    !arguments.enabled || size.requests == 0 || units + load[arguments.sizer] <= arguments.queueSize
  }

  /// The refusal that a payload of this load would meet, or nil.
  func refusal(for load: Load) -> Refusal? {
    if held > 0, held + load.bytes > byteLimit {
      return Refusal("the exporter holds as many bytes as it may", isMomentary: true)
    }
    return fits(load) || arguments.blockOnOverflow
      ? nil : Refusal("the sending queue is full", isMomentary: true)
  }

  /// Adds a payload, whatever its size: ask `refusal` first.
  /// - Returns: accepted, or pending.
  func append(_ payload: Payload, _ receipt: Receipt) -> Verdict {
    var payload = payload
    // What nobody needs takes no memory, lies in no storage, and keeps no payloads apart.
    payload.metadata =
      neededMetadata.isEmpty ? nil : payload.metadata?.reduced(to: neededMetadata)
    held += payload.weight
    guard overflow.isEmpty, fits(payload.load) else {
      overflow.append((payload.compacted(in: arena), receipt))
      overflowItems += payload.items
      return .pending
    }
    return admit(payload, receipt)
  }

  /// Takes a payload into the queue.
  private func admit(_ payload: Payload, _ receipt: Receipt) -> Verdict {
    size += payload.load
    if storage != nil {
      store(payload, receipt)
      return .pending
    }
    let outcome =
      tellsSenders ? JointOutcome { [receipts] in receipts.settle(receipt, $0) } : nil
    waiting.append(
      Waiting(
        load: payload.load, payload: payload.compacted(in: arena), record: nil, outcome: outcome))
    return tellsSenders ? .pending : .accepted
  }

  /// Takes what is to be sent next; nil when there is nothing yet. Its bytes count until `finish`.
  func next() -> Parcel? {
    if let part = parts.popFirst() {
      size -= part.payload.load
      admitOverflow()
      return part
    }
    guard let batch else { return nextWaiting() }
    var before = batch.payload.weight
    while !batch.isFull, batch.canJoin(waiting.first?.payload), let parcel = nextWaiting() {
      before += parcel.payload.weight
      batch.append(parcel)
    }
    let parcel = batch.take()
    // Cut bodies repeat what they have in common, and those that are joined share their metadata.
    held += batch.payload.weight + (parcel?.payload.weight ?? 0) - before
    return parcel
  }

  /// Lets nothing wait for company any more.
  func endBatching() { batch?.isEager = true }

  /// Takes the oldest payload; nil when there is none, or it is being read back.
  private func nextWaiting() -> Parcel? {
    guard let first = waiting.first else { return nil }
    guard let payload = first.payload else {
      load()
      return nil
    }
    _ = waiting.popFirst()
    size -= first.load
    if first.record != nil { kept -= payload.weight }
    admitOverflow()
    var senders = WaitingSenders()
    if let outcome = first.outcome { senders.append(items: payload.items, outcome) }
    return Parcel(payload: payload, senders: senders)
  }

  /// Lets as much of the overflow into the queue as there is room for.
  private func admitOverflow() {
    while let (payload, receipt) = overflow.first, fits(payload.load) {
      _ = overflow.popFirst()
      overflowItems -= payload.items
      if case .accepted = admit(payload, receipt) { receipts.settle(receipt, .accepted) }
    }
  }

  /// Refuses what there was no room for so far: nothing will leave the queue any more.
  func turnOverflowAway() {
    while let (payload, receipt) = overflow.popFirst() {
      overflowItems -= payload.items
      held -= payload.weight
      turnedAway(payload.load)
      receipts.settle(receipt, .refused(Refusal("the collector stops")))
    }
  }

  /// Puts a part of what `next` gave, and `finish` was told of, in front of all others.
  func putBack(_ part: Parcel) {
    size += part.payload.load
    held += part.payload.weight
    parts.prepend(part)
  }

  /// Forgets a payload that `next` gave: it was delivered, or is given up.
  func finish(_ payload: Payload) { held -= payload.weight }
}

extension Payload {
  /// Bytes that the payload takes in a queue.
  var weight: Int { bytes + (metadata?.bytes ?? 0) }
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
