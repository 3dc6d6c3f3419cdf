/// What a sending queue puts together out of the payloads that wait in it: as much as its arguments
/// want, or what there is when the time for that is over.
///
/// A payload is taken out of the queue to join, but stays in storage, if it came from there, until
/// every request that holds a part of it has been delivered or given up.
final class QueueBatch {
  private let arguments: QueueBatchArguments
  private let loop: EventLoop
  /// Bytes with which a batch is full whatever its arguments say: the queue cannot hold more.
  private let enoughBytes: Int
  /// What waits for company.
  private(set) var payload: Payload
  /// Who sent it, where senders wait.
  private var senders = WaitingSenders()
  private var timer: Timer!
  /// Whether what is held has waited for long enough.
  private var isDue = false
  /// Whether nothing waits for company any more.
  var isEager = false
  /// Is called when what is held has waited for long enough.
  var isRipe: () -> Void = {}

  init(_ arguments: QueueBatchArguments, enoughBytes: Int, in node: Node) {
    self.arguments = arguments
    self.enoughBytes = enoughBytes
    loop = node.loop
    payload = Payload(node.signal!)
    timer = Timer { [unowned self] in
      isDue = true
      isRipe()
    }
  }

  /// Whether nothing is held.
  var isEmpty: Bool { payload.isEmpty && senders.isEmpty }

  /// What is held, in units of the sizer.
  private var size: Int {
    switch arguments.sizer {
    case .items: payload.items
    case .bytes: payload.bytes
    }
  }

  /// Whether enough is held to be sent without waiting.
  var isFull: Bool { !isEmpty && (size >= arguments.minSize || payload.bytes >= enoughBytes) }

  /// Whether a payload may join what is held. If not, because other metadata came with it, what is
  /// held waits no longer.
  func canJoin(_ other: Payload?) -> Bool {
    guard let other, !payload.isEmpty, other.metadata != payload.metadata else { return true }
    isDue = true
    return false
  }

  /// Adds what was taken out of the queue.
  func append(_ parcel: Parcel) {
    payload.append(parcel.payload)
    senders.append(parcel.senders)
  }

  /// Takes the next request, if it is time for it.
  func take() -> Parcel? {
    let isTime = !isEmpty && (isFull || isDue || isEager)
    let parcel = isTime ? cut() : nil
    if isTime {
      // What is left starts a batch of its own.
      isDue = false
      timer.cancel()
    }
    if !isEmpty, !isDue, !timer.isScheduled {
      loop.schedule(timer, after: arguments.flushTimeout)
    }
    return parcel
  }

  /// Takes all that is held, or as much as the limit allows.
  private func cut() -> Parcel {
    let limit = arguments.maxSize
    if limit > 0, size > limit, payload.items > 1 {
      let first =
        switch arguments.sizer {
        case .items: payload.removeFirst(limit, on: loop)
        case .bytes: payload.removeFirst(bytes: limit, on: loop)
        }
      if !payload.isEmpty {
        return Parcel(payload: first, senders: senders.removeFirst(first.items))
      }
      return Parcel(payload: first, senders: senders.removeAll())
    }
    defer { payload = Payload(payload.signal) }
    return Parcel(payload: payload, senders: senders.removeAll())
  }
}
