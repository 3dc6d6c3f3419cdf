import Schema

/// What a receiver tells a client about its request, whatever the protocol.
public enum Answer: Sendable {
  /// Everything was taken.
  case accepted
  /// Everything was taken but what the rejection speaks of.
  case partial(Rejection)
  /// Nothing was taken; the client should send the same again later.
  case refused(Refusal)
  /// Nothing was taken, and sending the same again is useless.
  case invalid(String)
  /// Nothing was taken: the client has not shown that it may send. The challenge is what it should
  /// have shown, as `www-authenticate` says it.
  case unauthenticated(String, challenge: String)
  /// Nothing was taken: the body is larger than the limit, which is in bytes.
  case tooLarge(limit: Int)

  /// The answer to a client that sent `items` items, when the pipeline has decided.
  public init(_ outcome: Outcome, items: Int) {
    switch outcome {
    case .accepted: self = .accepted
    case .refused(let refusal): self = .refused(refusal)
    case .rejected(let rejection):
      self = rejection.items < items ? .partial(rejection) : .invalid(rejection.reason)
    }
  }
}

/// A request that waits for its answer. Answering twice, or after the client has gone, does nothing.
public protocol Answerable {
  func answer(_ answer: Answer)
}
