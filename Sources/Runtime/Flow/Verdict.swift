/// A stage's answer to a payload that it had room for.
public enum Verdict: Sendable {
  /// The stage has taken responsibility; the sender may forget the payload.
  case accepted
  /// Never: nothing was taken (or nothing but what `Rejection` excludes), and trying again is useless.
  case rejected(Rejection)
  /// Not decided yet: the receipt that came with the payload is settled exactly once, later. Until
  /// then the sender keeps the payload, for it may have to send it again.
  case pending
}

/// What a pending payload turns into.
public enum Outcome: Sendable {
  case accepted
  /// Nothing was taken in the end, and the same payload may be taken later.
  case refused(Refusal)
  case rejected(Rejection)
}

/// Why a payload is not taken now.
public struct Refusal: Sendable {
  /// One sentence without a full stop, for the sender and the log.
  public var reason: String
  /// When trying again makes sense.
  public var retryAfter: Duration
  /// Whether what is in the way may be gone in a moment, so that a short wait is better than to send
  /// the payload again.
  public var isMomentary: Bool

  public init(_ reason: String, retryAfter: Duration = .seconds(1), isMomentary: Bool = false) {
    self.reason = reason
    self.retryAfter = retryAfter
    self.isMomentary = isMomentary
  }
}

/// Why items are never taken.
public struct Rejection: Sendable {
  /// One sentence without a full stop, for the sender and the log.
  public var reason: String
  /// How many items it concerns.
  public var items: Int

  public init(_ reason: String, items: Int) {
    self.reason = reason
    self.items = items
  }
}
