/// How an exporter sends one payload once. Queueing, retries and the isolation of what an endpoint
/// does not like are `Delivery`'s business.
public protocol Transport<Body>: AnyObject {
  /// A payload in the form that is sent, made once for all attempts.
  associatedtype Body

  /// The coding in which bodies may be left compressed: see `Slice.form`. It does not change.
  var keptCoding: ContentCoding? { get }

  /// The form in which the payload is sent.
  func encode(_ payload: Payload) -> Body

  /// What it needs of the metadata of payloads, by names without upper-case letters. It does not change.
  var neededMetadata: [String] { get }

  /// Sends a body once.
  /// - Parameters:
  ///   - metadata: what came with the payload, as far as it is needed.
  ///   - completion: is called exactly once, on the loop, never before `send` returns.
  func send(
    _ body: Body, with metadata: Metadata?, completion: @escaping (SendOutcome) -> Void)
}

extension Transport {
  public var neededMetadata: [String] { [] }
}

/// What became of one attempt to send a payload.
public enum SendOutcome: Sendable {
  /// It arrived, but for as many items as the endpoint said it rejects, with the reason.
  case delivered(rejected: Int, message: String)
  /// It did not arrive, and another attempt makes sense, not before `throttle` if that is given.
  case failed(String, throttle: Duration?)
  /// The endpoint will never take it. `mayTakeParts` tells that the fault may lie in a part of the
  /// payload only: another part might be taken.
  case rejected(String, mayTakeParts: Bool)
}
