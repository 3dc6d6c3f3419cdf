/// Serves the collector's metrics and its health, on the control loop.
public final class AdminServer: HTTPService {
  /// What is served, by path.
  private enum Page: Int {
    case metrics, ready, healthy

    init?(_ path: HTTPText) {
      if path == "/metrics" {
        self = .metrics
      } else if path == "/-/ready" {
        self = .ready
      } else if path == "/-/healthy" {
        self = .healthy
      } else {
        return nil
      }
    }
  }

  /// How long a loop may take to tell its metrics.
  private static let scrapeLimit = Duration.seconds(5)

  /// Whether the collector takes telemetry.
  public var isReady = false
  /// The address that is listened on.
  public var address: SocketAddress { listener.address }

  private let control: EventLoop
  private let loops: [EventLoop]
  private let version: String
  private let process = ProcessMetrics()
  private var server: HTTP1Server!
  private var listener: Listener!
  /// The collection under way, and who waits for it: scrapes at the same time share one.
  private var scrape: MetricScrape?
  private var waiting: [HTTPExchange] = []

  /// - Parameters:
  ///   - control: the loop that serves.
  ///   - loops: the loops whose metrics are added up.
  /// - Throws: when `address` cannot be listened on.
  public init(
    on control: EventLoop, address: String, loops: [EventLoop], identity: CollectorIdentity
  ) throws(ListenError) {
    self.control = control
    self.loops = loops
    version = identity.alloycVersion
    var options = ServerOptions()
    options.maxConnections = 64
    options.maxHeaderBytes = 8 << 10
    options.drainLimit = 64 << 10
    let server = HTTP1Server(on: control, service: self, options: options)
    self.server = server
    listener = try Listener(on: control, address: address, backlog: 16) { server.adopt($0) }
  }

  /// Stops serving.
  public func close() {
    listener.close()
    server.close()
  }

  // MARK: Requests

  public func admit(_ request: HTTPRequestHead) -> HTTPAdmission {
    guard let page = Page(request.path) else {
      return .respond(HTTPResponse(404, text: "not found\n"))
    }
    guard request.method == .get || request.method == .head else {
      return .respond(
        HTTPResponse(405, text: "method not allowed\n", headers: [("allow", "GET, HEAD")]))
    }
    return .body(limit: 0, context: page.rawValue)
  }

  public func handle(_ exchange: HTTPExchange, body: Slice) {
    switch Page(rawValue: exchange.context)! {
    case .healthy: exchange.respond(HTTPResponse(200, text: "All components are healthy.\n"))
    case .ready where isReady:
      exchange.respond(HTTPResponse(200, text: "The collector is ready.\n"))
    case .ready: exchange.respond(HTTPResponse(503, text: "The collector is not ready.\n"))
    case .metrics:
      waiting.append(exchange)
      if scrape == nil { collect() }
    }
  }

  /// Collects the metrics for everybody who waits.
  private func collect() {
    scrape = MetricScrape(of: loops, on: control, limit: AdminServer.scrapeLimit) {
      [unowned self] sum in
      let response = sum.map(present) ?? HTTPResponse(503, text: "a loop did not answer in time\n")
      let exchanges = waiting
      waiting = []
      scrape = nil
      for exchange in exchanges { exchange.respond(response) }
    }
  }

  /// The answer to a scrape.
  private func present(_ sum: MetricSnapshot) -> HTTPResponse {
    var sum = sum
    process.add(to: &sum)
    let labels = [
      MetricLabel("version", version), MetricLabel("goos", "linux"),
      MetricLabel("revision", ""), MetricLabel("branch", ""), MetricLabel("goversion", ""),
    ]
    sum.add(
      "alloy_build_info", "A metric with a constant '1' value that says what was built.", labels,
      .gauge(1))
    let type = "text/plain; version=0.0.4; charset=utf-8"
    return HTTPResponse(200, headers: [("content-type", type)], body: Array(sum.text.utf8))
  }
}
