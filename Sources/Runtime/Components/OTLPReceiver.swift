import Schema

/// `otelcol.receiver.otlp`: receives telemetry over OTLP, by gRPC and HTTP.
public enum OTLPReceiver: Component {
  public static var name: String { "otelcol.receiver.otlp" }
  public static var summary: String { "Receives telemetry over OTLP, by gRPC and HTTP." }
  public static var shape: Shape { .source(.all) }
  public static var traits: Traits { [.observable] }

  /// The arguments of `otelcol.receiver.otlp`.
  public struct Arguments: ArgumentSet {
    @Block("Receives over gRPC.")
    public var grpc: GRPC? = nil

    @Block("Receives over HTTP.")
    public var http: HTTP? = nil

    @Block("What the component's own metrics tell; it has nothing to do here.")
    public var debugMetrics: DebugMetricsArguments? = nil

    public init() {}
  }

  /// The receiver on one loop: its part of the listeners, and the entrance to three pipelines.
  /// A signal whose sink is `Discard` is not offered: its paths do not exist.
  public final class Source<Traces: Sink, Metrics: Sink, Logs: Sink>: Drainable {
    private let loop: EventLoop
    private let id: String
    private let traces: Intake<Traces>
    private let metrics: Intake<Metrics>
    private let logs: Intake<Logs>
    /// The signals that are offered.
    private let signals: SignalSet
    private var http: HTTP1Server?
    private var grpc: GRPCServer?
    private let httpArguments: HTTP
    private let grpcLimit: Int
    private let httpLimit: Int
    /// What browsers may do that run other sites' pages; nil if that is not thought of.
    private let cors: CORSPolicy?
    /// What is asked of requests before their bodies are taken; nil if nothing is.
    private let httpGate: RequestGate?
    private let grpcGate: RequestGate?
    /// The codings that HTTP bodies may have.
    private let codings: [ContentCoding]
    /// The paths of `httpArguments`, by signal.
    private let paths: [String]

    /// - Throws: when an address is not one, or clients cannot be authenticated as it is said.
    public init(
      _ arguments: Arguments, in node: Node, traces: Traces, metrics: Metrics, logs: Logs
    ) throws {
      loop = node.loop
      id = node.id
      self.traces = Intake(.traces, in: node, transports: Self.transports, into: traces)
      self.metrics = Intake(.metrics, in: node, transports: Self.transports, into: metrics)
      self.logs = Intake(.logs, in: node, transports: Self.transports, into: logs)
      var signals: SignalSet = []
      if !traces.isDiscard { signals.insert(.traces) }
      if !metrics.isDiscard { signals.insert(.metrics) }
      if !logs.isDiscard { signals.insert(.logs) }
      self.signals = signals
      httpArguments = arguments.http ?? HTTP()
      // Of an empty list the Collector makes that nothing is decompressed.
      let algorithms = httpArguments.compressionAlgorithms.compactMap(ContentCoding.init)
      codings = algorithms.isEmpty ? [.identity] : algorithms
      httpLimit = Int(clamping: httpArguments.maxRequestBodySize.bytes)
      grpcLimit = Int(clamping: arguments.grpc?.maxRecvMsgSize.bytes ?? 0)
      paths = [
        httpArguments.tracesURLPath, httpArguments.metricsURLPath, httpArguments.logsURLPath,
      ]
      cors = httpArguments.cors?.policy
      httpGate = try RequestGate(
        authentication: httpArguments.auth, keepsMetadata: httpArguments.includeMetadata, in: node)
      grpcGate = try RequestGate(
        authentication: arguments.grpc?.auth,
        keepsMetadata: arguments.grpc?.includeMetadata ?? false, in: node)
      let tlsLog = TLSServerLog(node)
      if let grpc = arguments.grpc { try serve(grpc, tlsLog) }
      if arguments.http != nil { try serveHTTP(tlsLog) }
      loop.register(self)
    }

    /// The transports, as metrics call them; an index into this list is a context's transport.
    private static var transports: [String] { ["grpc", "http"] }

