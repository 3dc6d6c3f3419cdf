/// How a client deals with its connections. All limits hold for one loop.
public struct HTTPClientOptions: Sendable {
  /// Idle connections that are kept for all hosts together; zero means any number.
  public var maxIdleConnections = 100
  /// Idle connections that are kept for one host; zero means that only `maxIdleConnections` holds.
  public var maxIdleConnectionsPerHost = 0
  /// Connections to one host; requests beyond wait their turn, and their timeout runs. Zero means
  /// any number.
  public var maxConnectionsPerHost = 0
  /// How long an idle connection is kept; zero means until the peer closes it.
  public var idleConnectionTimeout = Duration.seconds(90)
  /// Whether each connection serves one request only.
  public var disablesKeepAlives = false
  /// Whom to connect through; nil for nobody.
  public var proxy: HTTPProxy?
  /// Bytes that are read at a time, at most.
  public var readBuffer = Int.max
  /// How long connecting may take, all of a host's addresses together, encryption included.
  public var connectTimeout = Duration.seconds(30)
  /// Bytes of a response's head.
  public var maxResponseHead = 64 << 10
  /// Fields of a response's head.
  public var maxResponseFields = 200
  /// Bytes of a response's body. A larger one is an error, whatever its status.
  public var maxResponseBody = 4 << 20

  public init() {}
}
