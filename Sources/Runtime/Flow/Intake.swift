import Schema

/// How telemetry of one signal enters a pipeline: bodies are decompressed within limits, validated
/// whole, counted, and handed on; the pipeline's verdict becomes the client's answer, now or later.
public final class Intake<Next: Sink>: ReceiptHolder {
  private let next: Next
  private let node: Node
  private let signal: Signal
  private let metrics: IntakeMetrics
  private let reader: BodyReader
  /// Requests whose payload the pipeline has not decided about, by token.
  private var waiting: [(request: any Answerable, transport: Int, items: Int)?] = []
  private var free: [Int] = []

  public init(_ signal: Signal, in node: Node, transports: [String], into next: Next) {
    self.next = next
    self.node = node
    self.signal = signal
    metrics = IntakeMetrics(node, signal, transports)
    reader = BodyReader(signal, on: node.loop, keepsGzip: next.takesGzip)
    openAccount()
  }

  /// Begins to account for items.
  private func openAccount() {
    node.gauge(
      "otelcol_receiver_open_\(signal.items)",
      "Number of \(signal.items.replacing("_", with: " ")) that the pipeline has not decided about."
    ) { [unowned self] in Double(openItems) }
    node.account(
      signal, ("received", { [metrics] in metrics.received.total }),
      ("accepted", { [metrics] in metrics.accepted.total }),
      ("refused", { [metrics] in metrics.refused.total }),
      ("rejected", { [metrics] in metrics.rejected.total }),
      ("open", { [unowned self] in openItems }))
  }

  /// Requests whose answer is still open.
  public var openRequests: Int { waiting.count - free.count }

  /// Items of those requests.
  private var openItems: Int { waiting.reduce(0) { $0 + ($1?.items ?? 0) } }

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
      let slice = try reader.read(body, coding, isJSON: isJSON, limit: limit)
      give(slice, metadata, transport: transport, request)
    } catch {
      metrics.failed[transport].add(1)
      request.answer(error.answer)
    }
  }

  /// Hands a validated body on.
  private func give(
    _ slice: Slice, _ metadata: Metadata?, transport: Int, _ request: some Answerable
  ) {
    guard slice.items > 0 else { return request.answer(.accepted) }
    let payload = Payload(signal, slice, metadata: metadata)
    metrics.received[transport].add(slice.items)
    if let refusal = next.refusal(for: payload.load) {
      return finish(request, .refused(refusal), slice.items, transport)
    }
    let token = free.popLast() ?? waiting.count
    if token == waiting.count { waiting.append(nil) }
    let receipt = node.loop.receipts.open(self, token: token)
    let outcome: Outcome
    switch next.accept(payload, receipt) {
    case .pending: return waiting[token] = (request, transport, slice.items)
    case .accepted: outcome = .accepted
    case .rejected(let rejection): outcome = .rejected(rejection)
    }
    node.loop.receipts.close(receipt)
    free.append(token)
    finish(request, outcome, slice.items, transport)
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
