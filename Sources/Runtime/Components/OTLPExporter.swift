import Schema

/// `otelcol.exporter.otlp`: sends telemetry to an OTLP/gRPC endpoint.
public enum OTLPExporter: Component {
  public static var name: String { "otelcol.exporter.otlp" }
  public static var summary: String { "Sends telemetry to an OTLP/gRPC endpoint." }
  public static var shape: Shape { .sink(.all) }
  public static var traits: Traits { [.observable, .onePerSignal, .refusesWhenFull, .buffers] }

  /// The arguments of `otelcol.exporter.otlp`.
  public struct Arguments: ArgumentSet {
    @Attribute("How long one attempt may take, the answer included; 0 is any time.")
    public var timeout: Duration = .seconds(5)

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
      do { _ = try GRPCTarget(client.endpoint) } catch {
        return [("client.endpoint", error.reason)]
      }
      return []
    }
  }

  /// The `client` block.
  public struct Client: ArgumentSet {
    @Attribute("Host and port; https:// in front demands encryption.")
    public var endpoint = ""

    @Attribute("Compression of messages; the empty word is none.")
    public var compression = GRPCCompression.gzip

    @Attribute("Metadata that every call carries.")
    public var headers: [String: String] = [:]

    @Attribute("What the server is called in calls and its certificate, if not as in the endpoint.")
    public var authority = ""

    @Attribute("Which of the host's addresses calls go to: all in turn, or the first that works.")
    public var balancerName = GRPCBalancerName.roundRobin

    @Attribute("Wait while there is no connection, instead of failing at once.")
    public var waitForReady = false

    @Attribute("Bytes that are read from a connection at a time; 0 is as many as there are.")
    public var readBufferSize: ByteSize = .bytes(0)

    @Attribute("Bytes that may wait for the server to take them.")
    public var writeBufferSize: ByteSize = .kibibytes(512)

    @Attribute("What proves to the server who sends.")
    public var auth: AuthenticationHandler? = nil

    @Block("When to ask whether the server lives.")
    public var keepalive: Keepalive? = nil

    @Block("How connections are encrypted; they are, unless it says otherwise.")
    public var tls = ClientTLS()

    // Not called but inlined: the default of `client` lies in another object, which every collector
    // links, and must not refer to this one.
    @inline(__always)
    public init() {}
  }

  /// The `keepalive` block.
  public struct Keepalive: ArgumentSet {
    @Attribute("Silence after which the server is asked; at least ten seconds.")
    public var pingWait: Duration = .zero

    @Attribute("Time for the server to answer; 0 is twenty seconds.")
    public var pingResponseTimeout: Duration = .zero

    @Attribute("Ask even while no call is under way.")
    public var pingWithoutStream = false

    public init() {}
  }

  /// The exporter of one signal on one loop.
  public final class Sink: Runtime.Sink {
    private let delivery: Delivery<HTTPClientBody>

    /// - Throws: when the endpoint makes no sense, or encryption cannot be set up.
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

  /// Sends messages to the service of one signal.
  fileprivate final class Route: Transport {
    private let loop: EventLoop
    private let client: GRPCClient
    private let requests: SignedGRPCRequests
    private let compression: Compression
    private let timeout: Duration

    init(_ arguments: Arguments, in node: Node) throws {
      let target = try GRPCTarget(arguments.client.endpoint)
      let tls = arguments.client.tls
      let isSecure = target.demandsEncryption || !tls.isOff
      loop = node.loop
      compression = Compression(arguments.client.compression.coding)
      timeout = arguments.timeout
      let method = node.signal!.exportMethod
      let authority = arguments.client.authority(for: target)
      let encoding = arguments.client.compression.encoding
      requests = try SignedGRPCRequests(
        metadata: arguments.client.metadata, isSecure: isSecure,
        authentication: arguments.client.auth, in: node
      ) { metadata throws(HTTPFieldError) in
        try GRPCRequestTemplate(
          method, authority: authority, isSecure: isSecure, encoding: encoding, metadata: metadata)
      }
      var options = arguments.client.options
      // Without encryption, too, gRPC asks for the proxy of https.
      let origin = HTTPOrigin(isSecure: true, host: target.host, port: target.port)
      options.proxy = try .chosen("", for: origin)
      if options.proxy?.isSecure ?? false {
        options.proxyTLS = try arguments.client.tls.context()
      }
      client = GRPCClient(
        target, loop: loop, options: options, resolver: loop.resolver,
        tls: isSecure ? try tls.source(in: node) : nil)
    }

    var keptCoding: ContentCoding? { compression.keptCoding }

    func encode(_ payload: Payload) -> HTTPClientBody { payload.body(compression, on: loop) }

    var neededMetadata: [String] { requests.neededMetadata }

    func send(
      _ body: HTTPClientBody, with metadata: Metadata?,
      completion: @escaping (SendOutcome) -> Void
    ) {
      requests.next(with: metadata) { [self] template in
        switch template {
        case .success(let template):
          client.call(template, body, timeout: timeout) { completion($0.outcome) }
        case .failure(let error):
          loop.afterTurn { completion(.failed("\(error)", throttle: nil)) }
        }
      }
    }
  }
}

