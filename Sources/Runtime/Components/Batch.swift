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

    @Attribute("Metadata of requests by which records are kept apart; it stays with the batches.")
    public var metadataKeys: [String] = []

    @Attribute(
      "Largest number of combinations of the keys' values; others are rejected. 0 is none.")
    public var metadataCardinalityLimit = 1000

    @Block("What the component's own metrics tell; it has nothing to do here.")
    public var debugMetrics: DebugMetricsArguments? = nil

    public init() {}

    public func problems() -> [(attribute: String, problem: String)] {
      var problems: [(attribute: String, problem: String)] = []
      if sendBatchMaxSize > 0, sendBatchMaxSize < sendBatchSize {
        problems.append(
          ("send_batch_max_size", "send_batch_max_size must be greater or equal to send_batch_size")
        )
      }
      if Metadata.repeatsName(metadataKeys) {
        problems.append(("metadata_keys", "a key stands in the list twice; case does not count"))
      }
      return problems
    }
  }

  /// The batchers of one signal on one loop: one, or one for each combination of the metadata that
  /// records are kept apart by.
  ///
  /// They take a payload only while their successor has room for everything that would then be held, so
  /// nothing they have taken is ever dropped for lack of room.
  public final class Stage<Next: Sink>: Sink, Drainable {
    private let limits: BatchLimits
    private let keys: [String]
    private let most: Int
    private let next: Next
    private let node: Node
    private let metrics: BatchMetrics
    private let tally = BatchTally()
    private let batchers = MetadataTable()
    /// The batcher that was made last; it knows the others.
    private var last: Batcher<Next>?
    private var isDraining = false

    public init(_ arguments: Arguments, in node: Node, into next: Next) throws {
      limits = BatchLimits(
        delay: arguments.timeout, target: arguments.sendBatchSize,
        limit: arguments.sendBatchMaxSize, enoughBytes: next.byteLimit / 2)
      keys = arguments.metadataKeys.map { $0.lowercased() }
      most = arguments.metadataCardinalityLimit
      self.next = next
      self.node = node
      metrics = BatchMetrics(node)
      if keys.isEmpty { last = makeBatcher() } else { metrics.count(batchers) }
      node.loop.register(self)
      metrics.flow.openAccount(node) { [unowned self] in heldItems }
    }

    public var keptCoding: ContentCoding? { next.keptCoding }

    public var byteLimit: Int { next.byteLimit }

    public var isDurable: Bool { next.isDurable }

    public func refusal(for load: Load) -> Refusal? {
      let held = tally.load
      // The successor takes any payload when it holds nothing, but what is held goes there first.
      if held.bytes > 0, held.bytes + load.bytes > next.byteLimit {
        return Refusal("the batch holds as many bytes as may follow it", isMomentary: true)
      }
      let all = Load(
        requests: max(1, held.requests), items: held.items + load.items,
        bytes: held.bytes + load.bytes)
      return next.refusal(for: all)
    }

    public func accept(_ payload: Payload, _ receipt: Receipt) -> Verdict {
      var payload = payload
      guard !keys.isEmpty else {
        payload.metadata = nil
        return last!.accept(payload, receipt)
      }
      let metadata = payload.metadata?.reduced(to: keys) ?? Metadata([])
      payload.metadata = metadata
      if let found = batchers[metadata] {
        return hand(payload, receipt, to: unsafeDowncast(found, to: Batcher<Next>.self))
      }
      guard most == 0 || batchers.count < most else {
        let reason =
          "the batch processor has seen as many combinations of metadata values as it may"
        return .rejected(Rejection(reason, items: payload.items))
      }
      let batcher = makeBatcher()
      batchers[metadata] = batcher
      last = batcher
      return hand(payload, receipt, to: batcher)
    }

    /// Hands a payload to one of several batchers. What the others hold takes room as well: if that is
    /// why there is enough of it, they all wait no longer.
    private func hand(
      _ payload: Payload, _ receipt: Receipt, to batcher: Batcher<Next>
    ) -> Verdict {
      defer {
        if tally.load.bytes >= limits.enoughBytes {
          // Not before this call has returned.
          node.loop.afterTurn { [self] in for batcher in all { batcher.flush() } }
        }
      }
      return batcher.accept(payload, receipt)
    }

    /// A batcher that knows the others.
    private func makeBatcher() -> Batcher<Next> {
      let batcher = Batcher(limits, metrics, tally, in: node, into: next, other: last)
      if isDraining { batcher.drain() }
      return batcher
    }

    /// All batchers.
    private var all: some Sequence<Batcher<Next>> {
      sequence(state: last) { batcher in
        defer { batcher = batcher?.other }
        return batcher
      }
    }

    /// Items that all batchers hold.
    private var heldItems: Int { all.reduce(0) { $0 + $1.items } }

    // MARK: Drainable

    public func drain() {
      isDraining = true
      for batcher in all { batcher.drain() }
    }

    public var isDrained: Bool { all.allSatisfy(\.isDrained) }

    public var leftover: String {
      return "\(heldItems) \(node.signal!.items) that the next component refused"
    }
  }
}
