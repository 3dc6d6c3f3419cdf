import Schema

/// `otelcol.exporter.otlphttp`: sends telemetry to an OTLP/HTTP endpoint.
public enum OTLPHTTPExporter: Component {
  public static var name: String { "otelcol.exporter.otlphttp" }
  public static var summary: String { "Sends telemetry to an OTLP/HTTP endpoint." }
  public static var shape: Shape { .sink(.all) }
  public static var traits: Traits { [.observable, .onePerSignal, .refusesWhenFull, .buffers] }

  /// The arguments of `otelcol.exporter.otlphttp`.
  public struct Arguments: ArgumentSet {
    @Attribute("URL that traces are sent to, instead of the endpoint's /v1/traces.")
    public var tracesEndpoint = ""

    @Attribute("URL that metrics are sent to, instead of the endpoint's /v1/metrics.")
    public var metricsEndpoint = ""

    @Attribute("URL that logs are sent to, instead of the endpoint's /v1/logs.")
    public var logsEndpoint = ""

    @Attribute("Form of request bodies: proto or json.")
    public var encoding = OTLPEncoding.proto

    @Block("How to reach the endpoint.")
    public var client = Client()

    @Block("What to do when sending fails.")
    public var retryOnFailure = RetryOnFailure()

    @Block("What waits to be sent.")
    public var sendingQueue = SendingQueueArguments()

    @Block("What the component's own metrics tell; it has nothing to do here.")
    public var debugMetrics: DebugMetricsArguments? = nil

    public init() {}

    public func problems() -> [(attribute: String, problem: String)] {
      client.endpoint.isEmpty && tracesEndpoint.isEmpty && metricsEndpoint.isEmpty
        && logsEndpoint.isEmpty
        ? [("client.endpoint", "at least one endpoint must be specified")] : []
    }
  }

  /// The `client` block.
  public struct Client: ArgumentSet {
    @Attribute("Base URL; /v1/traces and so on are appended.")
    public var endpoint = ""

    @Attribute("Compression of request bodies.")
    public var compression = HTTPCompression.gzip

    @Block("How hard to compress.")
    public var compressionParams: CompressionParameters? = nil

    @Attribute("How long one attempt may take, the answer included.")
    public var timeout: Duration = .seconds(30)

    @Attribute("Headers that every request carries.")
    public var headers: [String: String] = [:]

    @Attribute("Proxy to connect through; the environment says which by default.")
    public var proxyUrl = ""

    @Attribute("Bytes that are read from a connection at a time; 0 is as many as there are.")
    public var readBufferSize: ByteSize = .bytes(0)

    @Attribute("Bytes that may wait for the endpoint to take them, over HTTP/2.")
    public var writeBufferSize: ByteSize = .kibibytes(512)

    @Attribute("Speak HTTP/2 with https endpoints that know it.", name: "force_attempt_http2")
    public var forceAttemptHTTP2 = true

    @Attribute(
      "Silence after which an HTTP/2 endpoint is asked whether it lives; 0 is never.",
      name: "http2_read_idle_timeout")
    public var http2ReadIdleTimeout: Duration = .zero

    @Attribute("Time for it to answer.", name: "http2_ping_timeout")
    public var http2PingTimeout: Duration = .seconds(15)

    @Attribute("Idle connections that are kept for all hosts.")
    public var maxIdleConns = 100

    @Attribute("Idle connections that are kept for one host; 0 is no limit.")
    public var maxIdleConnsPerHost = 0

    @Attribute("Connections to one host; 0 is no limit.")
    public var maxConnsPerHost = 0

    @Attribute("How long an idle connection is kept.")
    public var idleConnTimeout: Duration = .seconds(90)

    @Attribute("Use every connection for one request only.")
    public var disableKeepAlives = false

    @Block("Whether the endpoint's cookies are kept.")
    public var cookies = HTTPCookies()

