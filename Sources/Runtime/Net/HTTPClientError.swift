/// Why a request got no response.
public struct HTTPClientError: Error, Sendable, CustomStringConvertible {
  /// What failed.
  public enum Kind: Sendable, Equatable {
    /// The host's name has no address, or nobody could be asked.
    case resolve
    /// No address accepted the connection.
    case connect
    /// No encrypted connection came about; often the peer's certificate is not acceptable.
    case tls
    /// There was no complete response in time.
    case timeout
    /// The connection broke before the response was complete.
    case reset
    /// The response was not HTTP as it should be, or larger than allowed.
    case `protocol`
    /// The caller cancelled the request.
    case cancelled
  }

  /// What failed.
  public let kind: Kind
  /// One sentence without a full stop, for the log.
  public let reason: String
  /// The status of a response of which only the rest was not acceptable.
  public let status: Int?

  public init(_ kind: Kind, _ reason: String, status: Int? = nil) {
    self.kind = kind
    self.reason = reason
    self.status = status
  }

  public var description: String { reason }
}
