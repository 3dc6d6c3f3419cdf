import Schema

/// What is put together out of payloads that have the same metadata, on one loop.
///
/// What is due and still refused stays here, and is offered again.
///
/// Where what lies behind is durable, senders are told only when their telemetry is safe there.
final class Batcher<Next: Sink>: ReceiptHolder {
  /// The batcher made before this one.
  let other: Batcher<Next>?
  private let limits: BatchLimits
  /// What all batchers of the component hold.
  private let tally: BatchTally
  private let next: Next
  private let node: Node
  private let metrics: BatchMetrics

  /// What waits for company.
  private var held: Payload
  /// Who sent it, where senders wait.
  private var senders = WaitingSenders()
  /// What the successor has not decided about.
  private var pending: Piece?
  /// Whether what is held has to go as soon as the successor takes it.
  private var isDue = false
  private var isDraining = false
  private var timer: Timer!

  /// A payload that is offered to the successor.
  private struct Piece {
    let payload: Payload
    let senders: WaitingSenders
  }

  /// How long a refused payload waits before it is offered again.
  private static var pause: Duration { .milliseconds(20) }

  init(
    _ limits: BatchLimits, _ metrics: BatchMetrics, _ tally: BatchTally, in node: Node,
    into next: Next, other: Batcher<Next>?
  ) {
    self.limits = limits
    self.metrics = metrics
    self.tally = tally
    self.node = node
    self.next = next
    self.other = other
    held = Payload(node.signal!)
    timer = Timer { [unowned self] in timeOut() }
  }

  /// Takes a payload that the component's successor has room for, beside all that is held.
  func accept(_ payload: Payload, _ receipt: Receipt) -> Verdict {
    metrics.flow.incoming.add(payload.items)
    let before = held.load
    held.append(payload)
    tally.change(from: before, to: held.load)
    if next.isDurable {
      senders.append(
        items: payload.items,
        JointOutcome { [receipts = node.loop.receipts] in receipts.settle(receipt, $0) })
      // Not before this call has returned.
      node.loop.afterTurn { [self] in flush() }
      return .pending
    }
    flush()
    return .accepted
  }

  // MARK: Sending

  /// Whether enough is held to be sent without waiting.
  private var isFull: Bool {
    held.items >= limits.target || tally.load.bytes >= limits.enoughBytes || limits.delay == .zero
      || isDraining
  }

  /// Sends all that is due, as far as the successor takes it.
  func flush() {
    while pending == nil, !held.isEmpty, isDue || isFull {
      let trigger = isDue && !isFull ? metrics.timeouts : metrics.fills
      let piece = takePiece()
      guard offer(piece) else { break }
      trigger.add(1)
      // What is left starts a batch of its own.
      timer.cancel()
    }
    if held.isEmpty { isDue = false }
    arrange()
  }

  /// Cuts the next payload off what is held: all of it, or as much as the limit allows.
  private func takePiece() -> Piece {
    let limit = limits.limit
    let before = held.load
    defer { tally.change(from: before, to: held.load) }
    var payload = held
    if limit > 0, held.items > limit {
      payload = held.removeFirst(limit, on: node.loop)
    } else {
      held = Payload(held.signal)
    }
    return Piece(payload: payload, senders: senders.removeFirst(payload.items))
  }

  /// Puts a payload back that was not taken.
  private func putBack(_ piece: Piece) {
    let before = held.load
    held.prepend(piece.payload)
    tally.change(from: before, to: held.load)
    senders.prepend(piece.senders)
  }

  /// Offers a payload; what is not taken goes back to what is held.
  /// - Returns: whether it was taken (or is lost, which `drop` reports).
  private func offer(_ piece: Piece) -> Bool {
    if next.refusal(for: piece.payload.load) != nil {
      putBack(piece)
      return false
    }
    let receipt = node.loop.receipts.open(self, token: 0)
    switch next.accept(piece.payload, receipt) {
    case .pending:
      pending = piece
      metrics.observe(piece.payload)
      return true
    case .accepted: end(piece, .accepted)
    case .rejected(let rejection): end(piece, .rejected(rejection))
    }
    metrics.observe(piece.payload)
    node.loop.receipts.close(receipt)
    return true
  }

  func settled(_ token: Int, _ outcome: Outcome) {
    guard let piece = pending else { return }
    pending = nil
    if case .refused(let refusal) = outcome, piece.senders.isEmpty {
      putBack(piece)
      isDue = true
      return node.loop.schedule(timer, after: max(Self.pause, refusal.retryAfter))
    }
    end(piece, outcome)
    flush()
  }

  /// Ends a payload. Senders that wait are told, refusals too: they still hold what they sent.
  private func end(_ piece: Piece, _ outcome: Outcome) {
    piece.senders.end(outcome, items: piece.payload.items)
    metrics.flow.count(outcome, piece.payload.items)
    guard case .rejected(let rejection) = outcome else { return }
    node.log(
      .error, "records were rejected behind the batch and are lost",
      ("reason", rejection.reason), ("dropped_items", "\(rejection.items)"))
  }

  // MARK: Time

  /// Sets the timer for what is held: the time-out of a new batch, or the pause before a batch
  /// that is due is offered again.
  private func arrange() {
    if held.isEmpty || pending != nil {
      timer.cancel()
    } else if isDue || isFull {
      isDue = true
      node.loop.schedule(timer, after: Self.pause)
    } else if !timer.isScheduled {
      node.loop.schedule(timer, after: limits.delay)
    }
  }

  private func timeOut() {
    isDue = true
    flush()
  }

  // MARK: Draining

  /// Sends all that is held, without waiting for company.
  func drain() {
    isDraining = true
    flush()
  }

  /// Items that are held, or that the successor has not decided about.
  var items: Int { held.items + (pending?.payload.items ?? 0) }

  /// Whether nothing is held any more.
  var isDrained: Bool { held.isEmpty && pending == nil }
}

/// How much a batcher puts together.
struct BatchLimits {
  /// Longest time a record waits.
  let delay: Duration
  /// Records that are sent without waiting.
  let target: Int
  /// Most records in a payload; 0 is no limit.
  let limit: Int
  /// Bytes with which all batchers together wait for no more: half of what may lie behind them, so that
  /// the next batch is put together while this one is sent.
  let enoughBytes: Int
}

/// What all batchers of a component hold together.
final class BatchTally {
  /// Records, bytes, and payloads that this would be at least.
  private(set) var load = Load(requests: 0, items: 0, bytes: 0)

  /// Notes a change to what one batcher holds.
  func change(from old: Load, to new: Load) {
    load.items += new.items - old.items
    load.bytes += new.bytes - old.bytes
    load.requests += (new.items > 0 ? 1 : 0) - (old.items > 0 ? 1 : 0)
  }
}