    @Attribute("What proves to the server who sends.")
    public var auth: AuthenticationHandler? = nil

    @Block("How connections to https endpoints are encrypted.")
    public var tls = ClientTLS()

    // Not called but inlined: the default of `client` lies in another object, which every collector
    // links, and must not refer to this one.
    @inline(__always)
    public init() {}

    public func problems() -> [(attribute: String, problem: String)] {
      let problem = compressionParams.flatMap { compression.problem(level: $0.level) }
      return (problem.map { [("compression_params.level", $0)] } ?? [])
        + (HTTPProxy.problem(with: proxyUrl).map { [("proxy_url", $0)] } ?? [])
    }
  }

  /// The exporter of one signal on one loop.
  public final class Sink: Runtime.Sink {
    private let delivery: Delivery<HTTPClientBody>

    /// - Throws: when the endpoint is not a URL, or there are no certificates to verify it with.
    public init(_ arguments: Arguments, in node: Node) throws {
      let route: Route
      do { route = try Route(arguments, in: node) } catch {
        throw StartupError("\(node.id): \(error)")
      }
      delivery = try .begin(
        route, queue: arguments.sendingQueue, retry: arguments.retryOnFailure, in: node)
    }

    public var keptCoding: ContentCoding? { delivery.keptCoding }

    public var byteLimit: Int { delivery.byteLimit }

    public var isDurable: Bool { delivery.isDurable }

    public func refusal(for load: Load) -> Refusal? { delivery.refusal(for: load) }

    public func accept(_ payload: Payload, _ receipt: Receipt) -> Verdict {
      delivery.accept(payload, receipt)
    }
  }

  /// Sends request bodies to the URL of one signal.
  fileprivate final class Route: Transport {
    private let loop: EventLoop
    private let client: HTTPClient
    private let requests: SignedHTTPRequests
    private let compression: Compression
    private let encoding: OTLPEncoding
    private let timeout: Duration

    init(_ arguments: Arguments, in node: Node) throws {
      let text = arguments.url(for: node.signal!)
      guard !text.hasPrefix("/") else {
        throw StartupError("the endpoint is empty: set client.endpoint, or the signal's own")
      }
      let url = try HTTPURL(text)
      loop = node.loop
      encoding = arguments.encoding
      let level = arguments.client.compressionParams?.level ?? 0
      compression = arguments.client.compression.compression(level: level)
      timeout = arguments.client.timeout
      var options = arguments.client.options
      options.proxy = try .chosen(arguments.client.proxyUrl, for: url.origin)
      requests = try SignedHTTPRequests(
        url, fields: arguments.client.fields(encoding), authentication: arguments.client.auth,
        proxy: options.proxy, keepsCookies: arguments.client.cookies.enabled, in: node)
      let isSecure = url.origin.isSecure || options.proxy?.isSecure ?? false
      client = HTTPClient(
        loop: node.loop, options: options, resolver: node.loop.resolver,
        tls: isSecure ? try arguments.client.tls.source(in: node) : nil)
      if isSecure { return }
      // Reading whom to trust takes time and memory, for what may never be needed.
      client.lateTLS = { [tls = arguments.client.tls] in
        do { return try tls.source(in: node) } catch {
          node.log(.error, "no encryption for a redirection to https", ("error", "\(error)"))
          return nil
        }
      }
    }

    var keptCoding: ContentCoding? { encoding == .proto ? compression.keptCoding : nil }

    func encode(_ payload: Payload) -> HTTPClientBody {
      (encoding == .json ? payload.json(on: loop) : payload).body(compression, on: loop)
    }

    var neededMetadata: [String] { requests.neededMetadata }

    func send(
      _ body: HTTPClientBody, with metadata: Metadata?,
      completion: @escaping (SendOutcome) -> Void
    ) {
      requests.next(with: metadata) { [self] template in
        switch template {
        case .success(let template): send(HTTPClientRequest(template, body: body), completion)
        case .failure(let error):
          loop.afterTurn { completion(.failed("\(error)", throttle: nil)) }
        }
      }
    }

    /// Sends a request that is complete.
    private func send(
      _ request: HTTPClientRequest, _ completion: @escaping (SendOutcome) -> Void
    ) {
      client.send(request, timeout: timeout) { [requests] result in
        switch result {
        case .success(let response):
          requests.keepCookies(of: response)
          completion(response.outcome)
        case .failure(let error): completion(.failed("\(error)", throttle: nil))
        }
      }
    }
  }
}

