import Schema

/// `otelcol.processor.batch`: trades a little delay for fewer, larger payloads.
public enum Batch: Component {
  public static var name: String { "otelcol.processor.batch" }
  public static var summary: String {
    "Groups telemetry into larger payloads before passing it on."
  }
  public static var shape: Shape { .stage(.all) }
  public static var traits: Traits {
    [.buffers, .mergesWithItself, .onePerSignal, .refusesWhenFull]
  }

  /// The arguments of `otelcol.processor.batch`.
  public struct Arguments: ArgumentSet {
    @Attribute("Longest time a record waits for company; 0 sends at once.", role: .batchDelay)
    public var timeout: Duration = .milliseconds(200)

    @Attribute("Number of records that is sent without waiting.", role: .batchTarget)
    public var sendBatchSize = 2000

    @Attribute("Largest number of records in a payload; 0 is no limit.", role: .batchLimit)
    public var sendBatchMaxSize = 3000

    public init() {}

    public func problems() -> [(attribute: String, problem: String)] {
      sendBatchMaxSize > 0 && sendBatchMaxSize < sendBatchSize
        ? [
          ("send_batch_max_size", "send_batch_max_size must be greater or equal to send_batch_size")
        ]
        : []
    }
  }

  /// The batcher of one signal on one loop.
  ///
  /// It takes a payload only while its successor has room for everything that would then be held, so
  /// nothing it has taken is ever dropped for lack of room. What is due and still refused stays here,
  /// and is offered again.
  ///
  /// Where what lies behind is durable, senders are told only when their telemetry is safe there.
  public final class Stage<Next: Sink>: Sink, ReceiptHolder, Drainable {
    private let arguments: Arguments
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

    public init(_ arguments: Arguments, in node: Node, into next: Next) throws {
      self.arguments = arguments
      self.next = next
      self.node = node
      metrics = BatchMetrics(node)
      held = Payload(node.signal!)
      timer = Timer { [unowned self] in timeOut() }
      node.loop.register(self)
    }

    public var takesGzip: Bool { next.takesGzip }

    public var isDurable: Bool { next.isDurable }

    public func refusal(for load: Load) -> Refusal? {
      let all = Load(
        requests: 1, items: held.items + load.items, bytes: held.bytes + load.bytes)
      return next.refusal(for: all)
    }

    public func accept(_ payload: Payload, _ receipt: Receipt) -> Verdict {
      held.append(payload)
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
      held.items >= arguments.sendBatchSize || arguments.timeout == .zero || isDraining
    }

    /// Sends all that is due, as far as the successor takes it.
    private func flush() {
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
      let limit = arguments.sendBatchMaxSize
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
      held.prepend(piece.payload)
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

    public func settled(_ token: Int, _ outcome: Outcome) {
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
      guard case .rejected(let rejection) = outcome else { return }
      metrics.dropped.add(rejection.items)
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
        node.loop.schedule(timer, after: arguments.timeout)
      }
    }

    private func timeOut() {
      isDue = true
      flush()
    }

    // MARK: Drainable

    public func drain() {
      isDraining = true
      flush()
    }

    public var isDrained: Bool { held.isEmpty && pending == nil }

    public var leftover: String {
      let items = held.items + (pending?.payload.items ?? 0)
      return "\(items) \(held.signal.items) that the next component refused"
    }
  }
}

/// The metrics of a batcher, named as the OpenTelemetry Collector names them.
private struct BatchMetrics {
  let fills: Counter
  let timeouts: Counter
  let dropped: Counter
  private let items: Histogram
  private let bytes: Histogram

  init(_ node: Node) {
    let labels = [MetricLabel("signal", node.signal!.name)]
    fills = node.counter(
      "otelcol_processor_batch_batch_size_trigger_send_total",
      "Number of times the batch was sent due to a size trigger", labels)
    timeouts = node.counter(
      "otelcol_processor_batch_timeout_trigger_send_total",
      "Number of times the batch was sent due to a timeout trigger", labels)
    dropped = node.counter(
      "otelcol_processor_batch_rejected_items_total",
      "Number of records lost because the next component rejected them for good", labels)
    items = node.histogram(
      "otelcol_processor_batch_batch_send_size", "Number of units in the batch",
      bounds: [
        10, 25, 50, 75, 100, 250, 500, 750, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000,
        10000, 20000, 30000, 50000, 100000,
      ], labels)
    bytes = node.histogram(
      "otelcol_processor_batch_batch_send_size_bytes", "Number of bytes in batch that was sent",
      bounds: [
        10, 25, 50, 75, 100, 250, 500, 750, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000,
        10_000, 20_000, 30_000, 50_000, 100_000, 200_000, 300_000, 400_000, 500_000, 600_000,
        700_000, 800_000, 900_000, 1_000_000, 2_000_000, 3_000_000, 4_000_000, 5_000_000,
        6_000_000, 7_000_000, 8_000_000, 9_000_000,
      ], labels)
  }

  /// Counts a payload that was passed on.
  func observe(_ payload: Payload) {
    items.observe(Double(payload.items))
    bytes.observe(Double(payload.bytes))
  }
}
