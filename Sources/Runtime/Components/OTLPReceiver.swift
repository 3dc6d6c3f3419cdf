import Schema

/// `otelcol.receiver.otlp`: receives telemetry over OTLP, by gRPC and HTTP.
public enum OTLPReceiver: Component {
  public static let name = "otelcol.receiver.otlp"
  public static let summary = "Receives telemetry over OTLP, by gRPC and HTTP."
  public static let shape = Shape.source(.all)
  public static let traits: Traits = [.observable]

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

    @Attribute("How long a connection may wait for its next request.")
    public var idleTimeout: Duration = .seconds(60)

    @Attribute("How long a request may take to arrive; 0 is one minute without progress.")
    public var readTimeout: Duration = .zero

    @Attribute("How long a response may take to be sent.")
    public var writeTimeout: Duration = .seconds(30)

    @Attribute("How long a request's header may take to arrive.")
    public var readHeaderTimeout: Duration = .seconds(60)

    @Attribute("Keep connections open between requests.")
    public var keepAlivesEnabled = true

    @Attribute("Path that takes traces.", name: "traces_url_path")
    public var tracesURLPath = "/v1/traces"

    @Attribute("Path that takes metrics.", name: "metrics_url_path")
    public var metricsURLPath = "/v1/metrics"

    @Attribute("Path that takes logs.", name: "logs_url_path")
    public var logsURLPath = "/v1/logs"

    public init() {}
  }
}
