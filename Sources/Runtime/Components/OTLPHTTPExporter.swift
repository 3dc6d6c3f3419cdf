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

    @Block("How to reach the endpoint.")
    public var client = Client()

    @Block("What to do when sending fails.")
    public var retryOnFailure = RetryOnFailure()

    @Block("What waits to be sent.")
    public var sendingQueue = SendingQueueArguments()

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

    @Attribute("How long one attempt may take, the answer included.")
    public var timeout: Duration = .seconds(30)

    @Attribute("Headers that every request carries.")
    public var headers: [String: String] = [:]

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

    public init() {}
  }

  /// The exporter of one signal on one loop: what waits, and what is under way.
  ///
  /// Without a queue (`sending_queue { enabled = false }`) a payload stays pending until the endpoint
  /// has answered, so the answer travels back to whoever sent it.
  public final class Sink: Runtime.Sink, Drainable {
    private let arguments: Arguments
    private let node: Node
    private let client: HTTPClient
    private let template: HTTPRequestTemplate
    private let queue: SendingQueue?
    private let metrics: ExporterMetrics
    private let log: LimitedLog
    /// What is being sent, or waits for its next attempt.
    private var shipments: [Shipment] = []

    /// - Throws: when the endpoint is not a URL, or there are no certificates to verify it with.
    public init(_ arguments: Arguments, in node: Node) throws {
      self.arguments = arguments
      self.node = node
      do {
        let text = arguments.url(for: node.signal!)
        guard !text.hasPrefix("/") else {
          throw StartupError("the endpoint is empty: set client.endpoint, or the signal's own")
        }
        let url = try HTTPURL(text)
        template = try HTTPRequestTemplate(url, headers: arguments.client.fields)
        let tls = url.origin.isSecure ? TLSContext(trusting: try .system()) : nil
        client = HTTPClient(
          loop: node.loop, options: arguments.client.options, resolver: node.loop.resolver,
          tls: tls)
      } catch {
        throw StartupError("\(node.id): \(error)")
      }
      let queued = arguments.sendingQueue
      queue = queued.enabled ? SendingQueue(queued, in: node) : nil
      metrics = ExporterMetrics(node)
      log = node.limitedLog(every: .seconds(10))
      node.loop.register(self)
    }

    // MARK: Taking

    public func refusal(for load: Load) -> Refusal? {
      if let queue { return queue.refusal(for: load) }
      return shipments.count < max(1, arguments.sendingQueue.numConsumers)
        ? nil : Refusal("as many requests to the endpoint are under way as there may be")
    }

    public func accept(_ payload: Payload, _ receipt: Receipt) -> Verdict {
      if let refusal = refusal(for: payload.load) {
        metrics.refused.add(payload.items)
        return .refused(refusal)
      }
      guard let queue else {
        ship(payload, receipt)
        return .pending
      }
      queue.append(payload)
      pump()
      return .accepted
    }

    // MARK: Sending

    /// Begins to send what waits, as far as there are consumers.
    private func pump() {
      guard let queue else { return }
      while shipments.count < max(1, arguments.sendingQueue.numConsumers),
        let payload = queue.next()
      {
        ship(payload, .none)
      }
    }

    /// Begins to send a payload.
    private func ship(_ payload: Payload, _ receipt: Receipt) {
      let policy = RetryPolicy(arguments.retryOnFailure, start: node.loop.now)
      let body = encode(payload)
      let shipment = Shipment(payload, body, receipt, policy)
      shipment.place = shipments.count
      shipments.append(shipment)
      shipment.timer = Timer { [unowned self, unowned shipment] in attempt(shipment) }
      attempt(shipment)
    }

    /// The request's body: the slices themselves, or their gzip stream.
    private func encode(_ payload: Payload) -> HTTPClientBody {
      switch arguments.client.compression {
      case .none: .slices(payload.slices)
      case .gzip: .bytes(node.loop.deflater.compress(payload.slices))
      }
    }

    /// Sends a payload once.
    private func attempt(_ shipment: Shipment) {
      let request = HTTPClientRequest(template, body: shipment.body)
      client.send(request, timeout: arguments.client.timeout) { [unowned self] result in
        switch result {
        case .success(let response): answered(shipment, response)
        case .failure(let error): failed(shipment, "\(error)", throttle: nil)
        }
      }
    }

    /// Handles an answer, by the table in the OTLP specification, "OTLP/HTTP Response".
    private func answered(_ shipment: Shipment, _ response: HTTPClientResponse) {
      switch response.status {
      case 200..<300: delivered(shipment, response)
      case 429, 502, 503, 504:
        failed(shipment, response.summary, throttle: response.retryAfter())
      case 400, 413:
        if queue != nil, let halves = shipment.payload.halves {
          takeApart(shipment, halves)
        } else {
          rejected(shipment, response)
        }
      default: rejected(shipment, response)
      }
    }

    /// Gives up what the endpoint will never take.
    private func rejected(_ shipment: Shipment, _ response: HTTPClientResponse) {
      let reason = response.summary
      giveUp(shipment, reason, .rejected(Rejection(reason, items: shipment.payload.items)))
    }

    /// Sends the two halves of a merged request that was refused for good on their own, so that in
    /// the end only the bodies that the endpoint does not like are lost.
    private func takeApart(_ shipment: Shipment, _ halves: (Payload, Payload)) {
      remove(shipment)
      // They go through the queue, so that no more is under way than there are consumers.
      queue?.putBack(halves.1)
      queue?.putBack(halves.0)
      pump()
    }

    /// Ends a shipment that arrived, wholly or, if the endpoint says so, in part.
    private func delivered(_ shipment: Shipment, _ response: HTTPClientResponse) {
      let partial = OTLP.partialSuccess(in: response.body)
      let rejected = min(max(0, partial?.rejected ?? 0), shipment.payload.items)
      metrics.sent.add(shipment.payload.items - rejected)
      metrics.failed.add(rejected)
      if let partial, rejected > 0 || !partial.message.isEmpty {
        log.write(
          .warn, "the endpoint did not take everything",
          ("rejected_items", "\(rejected)"), ("message", partial.message))
      }
      end(shipment, .accepted)
    }

    /// Tries again later, or gives up.
    private func failed(_ shipment: Shipment, _ reason: String, throttle: Duration?) {
      guard let pause = shipment.policy.pause(at: .read(), throttle: throttle) else {
        return giveUp(shipment, reason, .refused(Refusal(reason)))
      }
      log.write(
        .info, "exporting failed, will try again", ("error", reason),
        ("interval", "\(pause)"), ("items", "\(shipment.payload.items)"))
      shipment.lastError = reason
      node.loop.schedule(shipment.timer, after: isDraining ? min(pause, .seconds(1)) : pause)
    }

    /// Ends a shipment that will not be tried again. Behind a queue its items are lost.
    private func giveUp(_ shipment: Shipment, _ reason: String, _ outcome: Outcome) {
      metrics.failed.add(shipment.payload.items)
      if queue != nil {
        node.log(
          .error, "exporting failed, dropping data", ("error", reason),
          ("dropped_items", "\(shipment.payload.items)"))
      }
      end(shipment, outcome)
    }

    /// Forgets a shipment; the last one takes its place.
    private func remove(_ shipment: Shipment) {
      let last = shipments.removeLast()
      guard last !== shipment else { return }
      last.place = shipment.place
      shipments[shipment.place] = last
    }

    /// Ends a shipment and goes on with the next.
    private func end(_ shipment: Shipment, _ outcome: Outcome) {
      remove(shipment)
      queue?.finish(shipment.payload)
      node.loop.receipts.settle(shipment.receipt, outcome)
      pump()
    }

    // MARK: Drainable

    private var isDraining = false

    public func drain() {
      isDraining = true
      for shipment in shipments where shipment.timer.isScheduled {
        shipment.timer.cancel()
        attempt(shipment)
      }
    }

    public var isDrained: Bool { shipments.isEmpty && (queue?.count ?? 0) == 0 }

    public var leftover: String {
      let items = shipments.reduce(queue?.items ?? 0) { $0 + $1.payload.items }
      let error = shipments.lazy.compactMap(\.lastError).first ?? "not answered yet"
      return "\(node.id): \(items) \(node.signal!.items) (last error: \(error))"
    }
  }

  /// A payload on its way to the endpoint, from its first attempt to its last.
  fileprivate final class Shipment {
    let payload: Payload
    let body: HTTPClientBody
    /// Where it stands in the list of what is being sent.
    var place = 0
    /// Who waits for the outcome, if there is no queue.
    let receipt: Receipt
    var policy: RetryPolicy
    /// Runs out when it is time for the next attempt.
    var timer: Timer!
    /// Why the last attempt failed.
    var lastError: String?

    init(
      _ payload: Payload, _ body: HTTPClientBody, _ receipt: Receipt, _ policy: RetryPolicy
    ) {
      self.payload = payload
      self.body = body
      self.receipt = receipt
      self.policy = policy
    }
  }
}

extension OTLPHTTPExporter.Client {
  /// The fields of every request.
  fileprivate var fields: [(name: String, value: String)] {
    var defaults = [(name: "Content-Type", value: "application/x-protobuf")]
    if compression == .gzip { defaults.append(("Content-Encoding", "gzip")) }
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
  /// What an answer other than success says, for the log.
  fileprivate var summary: String {
    let isProtobuf = field("content-type")?.hasPrefix("application/x-protobuf") ?? false
    let text =
      isProtobuf ? OTLP.Status(parsing: body)?.message ?? "" : String(decoding: body, as: UTF8.self)
    let line = text.prefix(256).prefix { $0 != "\n" && $0 != "\r" && $0 != "\r\n" }
    return "the endpoint answered HTTP \(status)" + (line.isEmpty ? "" : ": \(line)")
  }
}
