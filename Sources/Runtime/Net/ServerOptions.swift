/// The limits of a server on one loop. Every one of them is there so that no client, however slow or
/// eager, takes more than its share.
public struct ServerOptions: Sendable {
  /// Connections at a time; one more is closed as soon as it is accepted.
  public var maxConnections = 10_000
  /// Bytes of a request's head.
  public var maxHeaderBytes = 32 << 10
  /// Fields of a request's head.
  public var maxHeaders = 100
  /// Time from the first byte of a head to its last.
  public var readHeaderTimeout = Duration.seconds(20)
  /// Time from a request's head to the last byte of its body; zero means no limit but the next.
  public var readTimeout = Duration.zero
  /// Time without any byte of a body that is being received.
  public var stallTimeout = Duration.seconds(60)
  /// Time for the client to take an answer.
  public var writeTimeout = Duration.seconds(30)
  /// HTTP/1.1: time without any request after which a connection is closed.
  public var idleTimeout = Duration.seconds(60)
  /// HTTP/1.1: whether a connection may serve more than one request.
  public var keepsAlive = true
  /// Bytes of an unwanted body that are read and dropped, so that the client gets to see its answer.
  public var drainLimit = 4 << 20
  /// Time for the client to close its side after an answer that ends the connection.
  public var lingerTimeout = Duration.seconds(2)

  /// HTTP/2: streams that a client may have open on a connection.
  public var maxConcurrentStreams = 100
  /// HTTP/2: bytes that a client may send on a stream before it is told to go on. It is told so when the
  /// message may come in, so this is what a call takes that waits.
  public var streamWindow = 128 << 10
  /// HTTP/2: the same for all streams of a connection.
  public var connectionWindow = 4 << 20
  /// HTTP/2: time without any call after which a connection is closed; zero means never.
  public var maxConnectionIdle = Duration.zero
  /// HTTP/2: time without a byte from the client after which it is asked whether it lives; zero: never.
  public var keepaliveTime = Duration.seconds(7200)
  /// HTTP/2: time it then has to answer.
  public var keepaliveTimeout = Duration.seconds(20)
  /// HTTP/2: time after which a connection is ended, give or take a tenth; zero means never.
  public var maxConnectionAge = Duration.zero
  /// HTTP/2: time that its calls then have; zero means all they need.
  public var maxConnectionAgeGrace = Duration.zero
  /// HTTP/2: least time between two pings of a client, who is cut off otherwise; zero: only floods are.
  public var minPingTime = Duration.zero
  /// HTTP/2: whether clients may ping when they have no calls.
  public var permitsIdlePings = false
  /// HTTP/2: bytes that are read from a connection at a time, if the loop's buffer has so many.
  public var readBufferSize = 512 << 10
  /// HTTP/2: bytes that are put together for one write, and that a client may leave untaken before its
  /// frames are no longer read.
  public var writeBufferSize = 256 << 10
  /// gRPC: compressions that a client may use beside none.
  public var encodings: [GRPCEncoding] = [.gzip, .zstd, .snappy]

  public init() {}
}
