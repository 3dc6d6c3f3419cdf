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

  /// The `grpc` block.
  public struct GRPC: ArgumentSet {
    @Attribute("Address to listen on.")
    public var endpoint = "0.0.0.0:4317"

    @Attribute("Largest message, in bytes, after decompression.")
    public var maxRecvMsgSize: ByteSize = .mebibytes(4)

    @Attribute("Largest number of calls at a time on a connection; 0 is 100.")
    public var maxConcurrentStreams = 0

    public init() {}
  }

  /// The `http` block.
  public struct HTTP: ArgumentSet {
    @Attribute("Address to listen on.")
    public var endpoint = "0.0.0.0:4318"

    @Attribute("Largest body, in bytes, after decompression.")
    public var maxRequestBodySize: ByteSize = .mebibytes(20)

    @Attribute("Compressions that bodies may have; the empty one is none.")
    public var compressionAlgorithms: [String] = [
      "", "gzip", "zstd", "zlib", "snappy", "deflate", "lz4",
    ]

    @Attribute("How long a connection may wait for its next request.")
    public var idleTimeout: Duration = .seconds(60)

    @Attribute("How long a request may take to arrive; 0 is one minute without progress.")
    public var readTimeout: Duration = .zero

    @Attribute("How long a response may take to be sent.")
    public var writeTimeout: Duration = .seconds(30)

    @Attribute("How long a request's header may take to arrive.")
    public var readHeaderTimeout: Duration = .seconds(60)

    @Attribute("Path that takes traces.", name: "traces_url_path")
    public var tracesURLPath = "/v1/traces"

    @Attribute("Path that takes metrics.", name: "metrics_url_path")
    public var metricsURLPath = "/v1/metrics"

    @Attribute("Path that takes logs.", name: "logs_url_path")
    public var logsURLPath = "/v1/logs"

    public init() {}

    public func problems() -> [(attribute: String, problem: String)] {
      compressionAlgorithms.filter { ContentCoding(rawValue: $0) == nil }.map {
        ("compression_algorithms", ContentCoding.unknown($0))
      }
    }
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
      if let grpc = arguments.grpc { serve(grpc) }
      if arguments.http != nil { serveHTTP() }
      loop.register(self)
    }

    /// The transports, as metrics call them; an index into this list is a context's transport.
    private static var transports: [String] { ["grpc", "http"] }

    /// Takes part in serving gRPC.
    private func serve(_ arguments: GRPC) {
      var options = ServerOptions()
      if arguments.maxConcurrentStreams > 0 {
        options.maxConcurrentStreams = arguments.maxConcurrentStreams
      }
      let server = GRPCServer(on: loop, service: self, options: options)
      grpc = server
      let adopter = Adopter { server.adopt($0) }
      loop.group!.serve(arguments.endpoint, for: id, on: loop) { adopter.adopt($0) }
    }

    /// Takes part in serving HTTP.
    private func serveHTTP() {
      var options = ServerOptions()
      options.idleTimeout = httpArguments.idleTimeout
      options.readHeaderTimeout = httpArguments.readHeaderTimeout
      options.writeTimeout = httpArguments.writeTimeout
      if httpArguments.readTimeout > .zero { options.readTimeout = httpArguments.readTimeout }
      let server = HTTP1Server(on: loop, service: self, options: options)
      http = server
      let adopter = Adopter { server.adopt($0) }
      loop.group!.serve(httpArguments.endpoint, for: id, on: loop) { adopter.adopt($0) }
    }

    /// Hands a body to the pipeline of its signal.
    private func take(
      _ body: consuming Slice, _ signal: Signal, _ coding: ContentCoding, limit: Int,
      transport: Int,
      answering request: some Answerable
    ) {
      switch signal {
      case .traces:
        traces.take(
          body, coding: coding, limit: limit, transport: transport, answering: request)
      case .metrics:
        metrics.take(
          body, coding: coding, limit: limit, transport: transport, answering: request)
      case .logs:
        logs.take(body, coding: coding, limit: limit, transport: transport, answering: request)
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
    let path = request.path
    guard let signal = signals.signals.first(where: { path == paths[Int($0.rawValue)] }) else {
      return .respond(HTTPResponse(404, text: "404 page not found\n"))
    }
    guard request.method == .post else {
      return .respond(
        HTTPResponse(
          405, text: "405 method not allowed, supported: [POST]\n", headers: [("allow", "POST")]))
    }
    guard let type = request.headers.first("content-type"),
      type.before(0x3b).trimmed.matches("application/x-protobuf")
    else {
      return .respond(
        HTTPResponse(
          415, text: "415 unsupported media type, supported: [application/x-protobuf]\n"))
    }
    let encoding = request.headers.first("content-encoding")
    guard let coding = codings.firstIndex(where: { $0.isNamed(by: encoding) }) else {
      return .respond(unsupportedCoding)
    }
    return .body(limit: httpLimit, context: OTLPReceiver.context(signal, coding: coding))
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
    let (signal, coding) = OTLPReceiver.request(exchange.context)
    take(body, signal, codings[coding], limit: httpLimit, transport: 1, answering: exchange)
  }

  public func response(to failure: HTTPFailure, context: Int) -> HTTPResponse {
    HTTPResponse(
      failure.status, failure.code, failure.reason,
      retryAfter: failure.status == 503 ? .seconds(1) : nil)
  }
}

extension OTLPReceiver {
  /// What a server keeps for a request between its head and its body.
  /// - Parameter coding: the index of its coding among those that are accepted.
  fileprivate static func context(_ signal: Signal, coding: Int = 0) -> Int {
    Int(signal.rawValue) | coding << 2
  }

  /// What `context` was made from.
  fileprivate static func request(_ context: Int) -> (Signal, coding: Int) {
    (Signal(rawValue: UInt8(context & 3))!, context >> 2)
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
    let (signal, _) = OTLPReceiver.request(call.context)
    take(message, signal, encoding.coding, limit: grpcLimit, transport: 0, answering: call)
  }
}

extension Signal {
  /// The gRPC method that exports the signal (opentelemetry-proto, collector/*/v1).
  fileprivate var exportMethod: String {
    switch self {
    case .traces: "/opentelemetry.proto.collector.trace.v1.TraceService/Export"
    case .metrics: "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export"
    case .logs: "/opentelemetry.proto.collector.logs.v1.LogsService/Export"
    }
  }
}

/// A server's way of taking over a socket, confined to the loop that calls it.
private struct Adopter: @unchecked Sendable {
  let adopt: (Int32) -> Void
}
