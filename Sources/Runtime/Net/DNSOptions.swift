/// How names are resolved.
public struct DNSOptions: Sendable {
  /// The servers to ask; none means those of /etc/resolv.conf.
  public var servers: [SocketAddress] = []
  /// Whether /etc/hosts is looked at first, and resolv.conf's search domains are tried.
  public var usesSystemFiles = true
  /// How long a server has for its first answer; later tries get longer.
  public var tryTimeout = Duration.seconds(2)
  /// How often every server is asked.
  public var tries = 3
  /// How long a lookup may take, all tries together.
  public var timeout = Duration.seconds(10)
  /// The shortest time for which addresses are kept, even if the server says less.
  public var minimumLifetime = Duration.seconds(5)
  /// The longest time for which addresses are kept, even if the server says more.
  public var maximumLifetime = Duration.seconds(60)
  /// How long a failure is kept.
  public var failureLifetime = Duration.seconds(1)
  /// Names whose addresses are kept.
  public var cacheCapacity = 256
  /// Lookups at a time; one more fails at once.
  public var maxLookups = 64

  public init() {}
}

/// Why a name has no address.
public struct DNSError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What kind of failure it is.
  public enum Kind: Sendable {
    /// The name does not exist, or has no address.
    case notFound
    /// No server answered in time.
    case timeout
    /// A server could not be asked, or answered with a failure.
    case failure
  }

  /// What kind of failure it is.
  public let kind: Kind
  /// One sentence without a full stop.
  public let reason: String

  public var description: String { reason }
}