    /// Takes part in serving gRPC.
    private func serve(_ arguments: GRPC, _ log: TLSServerLog) throws {
      let tls = try arguments.tls?.context(speaking: .http2, log)
      let server = GRPCServer(on: loop, service: self, options: arguments.options, tls: tls)
      grpc = server
      let adopter = Adopter { server.adopt($0) }
      loop.group!.serve(arguments.endpoint, for: id, on: loop) { adopter.adopt($0) }
    }

    /// Takes part in serving HTTP.
    private func serveHTTP(_ log: TLSServerLog) throws {
      let tls = try httpArguments.tls?.context(speaking: .http1, log)
      let server = HTTP1Server(on: loop, service: self, options: httpArguments.options, tls: tls)
      http = server
      let adopter = Adopter { server.adopt($0) }
      loop.group!.serve(httpArguments.endpoint, for: id, on: loop) { adopter.adopt($0) }
    }

    /// Hands a body to the pipeline of its signal.
    private func take(
      _ body: consuming Slice, _ signal: Signal, _ coding: ContentCoding, isJSON: Bool = false,
      limit: Int, transport: Int, metadata: Metadata? = nil, answering request: some Answerable
    ) {
      switch signal {
      case .traces:
        traces.take(
          body, coding: coding, isJSON: isJSON, limit: limit, transport: transport,
          metadata: metadata, answering: request)
      case .metrics:
        metrics.take(
          body, coding: coding, isJSON: isJSON, limit: limit, transport: transport,
          metadata: metadata, answering: request)
      case .logs:
        logs.take(
          body, coding: coding, isJSON: isJSON, limit: limit, transport: transport,
          metadata: metadata, answering: request)
      }
    }

    /// Asks the pipeline of a request's signal whether its body may be read, over HTTP or gRPC.
    private func enter(
      _ visitor: some Visitor, _ request: OTLPReceiver.Request, bytes: Int?, isCompressed: Bool,
      isHere: Bool
    ) -> Bool {
      let transport = request.isHTTP ? 1 : 0
      switch request.signal {
      case .traces:
        return traces.enter(
          visitor, bytes: bytes, isCompressed: isCompressed, isHere: isHere, transport: transport)
      case .metrics:
        return metrics.enter(
          visitor, bytes: bytes, isCompressed: isCompressed, isHere: isHere, transport: transport)
      case .logs:
        return logs.enter(
          visitor, bytes: bytes, isCompressed: isCompressed, isHere: isHere, transport: transport)
      }
    }

    /// Notes that there is no memory for a request's body, over HTTP or gRPC.
    public func ranOutOfMemory(context: Int) {
      let request = OTLPReceiver.Request(context)
      let transport = request.isHTTP ? 1 : 0
      switch request.signal {
      case .traces: traces.ranOutOfMemory(transport: transport)
      case .metrics: metrics.ranOutOfMemory(transport: transport)
      case .logs: logs.ranOutOfMemory(transport: transport)
      }
    }

    /// Forgets a request whose body does not come, over HTTP or gRPC.
    public func abandoned(context: Int) {
      let request = OTLPReceiver.Request(context)
      (request.isHTTP ? httpGate : grpcGate)?.leave(request.note)
    }

    // MARK: Drainable

    public func drain() {
      loop.group!.stopListening(on: loop)
      http?.drain()
      grpc?.drain()
    }

    public var isDrained: Bool { (http?.isIdle ?? true) && (grpc?.isIdle ?? true) }

    public var leftover: String {
      let open = traces.openRequests + metrics.openRequests + logs.openRequests
      return "\(id): \(open) requests without an answer (their senders know)"
    }
  }
}

// MARK: HTTP

extension OTLPReceiver.Source: HTTPService {
  public func admit(_ request: HTTPRequestHead) -> HTTPAdmission {
    guard let cors else { return enter(request) }
    if let answer = cors.preflight(request) { return .respond(answer) }
    let fields = cors.fields(for: request)
    switch enter(request) {
    case .respond(let response): return .respond(response.adding(fields))
    case .body(let limit, let context, _):
      return .body(limit: limit, context: context, fields: fields)
    }
  }

