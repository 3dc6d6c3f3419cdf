import Schema

/// `otelcol.exporter.otlphttp`: sends telemetry to an OTLP/HTTP endpoint.
public enum OTLPHTTPExporter: Component {
  public static let name = "otelcol.exporter.otlphttp"
  public static let summary = "Sends telemetry to an OTLP/HTTP endpoint."
  public static let shape = Shape.sink(.all)
  public static let traits: Traits = [.observable, .onePerSignal, .refusesWhenFull, .buffers]

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
}