extension OTLPHTTPExporter.Client {
  /// The fields of every request.
  fileprivate func fields(_ encoding: OTLPEncoding) -> [(name: String, value: String)] {
    var defaults = [(name: "Content-Type", value: encoding.contentType)]
    let coding = compression.coding
    if coding != .identity { defaults.append(("Content-Encoding", coding.name)) }
    defaults.append(("User-Agent", "alloyc/\(alloycVersion)"))
    return HTTPRequestTemplate.fields(headers, defaults: defaults)
  }

  /// What the client needs to know of connections.
  fileprivate var options: HTTPClientOptions {
    var options = HTTPClientOptions()
    options.maxIdleConnections = maxIdleConns
    options.maxIdleConnectionsPerHost = maxIdleConnsPerHost
    options.maxConnectionsPerHost = maxConnsPerHost
    options.idleConnectionTimeout = idleConnTimeout
    options.disablesKeepAlives = disableKeepAlives
    options.attemptsHTTP2 = forceAttemptHTTP2
    options.writeBuffer = Int(clamping: max(writeBufferSize.bytes, 1))
    if http2ReadIdleTimeout > .zero {
      options.http2Keepalive = GRPCKeepalive(
        time: http2ReadIdleTimeout,
        timeout: http2PingTimeout > .zero ? http2PingTimeout : .seconds(15), isWithoutCalls: true)
    }
    if readBufferSize.bytes > 0 { options.readBuffer = Int(clamping: readBufferSize.bytes) }
    return options
  }
}

extension OTLPHTTPExporter.Arguments {
  /// The URL that a signal is sent to.
  fileprivate func url(for signal: Signal) -> String {
    let own =
      switch signal {
      case .traces: tracesEndpoint
      case .metrics: metricsEndpoint
      case .logs: logsEndpoint
      }
    return own.isEmpty ? HTTPURL.text(client.endpoint, appending: "/v1/\(signal.name)") : own
  }
}

extension HTTPClientResponse {
  /// What the answer means, by the table in the OTLP specification, "OTLP/HTTP Response".
  fileprivate var outcome: SendOutcome {
    switch status {
    case 200..<300:
      let partial =
        isJSON ? OTLP.partialSuccess(inJSON: body) : OTLP.partialSuccess(in: body)
      return .delivered(rejected: partial?.rejected ?? 0, message: partial?.message ?? "")
    case 429, 502, 503, 504: return .failed(summary, throttle: retryAfter())
    default: return .rejected(summary, mayTakeParts: status == 400 || status == 413)
    }
  }

  /// Whether the answer is in JSON.
  private var isJSON: Bool { field("content-type")?.hasPrefix("application/json") ?? false }

  /// What an answer other than success says, for the log.
  fileprivate var summary: String {
    let isProtobuf = field("content-type")?.hasPrefix("application/x-protobuf") ?? false
    let text =
      isProtobuf
      ? OTLP.Status(parsing: body)?.message ?? ""
      : (isJSON ? OTLP.statusMessage(inJSON: body) : nil) ?? String(decoding: body, as: UTF8.self)
    let line = text.prefix(256).prefix { $0 != "\n" && $0 != "\r" && $0 != "\r\n" }
    return "the endpoint answered HTTP \(status)" + (line.isEmpty ? "" : ": \(line)")
  }
}