  /// Decides on a request, whoever's page it comes from.
  private func enter(_ request: HTTPRequestHead) -> HTTPAdmission {
    guard let httpGate else { return decide(request, note: 0) }
    switch httpGate.enter(request.headers) {
    case .denied(let answer): return .respond(answer.response(isJSON: request.isJSON))
    case .note(let note):
      let admission = decide(request, note: note)
      if case .respond = admission { httpGate.leave(note) }
      return admission
    }
  }

  /// Decides on a request that may come in.
  private func decide(_ request: HTTPRequestHead, note: Int) -> HTTPAdmission {
    let path = request.path
    guard let signal = signals.signals.first(where: { path == paths[Int($0.rawValue)] }) else {
      return .respond(HTTPResponse(404, text: "404 page not found\n"))
    }
    guard request.method == .post else {
      return .respond(
        HTTPResponse(
          405, text: "405 method not allowed, supported: [POST]\n", headers: [("allow", "POST")]))
    }
    let isJSON = request.isJSON
    guard isJSON || request.contentType?.matches("application/x-protobuf") ?? false else {
      let text =
        "415 unsupported media type, supported: [application/json, application/x-protobuf]\n"
      return .respond(HTTPResponse(415, text: text))
    }
    let encoding = request.headers.first("content-encoding")
    guard let coding = codings.firstIndex(where: { $0.isNamed(by: encoding) }) else {
      return .respond(unsupportedCoding)
    }
    let kept = OTLPReceiver.Request(
      signal: signal, isHTTP: true, isJSON: isJSON, coding: coding, note: note)
    return .body(limit: httpLimit, context: kept.context)
  }

  /// The answer to a request whose body is compressed in a way that is not accepted.
  private var unsupportedCoding: HTTPResponse {
    let names = codings.map(\.name)
    return HTTPResponse(
      415,
      text: "unsupported Content-Encoding, supported: [\(names.joined(separator: " "))]\n",
      headers: [("accept-encoding", names.joined(separator: ", "))])
  }

  public func enter(_ exchange: HTTPExchange, bytes: Int?, isHere: Bool) -> Bool {
    let request = OTLPReceiver.Request(exchange.context)
    let isCompressed = codings[request.coding] != .identity
    guard request.isJSON else {
      return enter(exchange, request, bytes: bytes, isCompressed: isCompressed, isHere: isHere)
    }
    let visitor = JSONExchange(exchange: exchange, signal: request.signal)
    return enter(visitor, request, bytes: bytes, isCompressed: isCompressed, isHere: isHere)
  }

  public func handle(_ exchange: HTTPExchange, body: Slice) {
    let request = OTLPReceiver.Request(exchange.context)
    if request.isJSON {
      let answerable = JSONExchange(exchange: exchange, signal: request.signal)
      settle(httpGate, request, body, codings[request.coding], limit: httpLimit, answerable)
    } else {
      settle(httpGate, request, body, codings[request.coding], limit: httpLimit, exchange)
    }
  }

  /// Takes a request's body as soon as it is certain that it may come in.
  private func settle(
    _ gate: RequestGate?, _ request: OTLPReceiver.Request, _ body: consuming Slice,
    _ coding: ContentCoding, limit: Int, _ answerable: some Answerable
  ) {
    let transport = request.isHTTP ? 1 : 0
    guard request.note > 0, let gate else {
      return take(
        body, request.signal, coding, isJSON: request.isJSON, limit: limit, transport: transport,
        answering: answerable)
    }
    let kept = body
    gate.settle(request.note) { [self] metadata in
      take(
        kept, request.signal, coding, isJSON: request.isJSON, limit: limit, transport: transport,
        metadata: metadata, answering: answerable)
    } deny: {
      answerable.answer($0)
    }
  }

