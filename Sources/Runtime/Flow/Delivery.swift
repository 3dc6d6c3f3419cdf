/// What exporters do around their transport: payloads wait in a queue, are sent by so many at a time,
/// tried again when that makes sense, and taken apart when the endpoint refuses a part for good.
///
/// Without a queue (`sending_queue { enabled = false }`), and with `wait_for_result`, a payload stays
/// pending until the endpoint has answered, so the answer travels back to whoever sent it.
public final class Delivery<Body>: Drainable {
  // Not a generic parameter: the code made for a component's transport would lie here, and bring the
  // component into every collector that delivers anything.
  private let route: any Transport<Body>
  private let node: Node
  private let retry: RetryOnFailure
  private let queue: SendingQueue
  private let metrics: ExporterMetrics
  private let log: LimitedLog
  /// What is being sent, or waits for its next attempt.
  private var shipments: [Shipment<Body>] = []
  private var isDraining = false

  /// Begins a delivery on the node's loop, and registers it to be drained.
  /// - Throws: when the storage of the queue cannot be used.
  init(
    _ route: any Transport<Body>, queue: SendingQueueArguments, retry: RetryOnFailure, in node: Node
  ) throws {
    self.route = route
    self.node = node
    self.retry = retry
    self.queue = try SendingQueue(queue, in: node)
    self.queue.neededMetadata = route.neededMetadata
    self.queue.keptCoding = route.keptCoding
    metrics = ExporterMetrics(node)
    metrics.recovered.add(self.queue.items)
    log = node.limitedLog(every: .seconds(10))
    node.loop.register(self)
    self.queue.hasMore = { [unowned self] in pump() }
    metrics.openAccount(node) { [unowned self] in heldItems }
    self.queue.turnedAway = { [metrics] in metrics.returned.add($0.items) }
    self.queue.notStored = { [log, metrics] load, error in
      metrics.notStored.add(load.items)
      log.write(
        .warn, "the storage cannot take more, senders are refused", ("error", "\(error)"))
    }
    self.queue.notLoaded = { [log] error in
      log.write(
        .warn, "a payload cannot be read back from storage, will try again", ("error", "\(error)"))
    }
    self.queue.lost = { [unowned self] in lost($0, $1) }
  }

  // MARK: Taking

  /// The coding in which bodies may be left compressed.
  public var keptCoding: ContentCoding? { route.keptCoding }

  /// Bytes that wait or are under way at most.
  public var byteLimit: Int { queue.byteLimit }

  /// Whether what is accepted is in storage.
  public var isDurable: Bool { queue.storage != nil }

  /// The refusal that a payload of this load would meet now, or nil.
  public func refusal(for load: Load) -> Refusal? { queue.refusal(for: load) }

  /// Takes a payload that would not be refused.
  public func accept(_ payload: Payload, _ receipt: Receipt) -> Verdict {
    metrics.taken.add(payload.items)
    let verdict = queue.append(payload, receipt)
    pump()
    return verdict
  }

  /// Items that wait or are under way.
  private var heldItems: Int { shipments.reduce(queue.items) { $0 + $1.payload.items } }

  // MARK: Sending

  /// Whether what waits is safe, and nobody waits for it: when the collector stops it stays for the next
  /// run.
  private var staysInStorage: Bool { queue.storage != nil && !queue.tellsSenders }

  /// Begins to send what waits, as far as there are consumers.
  private func pump() {
    if isDraining, staysInStorage { return }
    while shipments.count < queue.consumers, let next = queue.next() { ship(next) }
  }

  /// Begins to send a payload.
  private func ship(_ parcel: Parcel) {
    let policy = RetryPolicy(retry, start: node.loop.now)
    let shipment = Shipment(parcel, route.encode(parcel.payload), policy)
    shipment.place = shipments.count
    shipments.append(shipment)
    shipment.timer = Timer { [unowned self, unowned shipment] in attempt(shipment) }
    attempt(shipment)
  }

  /// Sends a payload once.
  private func attempt(_ shipment: Shipment<Body>) {
    route.send(shipment.body, with: shipment.payload.metadata) { [unowned self] result in
      switch result {
      case .delivered(let rejected, let message): delivered(shipment, rejected, message)
      case .failed(let reason, let throttle): failed(shipment, reason, throttle)
      case .rejected(let reason, let mayTakeParts):
        if mayTakeParts, let halves = shipment.payload.halves {
          takeApart(shipment, halves)
        } else {
          let rejection = Rejection(reason, items: shipment.payload.items)
          giveUp(shipment, .rejected, reason, .rejected(rejection))
        }
      }
    }
  }

  /// Ends a shipment that arrived, wholly or, if the endpoint says so, in part.
  private func delivered(
    _ shipment: Shipment<Body>, _ claimed: Int, _ message: String
  ) {
    let rejected = min(max(0, claimed), shipment.payload.items)
    metrics.sent.add(shipment.payload.items - rejected)
    if rejected > 0 { metrics.fail(rejected, .partlyRejected, isTold: queue.tellsSenders) }
    if rejected > 0 || !message.isEmpty {
      log.write(
        .warn, "the endpoint did not take everything",
        ("rejected_items", "\(rejected)"), ("message", message))
    }
    end(shipment, rejected > 0 ? .rejected(Rejection(message, items: rejected)) : .accepted)
  }

