import Schema

extension OTLPReceiver {
  /// The `grpc` block.
  public struct GRPC: ArgumentSet {
    @Attribute("Address to listen on.")
    public var endpoint = "0.0.0.0:4317"

    @Attribute("Largest message, in bytes, after decompression.")
    public var maxRecvMsgSize: ByteSize = .mebibytes(4)

    @Attribute("Largest number of calls at a time on a connection; 0 is 100.")
    public var maxConcurrentStreams = 0

    @Attribute("Transport to listen on; only tcp is supported.")
    public var transport = "tcp"

    @Attribute(
      "Most bytes that are read from a connection at a time; past 256KiB it has no effect.")
    public var readBufferSize: ByteSize = .kibibytes(512)

    @Attribute("Most bytes of answers that are put together for one write; 0 is 256KiB.")
    public var writeBufferSize: ByteSize? = nil

    @Attribute("Let the metadata of calls go along with their telemetry.")
    public var includeMetadata = false

    @Attribute("What checks who makes a call.")
    public var auth: AuthenticationHandler? = nil

    @Block("Encrypts connections.")
    public var tls: ServerTLSArguments? = nil

    @Block("Tells living connections from dead ones, and old ones from new ones.")
    public var keepalive: ServerKeepaliveArguments? = nil

    public init() {}

    public func problems() -> [(attribute: String, problem: String)] {
      transport == "tcp"
        ? [] : [("transport", "the transport '\(transport)' is not supported; expected \"tcp\"")]
    }
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

    @Attribute("Let connections serve more than one request.")
    public var keepAlivesEnabled = true

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

    @Attribute("Let the header fields of requests go along with their telemetry.")
    public var includeMetadata = false

    @Attribute("What checks who sends a request.")
    public var auth: AuthenticationHandler? = nil

    @Block("Encrypts connections.")
    public var tls: ServerTLSArguments? = nil

    @Block("Lets browsers send that run other sites' pages.")
    public var cors: CORSArguments? = nil

    public init() {}

    public func problems() -> [(attribute: String, problem: String)] {
      compressionAlgorithms.filter { ContentCoding(rawValue: $0) == nil }.map {
        ("compression_algorithms", ContentCoding.unknown($0))
      }
    }
  }
}

extension OTLPReceiver.GRPC {
  /// What the server needs to know.
  var options: ServerOptions {
    var options = ServerOptions()
    if maxConcurrentStreams > 0 { options.maxConcurrentStreams = maxConcurrentStreams }
    if readBufferSize.bytes > 0 { options.readBufferSize = Int(clamping: readBufferSize.bytes) }
    if let size = writeBufferSize, size.bytes > 0 {
      options.writeBufferSize = Int(clamping: size.bytes)
    }
    keepalive?.apply(to: &options)
    return options
  }
}

extension OTLPReceiver.HTTP {
  /// What the server needs to know.
  var options: ServerOptions {
    var options = ServerOptions()
    options.keepsAlive = keepAlivesEnabled
    options.idleTimeout = idleTimeout
    options.readHeaderTimeout = readHeaderTimeout
    options.writeTimeout = writeTimeout
    if readTimeout > .zero { options.readTimeout = readTimeout }
    return options
  }
}
