/// What a component that deals with credentials does for others: it proves who sends requests, checks
/// who sent them, or both. Found through the node that names it; see `Node.handler`.
public protocol AuthenticationProvider: AnyObject {
  /// The client's side.
  /// - Throws: when the component does not have it.
  func clientAuthenticator() throws(StartupError) -> any ClientAuthenticator

  /// The server's side.
  /// - Throws: when the component does not have it.
  func serverAuthenticator() throws(StartupError) -> any ServerAuthenticator
}

/// Proves to servers who sends requests.
public protocol ClientAuthenticator: AnyObject {
  /// Whether what it adds must not be sent over a gRPC connection that anybody can read.
  var demandsEncryption: Bool { get }

  /// The metadata of payloads that it makes use of, by names without upper-case letters.
  var neededMetadata: [String] { get }

  /// Says what is to be done to the fields of a request.
  /// - Parameters:
  ///   - metadata: what came with the payload, as far as it is needed.
  ///   - completion: is called exactly once, on the loop, perhaps before this returns.
  func edits(
    for metadata: Metadata?,
    completion: @escaping (Result<[HeaderEdit], AuthenticationError>) -> Void)
}

extension ClientAuthenticator {
  public var neededMetadata: [String] { [] }
}

/// Checks who sent a request.
public protocol ServerAuthenticator: AnyObject {
  /// What clients that are not known are asked for, as `www-authenticate` says it.
  var challenge: String { get }

  /// Judges a request by its fields, which are valid during the call.
  func authenticate(_ headers: HTTPHeaders) -> Authentication
}

/// What a server makes of a request's credentials.
public enum Authentication {
  case decided(AuthenticationVerdict)
  /// Finding out takes long, and goes on elsewhere.
  case pending(PendingAuthentication)
}

/// Whether a request may come in.
public enum AuthenticationVerdict: Sendable {
  /// What is known of the client goes along with its telemetry, under names that
  /// `Metadata.attribute` makes.
  case admitted([Metadata.Field])
  /// The credentials are missing or wrong; one sentence, which holds none of them.
  case denied(String)
  /// So much is being checked that this cannot be, at present.
  case overloaded
}

/// Why a client has no credentials to send. Another attempt may succeed.
public struct AuthenticationError: Error, Sendable, CustomStringConvertible {
  /// One sentence without a full stop.
  public let description: String

  public init(_ description: String) { self.description = description }
}

/// A verdict that is still to come. It belongs to one loop.
public final class PendingAuthentication {
  private var verdict: AuthenticationVerdict?
  private var waiting: [(AuthenticationVerdict) -> Void] = []

  public init() {}

  /// Calls `body` with the verdict, now or when it is known.
  public func whenDecided(_ body: @escaping (AuthenticationVerdict) -> Void) {
    if let verdict { body(verdict) } else { waiting.append(body) }
  }

  /// Makes the verdict known.
  public func decide(_ verdict: AuthenticationVerdict) {
    guard self.verdict == nil else { return }
    self.verdict = verdict
    let waiting = waiting
    self.waiting = []
    for body in waiting { body(verdict) }
  }
}
