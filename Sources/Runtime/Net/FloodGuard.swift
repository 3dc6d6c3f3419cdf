/// Tells clients that keep a server busy with frames of no use from those that work: frames without
/// use are paid from a purse that time and finished calls fill.
struct FloodGuard {
  /// The most that the purse holds.
  private static let capacity = 10_000
  /// What a finished call adds; clients that measure the round trip send several frames with each.
  private static let reward = 20
  /// What a second adds.
  private static let income = 200

  private var tokens = capacity
  /// Until when time has been paid out.
  private var paid: Instant

  init(now: Instant) { paid = now }

  /// Notes a finished call.
  mutating func reward() { tokens = min(tokens + FloodGuard.reward, FloodGuard.capacity) }

  /// Pays for something without use. False when the client cannot.
  mutating func pay(_ price: Int, now: Instant) -> Bool {
    tokens -= price
    if tokens > 0 { return true }
    let seconds = Double((now - paid).nanoseconds) / 1e9
    tokens = min(Int(seconds * Double(FloodGuard.income)), FloodGuard.capacity)
    paid = now
    return tokens > 0
  }
}
