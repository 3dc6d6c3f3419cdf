import Schema

/// How telemetry of one signal enters a pipeline: bodies are decompressed within limits, validated
/// whole, counted, and handed on; the pipeline's verdict becomes the client's answer, now or later.
public final class Intake<Next: Sink>: ReceiptHolder {
  private let next: Next
  private let node: Node
  private let signal: Signal
  private let metrics: IntakeMetrics
  private let decompressor: Decompressor
  private let transcoder: JSONTranscoder
  /// Requests whose payload the pipeline has not decided about, by token.
  private var waiting: [(request: any Answerable, transport: Int, items: Int)?] = []
  private var free: [Int] = []

  public init(_ signal: Signal, in node: Node, transports: [String], into next: Next) {
    self.next = next
    self.node = node
    self.signal = signal
    metrics = IntakeMetrics(node, signal, transports)
    decompressor = node.loop.shared(Decompressor.self)
    transcoder = node.loop.shared(JSONTranscoder.self)
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
      let slice =
        isJSON
        ? try transcode(body, coding, limit)
        : coding == .identity ? try inspect(body) : try decompress(body, coding, limit)
      give(slice, metadata, transport: transport, request)
    } catch {
      metrics.failed[transport].add(1)
      request.answer(error.answer)
    }
  }

  /// A validated body, with its items counted.
  private func inspect(_ body: consuming Slice) throws(Fault) -> Slice {
    body.items = try count(body.bytes)
    return body
  }

  /// The request that a JSON body describes, with its items counted.
  private func transcode(
    _ body: consuming Slice, _ coding: ContentCoding, _ limit: Int
  ) throws(Fault) -> Slice {
    if coding == .identity { return try transcode(body.bytes, limit) }
    let text: Slice
    do {
      text = try decompressor.decompress(body.bytes, coding, limit: limit, into: node.loop.arena)
        .finish()
    } catch { throw Fault(answer: error.answer) }
    return try transcode(text.bytes, limit)
  }

  /// The request that a text describes, with its items counted.
  private func transcode(_ text: UnsafeRawBufferPointer, _ limit: Int) throws(Fault) -> Slice {
    let request: Extent
    do {
      request = try transcoder.transcode(text, signal, limit: limit, into: node.loop.arena)
    } catch { throw Fault(answer: error.answer) }
    return request.finish(items: try count(request.bytes))
  }

  /// A validated body that came compressed. It is left so where the pipeline can do with that, and it
  /// is worth it.
  private func decompress(
    _ body: consuming Slice, _ coding: ContentCoding, _ limit: Int
  ) throws(Fault) -> Slice {
    let (plain, member) = try plain(body.bytes, coding, limit)
    let items = try count(plain.bytes)
    guard let member, member.isWorthKeeping else { return plain.finish(items: items) }
    plain.discard()
    body.member = member
    body.items = items
    return body
  }

  /// A body's plain bytes, and what joining it with others takes, where that is wanted.
  private func plain(
    _ body: UnsafeRawBufferPointer, _ coding: ContentCoding, _ limit: Int
  ) throws(Fault) -> (Extent, GzipMember?) {
    let arena = node.loop.arena
    if coding == .gzip, next.takesGzip {
      do { return try node.loop.inflater.inflateMember(body, limit: limit, into: arena) } catch {
        throw Fault(answer: DecompressionError(error).answer)
      }
    }
    do { return (try decompressor.decompress(body, coding, limit: limit, into: arena), nil) } catch
    {
      throw Fault(answer: error.answer)
    }
  }

  /// Validates a request and counts its items.
  private func count(_ bytes: UnsafeRawBufferPointer) throws(Fault) -> Int {
    do { return try OTLP.inspect(signal, bytes) } catch {
      let place = "\(error.reason.message) at byte \(error.offset(in: bytes))"
      throw Fault(answer: .invalid("the request is not a valid OTLP message: \(place)"))
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

/// Why a body cannot be taken, in the words for its client.
private struct Fault: Error {
  let answer: Answer
}

extension DecompressionError {
  /// What the client is told.
  fileprivate var answer: Answer {
    switch self {
    case .malformed, .truncated, .windowTooLarge: .invalid("\(self)")
    case .tooLarge(let limit): .tooLarge(limit: limit)
    case .outOfMemory: .refused(Refusal("\(self)"))
    }
  }
}

extension JSONError {
  /// What the client is told.
  fileprivate var answer: Answer {
    switch self {
    case .malformed: .invalid("the request is not valid OTLP/JSON: \(self)")
    case .tooLarge(let limit): .tooLarge(limit: limit)
    case .outOfMemory: .refused(Refusal("\(self)"))
    }
  }
}
