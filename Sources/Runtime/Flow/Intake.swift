import Schema

/// How telemetry of one signal enters a pipeline: bodies are decompressed within limits, validated
/// whole, counted, and handed on; the pipeline's verdict becomes the client's answer, now or later.
public final class Intake<Next: Sink>: ReceiptHolder {
  private let next: Next
  private let node: Node
  private let signal: Signal
  private let metrics: IntakeMetrics
  private let reader: BodyReader
  /// Requests that there was no room for when their heads came.
  private var doorway: Doorway!
  /// Requests that there was no room for when their bodies had come.
  private var lobby: Lobby!
  /// Requests whose payload the pipeline has not decided about, by token.
  private var waiting: [(request: any Answerable, transport: Int, items: Int)?] = []
  private var free: [Int] = []

  public init(_ signal: Signal, in node: Node, transports: [String], into next: Next) {
    self.next = next
    self.node = node
    self.signal = signal
    metrics = IntakeMetrics(node, signal, transports)
    reader = BodyReader(signal, on: node.loop, keeping: next.keptCoding)
    lobby = Lobby(
      on: node.loop,
      enter: { [unowned self] in enter($0.payload, $0.transport, $0.request) },
      refuse: { [unowned self] in
        finish($0.request, .refused($1), $0.payload.items, $0.transport)
      })
    doorway = Doorway(
      on: node.loop, refusal: { [unowned self] in refusal(bytes: $0) },
      turnAway: { [metrics] in
        metrics.turnedAway[$1].add(1)
        $0.answer(.refused($2))
      })
    openAccount()
  }

  /// Begins to account for items.
  private func openAccount() {
    node.gauge(
      "otelcol_receiver_open_\(signal.items)",
      "Number of \(signal.itemWords) that the pipeline has not decided about."
    ) { [unowned self] in Double(openItems) }
    node.account(
      signal, ("received", { [metrics] in metrics.received.total }),
      ("accepted", { [metrics] in metrics.accepted.total }),
      ("refused", { [metrics] in metrics.refused.total }),
      ("rejected", { [metrics] in metrics.rejected.total }),
      ("open", { [unowned self] in openItems }))
  }

  /// Requests whose answer is still open.
  public var openRequests: Int { waiting.count - free.count + lobby.count + doorway.count }

  /// Items of those requests.
  private var openItems: Int { waiting.reduce(lobby.items) { $0 + ($1?.items ?? 0) } }

  /// Asks whether a request's body may be read, of which the head has come.
  /// - Parameters:
  ///   - bytes: of the body as it is sent, if that is known.
  ///   - isCompressed: whether more will become of them.
  ///   - isHere: whether the body has come already.
  ///   - transport: the index of the transport in the list given to `init`, for metrics.
  /// - Returns: true; or false, then the request is let in or answered later.
  public func enter(
    _ request: some Visitor, bytes: Int?, isCompressed: Bool, isHere: Bool, transport: Int
  ) -> Bool {
    doorway.enter(request, transport, bytes: bytes, isCompressed: isCompressed, isHere: isHere)
  }

  /// The refusal that a body of so many bytes would meet.
  private func refusal(bytes: Int) -> Refusal? {
    lobby.isEmpty ? next.refusal(for: Load(requests: 1, items: 0, bytes: bytes)) : .queuesUp
  }

  /// Takes one request's body.
  /// - Parameters:
  ///   - coding: how the body is compressed.
  ///   - isJSON: whether it is OTLP/JSON rather than protobuf.
  ///   - limit: bytes that the body may have when it is decompressed.
  ///   - transport: the index of the transport in the list given to `init`, for metrics.
  ///   - metadata: what goes along with the payload, if anything.
  ///   - request: gets the answer, exactly once.
  public func take(
    _ body: consuming Slice, coding: ContentCoding, isJSON: Bool = false, limit: Int,
    transport: Int, metadata: Metadata? = nil, answering request: some Answerable
  ) {
    do {
      let size = body.count
      let slice = try reader.read(body, coding, isJSON: isJSON, limit: limit)
      doorway.learn(size, isCompressed: coding != .identity, became: slice.plainCount)
      give(slice, metadata, transport: transport, request)
    } catch {
      if case .refused = error.answer {
        ranOutOfMemory(transport: transport)
      } else {
        metrics.failed[transport].add(1)
      }
      request.answer(error.answer)
    }
  }

  /// Notes that there was no memory for a request, whose client is told.
  public func ranOutOfMemory(transport: Int) { metrics.turnedAway[transport].add(1) }

  /// Hands a validated body on, unless there is no room for it; then it may wait for a moment.
  private func give(
    _ slice: Slice, _ metadata: Metadata?, transport: Int, _ request: some Answerable
  ) {
    guard slice.items > 0 else { return request.answer(.accepted) }
    let payload = Payload(signal, slice, metadata: metadata)
    metrics.received[transport].add(slice.items)
    let refusal = lobby.isEmpty ? enter(payload, transport, request) : .queuesUp
    guard let refusal else { return }
    if refusal.isMomentary, lobby.admit(payload, transport, request) { return }
    finish(request, .refused(refusal), payload.items, transport)
  }

  /// Hands a payload on if there is room for it; else gives the refusal.
  private func enter(
    _ payload: Payload, _ transport: Int, _ request: some Answerable
  ) -> Refusal? {
    if let refusal = next.refusal(for: payload.load) { return refusal }
    let token = free.popLast() ?? waiting.count
    if token == waiting.count { waiting.append(nil) }
    let receipt = node.loop.receipts.open(self, token: token)
    let outcome: Outcome
    switch next.accept(payload, receipt) {
    case .pending:
      waiting[token] = (request, transport, payload.items)
      return nil
    case .accepted: outcome = .accepted
    case .rejected(let rejection): outcome = .rejected(rejection)
    }
    node.loop.receipts.close(receipt)
    free.append(token)
    finish(request, outcome, payload.items, transport)
    return nil
  }

  public func settled(_ token: Int, _ outcome: Outcome) {
    guard let (request, transport, items) = waiting[token] else { return }
    waiting[token] = nil
    free.append(token)
    finish(request, outcome, items, transport)
  }

  /// Counts what became of a request, and tells its client.
  private func finish(
    _ request: some Answerable, _ outcome: Outcome, _ items: Int, _ transport: Int
  ) {
    metrics.count(outcome, items, transport)
    request.answer(Answer(outcome, items: items))
  }
}

extension Refusal {
  /// Others wait already.
  fileprivate static var queuesUp: Refusal {
    Refusal("more telemetry waits for room than may", isMomentary: true)
  }
}
