/// A stage's answer to a payload. Whoever gets `refused` or `rejected` still owns the payload; after
/// `accepted` the stage does; after `pending` the receipt will tell.
public enum Verdict: Sendable {
  /// The stage has taken responsibility; the sender may forget the payload.
  case accepted
  /// Not now: nothing was taken, and the same payload may be taken later.
  case refused(Refusal)
  /// Never: nothing was taken (or nothing but what `Rejection` excludes), and trying again is useless.
  case rejected(Rejection)
  /// Not decided yet: the receipt that came with the payload is settled exactly once, later.
  case pending
}

/// What a pending payload turns into.
public enum Outcome: Sendable {
  case accepted
  case refused(Refusal)
  case rejected(Rejection)

  /// The same as a verdict.
  public var verdict: Verdict {
    switch self {
    case .accepted: .accepted
    case .refused(let refusal): .refused(refusal)
    case .rejected(let rejection): .rejected(rejection)
    }
  }
}

/// Why a payload is not taken now.
public struct Refusal: Sendable {
  /// One sentence without a full stop, for the sender and the log.
  public var reason: String
  /// When trying again makes sense.
  public var retryAfter: Duration

  public init(_ reason: String, retryAfter: Duration = .seconds(1)) {
    self.reason = reason
    self.retryAfter = retryAfter
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
