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
  /// Whether HTTP/2 is spoken with `https` peers that want it.
  public var attemptsHTTP2 = false
  /// When to ask an HTTP/2 peer whether it lives; nil is never.
  public var http2Keepalive: GRPCKeepalive?
  /// Bytes of HTTP/2 frames that may wait for the peer to take them.
  public var writeBuffer = 512 << 10
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
