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
    /// The codings that HTTP bodies may have.
    private let codings: [ContentCoding]
    /// The paths of `httpArguments`, by signal.
    private let paths: [String]

    /// - Throws: when an address is not one.
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
      limit: Int, transport: Int, answering request: some Answerable
    ) {
      switch signal {
      case .traces:
        traces.take(
          body, coding: coding, isJSON: isJSON, limit: limit, transport: transport,
          answering: request)
      case .metrics:
        metrics.take(
          body, coding: coding, isJSON: isJSON, limit: limit, transport: transport,
          answering: request)
      case .logs:
        logs.take(
          body, coding: coding, isJSON: isJSON, limit: limit, transport: transport,
          answering: request)
      }
    }

    /// Nothing is kept for a request before its body is there, over HTTP or gRPC.
    public func abandoned(context: Int) {}

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
    guard let cors else { return decide(request) }
    if let answer = cors.preflight(request) { return .respond(answer) }
    let fields = cors.fields(for: request)
    switch decide(request) {
    case .respond(let response): return .respond(response.adding(fields))
    case .body(let limit, let context, _):
      return .body(limit: limit, context: context, fields: fields)
    }
  }

  /// Decides on a request, whoever's page it comes from.
  private func decide(_ request: HTTPRequestHead) -> HTTPAdmission {
    let path = request.path
    guard let signal = signals.signals.first(where: { path == paths[Int($0.rawValue)] }) else {
      return .respond(HTTPResponse(404, text: "404 page not found\n"))
    }
    guard request.method == .post else {
      return .respond(
        HTTPResponse(
          405, text: "405 method not allowed, supported: [POST]\n", headers: [("allow", "POST")]))
    }
    let type = request.headers.first("content-type")?.before(0x3b).trimmed
    let isJSON = type?.matches("application/json") ?? false
    guard isJSON || type?.matches("application/x-protobuf") ?? false else {
      let text =
        "415 unsupported media type, supported: [application/json, application/x-protobuf]\n"
      return .respond(HTTPResponse(415, text: text))
    }
    let encoding = request.headers.first("content-encoding")
    guard let coding = codings.firstIndex(where: { $0.isNamed(by: encoding) }) else {
      return .respond(unsupportedCoding)
    }
    return .body(limit: httpLimit, context: OTLPReceiver.context(signal, coding, isJSON))
  }

  /// The answer to a request whose body is compressed in a way that is not accepted.
  private var unsupportedCoding: HTTPResponse {
    let names = codings.map(\.name)
    return HTTPResponse(
      415,
      text: "unsupported Content-Encoding, supported: [\(names.joined(separator: " "))]\n",
      headers: [("accept-encoding", names.joined(separator: ", "))])
  }

  public func handle(_ exchange: HTTPExchange, body: Slice) {
    let (signal, coding, isJSON) = OTLPReceiver.request(exchange.context)
    if isJSON {
      take(
        body, signal, codings[coding], isJSON: true, limit: httpLimit, transport: 1,
        answering: JSONExchange(exchange: exchange, signal: signal))
    } else {
      take(body, signal, codings[coding], limit: httpLimit, transport: 1, answering: exchange)
    }
  }

  public func response(to failure: HTTPFailure, context: Int) -> HTTPResponse {
    let retryAfter = failure.status == 503 ? Duration.seconds(1) : nil
    return OTLPReceiver.request(context).isJSON
      ? HTTPResponse(
        jsonError: failure.status, failure.code, failure.reason, retryAfter: retryAfter)
      : HTTPResponse(failure.status, failure.code, failure.reason, retryAfter: retryAfter)
  }
}

extension OTLPReceiver {
  /// What a server keeps for a request between its head and its body.
  /// - Parameter coding: the index of its coding among those that are accepted.
  fileprivate static func context(
    _ signal: Signal, _ coding: Int = 0, _ isJSON: Bool = false
  ) -> Int {
    Int(signal.rawValue) | (isJSON ? 4 : 0) | coding << 3
  }

  /// What `context` was made from.
  fileprivate static func request(_ context: Int) -> (Signal, coding: Int, isJSON: Bool) {
    (Signal(rawValue: UInt8(context & 3))!, context >> 3, context & 4 != 0)
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
    return .message(limit: grpcLimit, context: OTLPReceiver.context(signal))
  }

  public func handle(_ call: GRPCCall, message: Slice, encoding: GRPCEncoding) {
    let (signal, _, _) = OTLPReceiver.request(call.context)
    take(message, signal, encoding.coding, limit: grpcLimit, transport: 0, answering: call)
  }
}

/// A server's way of taking over a socket, confined to the loop that calls it.
private struct Adopter: @unchecked Sendable {
  let adopt: (Int32) -> Void
}
