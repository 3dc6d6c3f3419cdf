/// How a gRPC client deals with its connections. All limits hold for one loop.
public struct GRPCClientOptions: Sendable {
  /// Which of a target's addresses calls go to.
  public var balancer = GRPCBalancer.roundRobin
  /// Whether calls wait, until their time is over, while no connection can be had. Otherwise they
  /// fail as soon as that is known.
  public var waitsForReady = false
  /// When to ask whether the peer lives; nil is never.
  public var keepalive: GRPCKeepalive?
  /// Whom the peer's certificate must name; nil is the target's host.
  public var serverName: String?
  /// Whom to connect through; nil for nobody.
  public var proxy: HTTPProxy?
  /// What connections to an `https` proxy are encrypted with.
  public var proxyTLS: TLSContext?
  /// How long connecting to one address may take, encryption and settings included.
  public var connectTimeout = Duration.seconds(20)
  /// Pauses between attempts to connect.
  public var backoff = GRPCBackoff()
  /// Time without any call after which connections are closed, until the next call; zero is never.
  public var idleTimeout = Duration.seconds(30 * 60)
  /// Addresses of a target that are used.
  public var maxAddresses = 64
  /// Bytes that are read at a time, at most.
  public var readBuffer = Int.max
  /// Bytes of frames that may wait for the peer to take them. Content that waits is not copied.
  public var writeBuffer = 512 << 10
  /// Bytes of a response message, decompressed.
  public var maxResponse = 4 << 20
  /// Bytes of a response's fields, as HTTP/2 counts them.
  public var maxHeaderBytes = 64 << 10

  public init() {}
}

/// Which of a target's addresses calls go to.
public enum GRPCBalancer: Sendable {
  /// All that accept connections, in turn.
  case roundRobin
  /// The first that accepts a connection.
  case pickFirst
}

/// When to ask whether a peer lives.
public struct GRPCKeepalive: Sendable, Hashable {
  /// Time without a byte from the peer after which it is asked.
  public var time: Duration
  /// Time it then has to say something.
  public var timeout: Duration
  /// Whether to ask while no call is under way.
  public var isWithoutCalls: Bool

  public init(time: Duration, timeout: Duration = .seconds(20), isWithoutCalls: Bool = false) {
    self.time = time
    self.timeout = timeout
    self.isWithoutCalls = isWithoutCalls
  }
}

/// Pauses between the beginnings of attempts to connect: exponentially longer, with some chance.
///
/// Source: gRPC's "Connection Backoff Protocol".
public struct GRPCBackoff: Sendable, Hashable {
  /// The first pause.
  public var base = Duration.seconds(1)
  /// The growth from pause to pause.
  public var multiplier = 1.6
  /// The part of a pause that is left to chance, in both directions.
  public var jitter = 0.2
  /// The longest pause, before chance is added. gRPC suggests two minutes; but a collector has one
  /// peer or a few, and telemetry piles up while they are back and not noticed.
  public var limit = Duration.seconds(10)

  public init() {}

  /// The pause after so many failures in a row.
  /// - Parameter chance: a number from 0 up to 1.
  func pause(after failures: Int, chance: Double = .random(in: 0..<1)) -> Duration {
    var pause = Double(base.nanoseconds)
    let most = Double(limit.nanoseconds)
    for _ in 1..<max(1, failures) where pause < most { pause *= multiplier }
    return .nanoseconds(Int64(min(pause, most) * (1 + jitter * (2 * chance - 1))))
  }
}
