/// Tells clients that ping too often from those that may: as gRPC's servers do (gRPC proposal A8,
/// "Server Enforcement"). Pings that come with calls are no keepalive, and are not counted.
struct PingPolicy {
  /// Pings too early that are forgiven.
  private static let forgiven = 2
  /// Time between two pings of a client without calls that may not ping at all then.
  private static let idleTime = Duration.seconds(7200)

  private var strikes = 0
  private var last: Instant?
  private var hasAnswered = false

  /// Notes that a call was answered.
  mutating func noteAnswer() { hasAnswered = true }

  /// Judges a ping. False when the client has pinged too often.
  mutating func allowsPing(at now: Instant, hasCalls: Bool, _ options: ServerOptions) -> Bool {
    guard options.minPingTime > .zero else { return true }
    defer { last = now }
    if hasAnswered {
      hasAnswered = false
      strikes = 0
      return true
    }
    let mayPing = hasCalls || options.permitsIdlePings
    let pause = mayPing ? options.minPingTime : PingPolicy.idleTime
    if let last, last + pause > now { strikes += 1 }
    return strikes <= PingPolicy.forgiven
  }
}
