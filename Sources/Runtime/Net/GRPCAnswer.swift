import CNghttp2

/// What a call came to.
public struct GRPCAnswer: Sendable {
  /// The status.
  public var status: GRPCStatus
  /// What was said about it; empty or one sentence.
  public var message: String
  /// When the peer wants to be tried again, if it says so.
  public var retryAfter: Duration?
  /// The message that came back, decompressed.
  public var response: [UInt8]
  /// Whether the status is the peer's own; else the client concluded it from what happened.
  public var isFromPeer: Bool

  /// A status that the client concluded.
  init(_ status: GRPCStatus, _ message: String) {
    self.init(status: status, message: message, isFromPeer: false)
  }

  init(
    status: GRPCStatus, message: String, retryAfter: Duration? = nil, response: [UInt8] = [],
    isFromPeer: Bool
  ) {
    self.status = status
    self.message = message
    self.retryAfter = retryAfter
    self.response = response
    self.isFromPeer = isFromPeer
  }
}

extension GRPCStatus {
  /// The status for an answer that is not gRPC's: a proxy's, mostly.
  ///
  /// Source: gRPC's "HTTP to gRPC Status Code Mapping".
  init(httpStatus: Int) {
    switch httpStatus {
    case 400: self = .internal
    case 401: self = .unauthenticated
    case 403: self = .permissionDenied
    case 404: self = .unimplemented
    case 429, 502, 503, 504: self = .unavailable
    default: self = .unknown
    }
  }

  /// The status for a stream that was reset.
  ///
  /// Source: gRPC's "gRPC over HTTP2", section "Errors".
  init(streamError: UInt32) {
    switch streamError {
    case NGHTTP2_REFUSED_STREAM.rawValue: self = .unavailable
    case NGHTTP2_CANCEL.rawValue: self = .cancelled
    case NGHTTP2_ENHANCE_YOUR_CALM.rawValue: self = .resourceExhausted
    case NGHTTP2_INADEQUATE_SECURITY.rawValue: self = .permissionDenied
    case NGHTTP2_NO_ERROR.rawValue...NGHTTP2_HTTP_1_1_REQUIRED.rawValue: self = .internal
    default: self = .unknown
    }
  }

  /// The status as gRPC spells it.
  public var name: String {
    switch self {
    case .ok: "OK"
    case .cancelled: "CANCELLED"
    case .unknown: "UNKNOWN"
    case .invalidArgument: "INVALID_ARGUMENT"
    case .deadlineExceeded: "DEADLINE_EXCEEDED"
    case .notFound: "NOT_FOUND"
    case .alreadyExists: "ALREADY_EXISTS"
    case .permissionDenied: "PERMISSION_DENIED"
    case .resourceExhausted: "RESOURCE_EXHAUSTED"
    case .failedPrecondition: "FAILED_PRECONDITION"
    case .aborted: "ABORTED"
    case .outOfRange: "OUT_OF_RANGE"
    case .unimplemented: "UNIMPLEMENTED"
    case .internal: "INTERNAL"
    case .unavailable: "UNAVAILABLE"
    case .dataLoss: "DATA_LOSS"
    case .unauthenticated: "UNAUTHENTICATED"
    }
  }
}