  /// Tries again later, or gives up.
  private func failed(
    _ shipment: Shipment<Body>, _ reason: String, _ throttle: Duration?
  ) {
    guard let pause = shipment.policy.pause(at: .read(), throttle: throttle) else {
      return giveUp(shipment, .retriesEnded, reason, .refused(Refusal(reason)))
    }
    log.write(
      .info, "exporting failed, will try again", ("error", reason),
      ("interval", "\(pause)"), ("items", "\(shipment.payload.items)"))
    shipment.lastError = reason
    node.loop.schedule(shipment.timer, after: isDraining ? min(pause, .seconds(1)) : pause)
  }

  /// Sends the two halves of a merged request that was refused for good on their own, so that in
  /// the end only the bodies that the endpoint does not like are lost. They go through the queue, so
  /// that no more is under way than there are consumers.
  private func takeApart(_ shipment: Shipment<Body>, _ halves: (Payload, Payload)) {
    remove(shipment)
    queue.finish(shipment.payload)
    var others = shipment.parcel.senders
    let first = others.removeFirst(halves.0.items)
    queue.putBack(Parcel(payload: halves.1, senders: others))
    queue.putBack(Parcel(payload: halves.0, senders: first))
    pump()
  }

  /// Ends a shipment that will not be tried again. Unless a sender waits for its outcome, its items are
  /// lost.
  private func giveUp(
    _ shipment: Shipment<Body>, _ loss: ExporterMetrics.Loss, _ reason: String, _ outcome: Outcome
  ) {
    metrics.fail(shipment.payload.items, loss, isTold: queue.tellsSenders)
    if !queue.tellsSenders {
      node.log(
        .error, "exporting failed, dropping data", ("error", reason),
        ("dropped_items", "\(shipment.payload.items)"))
    }
    end(shipment, outcome)
  }

  /// Counts and reports a payload that cannot be read back from storage.
  private func lost(_ load: Load, _ error: StorageError) {
    if error.remedy == .otherVersion {
      metrics.left.add(load.items)
      return node.log(
        .error, "a payload stays in storage", ("error", "\(error)"), ("items", "\(load.items)"))
    }
    metrics.fail(load.items, .unreadable, isTold: false)
    node.log(
      .error, "a payload is lost: it cannot be read back from storage", ("error", "\(error)"),
      ("dropped_items", "\(load.items)"))
  }

  /// Ends a shipment and goes on with the next.
  private func end(_ shipment: Shipment<Body>, _ outcome: Outcome) {
    remove(shipment)
    queue.finish(shipment.payload)
    shipment.parcel.senders.end(outcome, items: shipment.payload.items)
    pump()
  }

  /// Forgets a shipment; the last one takes its place.
  private func remove(_ shipment: Shipment<Body>) {
    let last = shipments.removeLast()
    guard last !== shipment else { return }
    last.place = shipment.place
    shipments[shipment.place] = last
  }

  // MARK: Drainable

  public func drain() {
    isDraining = true
    if staysInStorage { return queue.turnOverflowAway() }
    for shipment in shipments where shipment.timer.isScheduled {
      shipment.timer.cancel()
      attempt(shipment)
    }
    queue.endBatching()
    pump()
  }

  public var isDrained: Bool {
    staysInStorage
      ? queue.count == 0 && shipments.allSatisfy(\.timer.isScheduled)
      : queue.isEmpty && shipments.isEmpty
  }

  public var leftover: String {
    let items = heldItems
    let error = shipments.lazy.compactMap(\.lastError).first ?? "not answered yet"
    return "\(node.id): \(items) \(node.signal!.items) (last error: \(error))"
  }
}

extension Delivery where Body == HTTPClientBody {
  /// Begins the delivery of bodies. The code for them is made here, not beside a component's.
  /// - Throws: when the storage of the queue cannot be used.
  @inline(never)
  static func begin(
    _ route: any Transport<Body>, queue: SendingQueueArguments, retry: RetryOnFailure, in node: Node
  ) throws -> Delivery<HTTPClientBody> {
    try Delivery(route, queue: queue, retry: retry, in: node)
  }
}

/// A payload on its way to the endpoint, from its first attempt to its last.
private final class Shipment<Body> {
  let parcel: Parcel
  let body: Body
  /// Where it stands in the list of what is being sent.
  var place = 0
  var policy: RetryPolicy
  /// Runs out when it is time for the next attempt.
  var timer: Timer!
  /// Why the last attempt failed.
  var lastError: String?

  init(_ parcel: Parcel, _ body: Body, _ policy: RetryPolicy) {
    self.parcel = parcel
    self.body = body
    self.policy = policy
  }

  var payload: Payload { parcel.payload }
}