extension OTLPExporter.Client {
  /// What the server is called.
  fileprivate func authority(for target: GRPCTarget) -> String {
    if !authority.isEmpty { return authority }
    return tls.serverName.isEmpty ? target.hostAndPort : tls.serverName
  }

  /// The metadata of every call.
  fileprivate var metadata: [(name: String, value: String)] {
    HTTPRequestTemplate.fields(headers, defaults: [])
  }

  /// What the client needs to know of connections.
  fileprivate var options: GRPCClientOptions {
    var options = GRPCClientOptions()
    options.balancer = balancerName == .pickFirst ? .pickFirst : .roundRobin
    options.waitsForReady = waitForReady
    options.serverName = authority.isEmpty ? nil : GRPCTarget.host(ofAuthority: authority)
    if readBufferSize.bytes > 0 { options.readBuffer = Int(clamping: readBufferSize.bytes) }
    options.writeBuffer = Int(clamping: max(writeBufferSize.bytes, 1))
    if let keepalive {
      // Servers end connections on which they are asked more often; gRPC's own clients know this too.
      options.keepalive = GRPCKeepalive(
        time: max(keepalive.pingWait, .seconds(10)), isWithoutCalls: keepalive.pingWithoutStream)
      if keepalive.pingResponseTimeout > .zero {
        options.keepalive!.timeout = keepalive.pingResponseTimeout
      }
    }
    return options
  }
}

extension GRPCAnswer {
  /// What the answer means, by the table in the OTLP specification, "OTLP/gRPC Response".
  fileprivate var outcome: SendOutcome {
    switch status {
    case .ok:
      let partial = OTLP.partialSuccess(in: response)
      return .delivered(rejected: partial?.rejected ?? 0, message: partial?.message ?? "")
    case .cancelled, .deadlineExceeded, .aborted, .outOfRange, .unavailable, .dataLoss:
      return .failed(summary, throttle: retryAfter)
    // Without the time when to try again it means a limit that will not go away.
    case .resourceExhausted where retryAfter != nil || !isFromPeer:
      return .failed(summary, throttle: retryAfter)
    default: return .rejected(summary, mayTakeParts: mayTakeParts)
    }
  }

  /// Whether the fault may lie in a part of the message only: it is not valid, or too large.
  private var mayTakeParts: Bool {
    switch status {
    case .invalidArgument, .resourceExhausted, .internal: isFromPeer
    default: false
    }
  }

  /// What an answer other than success says, for the log.
  private var summary: String {
    let line = message.prefix(256).prefix { $0 != "\n" && $0 != "\r" && $0 != "\r\n" }
    if !isFromPeer { return "\(line) (\(status.name))" }
    return "the endpoint answered \(status.name)" + (line.isEmpty ? "" : ": \(line)")
  }
}