  public func response(to failure: HTTPFailure, context: Int) -> HTTPResponse {
    let request = OTLPReceiver.Request(context)
    httpGate?.leave(request.note)
    if case .outOfMemory = failure { ranOutOfMemory(context: context) }
    let retryAfter = failure.status == 503 ? Duration.seconds(1) : nil
    return request.isJSON
      ? HTTPResponse(
        jsonError: failure.status, failure.code, failure.reason, retryAfter: retryAfter)
      : HTTPResponse(failure.status, failure.code, failure.reason, retryAfter: retryAfter)
  }
}

extension OTLPReceiver {
  /// What is kept of a request between its head and its body, which the server does as a number.
  fileprivate struct Request {
    var signal: Signal
    var isHTTP: Bool
    var isJSON = false
    /// The index of its coding among those that are accepted.
    var coding = 0
    /// The number of the gate's note; 0 for none.
    var note: Int
  }
}

extension OTLPReceiver.Request {
  /// The request that `context` was made from.
  fileprivate init(_ context: Int) {
    signal = Signal(rawValue: UInt8(context & 3))!
    isHTTP = context & 4 != 0
    isJSON = context & 8 != 0
    coding = context >> 4 & 0xffff
    note = context >> 20
  }

  /// The number that stands for the request.
  fileprivate var context: Int {
    Int(signal.rawValue) | (isHTTP ? 4 : 0) | (isJSON ? 8 : 0) | coding << 4 | note << 20
  }
}

extension HTTPRequestHead {
  /// The type of the content, without parameters.
  fileprivate var contentType: HTTPText? {
    headers.first("content-type")?.before(0x3b).trimmed
  }

  /// Whether the content is JSON.
  fileprivate var isJSON: Bool { contentType?.matches("application/json") ?? false }
}

extension Answer {
  /// The answer to a request of which nothing but the head was read.
  fileprivate func response(isJSON: Bool) -> HTTPResponse {
    switch self {
    case .unauthenticated(let reason, let challenge):
      HTTPResponse(unauthenticated: reason, challenge: challenge, isJSON: isJSON)
    case .refused(let refusal) where isJSON:
      HTTPResponse(jsonError: 503, .unavailable, refusal.reason, retryAfter: refusal.retryAfter)
    case .refused(let refusal):
      HTTPResponse(503, .unavailable, refusal.reason, retryAfter: refusal.retryAfter)
    case .accepted, .partial, .invalid, .tooLarge:
      preconditionFailure("before the body is there, only who sends it is judged")
    }
  }
}

extension ContentCoding {
  /// Whether a `content-encoding` field, or none, says this coding.
  fileprivate func isNamed(by field: HTTPText?) -> Bool {
    guard let field, !field.isEmpty else { return self == .identity }
    return field.matches(name)
  }
}

// MARK: gRPC

extension OTLPReceiver.Source: GRPCService {
  public func admit(_ request: GRPCRequestHead) -> GRPCAdmission {
    guard let signal = signals.signals.first(where: { request.path == $0.exportMethod }) else {
      return .fail(.unimplemented, "unknown method \(request.path.string)")
    }
    let note: Int
    switch grpcGate?.enter(request.metadata) {
    case nil: note = 0
    case .note(let number): note = number
    case .denied(.unauthenticated(let reason, _)): return .fail(.unauthenticated, reason)
    case .denied: return .fail(.unavailable, "too many credentials are being checked")
    }
    let kept = OTLPReceiver.Request(signal: signal, isHTTP: false, note: note)
    return .message(limit: grpcLimit, context: kept.context)
  }

  public func enter(_ call: GRPCCall, bytes: Int, isCompressed: Bool, isHere: Bool) -> Bool {
    enter(
      call, OTLPReceiver.Request(call.context), bytes: bytes, isCompressed: isCompressed,
      isHere: isHere)
  }

  public func handle(_ call: GRPCCall, message: Slice, encoding: GRPCEncoding) {
    let request = OTLPReceiver.Request(call.context)
    settle(grpcGate, request, message, encoding.coding, limit: grpcLimit, call)
  }
}

/// A server's way of taking over a socket, confined to the loop that calls it.
private struct Adopter: @unchecked Sendable {
  let adopt: (Int32) -> Void
}
