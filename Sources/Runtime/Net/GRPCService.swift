/// What a gRPC server asks of the component behind it: unary calls, one message in, one out. All
/// calls come on the server's loop.
public protocol GRPCService: AnyObject {
  /// Decides on a call before its message is read. The head is valid during the call: what `handle`
  /// needs of it goes into the admission's `context`.
  func admit(_ request: GRPCRequestHead) -> GRPCAdmission

  /// Handles the one message of a call, as it was sent (not decompressed). The call is finished or
  /// failed once, now or later.
  func handle(_ call: GRPCCall, message: Slice, encoding: GRPCEncoding)

  /// Decides whether an admitted call's message may be read now, of which the length has come.
  /// - Parameters:
  ///   - call: has the message read later (`comeIn`), or is finished.
  ///   - bytes: of the message, as sent.
  ///   - isCompressed: whether more will become of them.
  ///   - isHere: whether the message has come already.
  func enter(_ call: GRPCCall, bytes: Int, isCompressed: Bool, isHere: Bool) -> Bool

  /// Tells that there is no memory for an admitted call's message. The call is ended; `abandoned`
  /// follows.
  func ranOutOfMemory(context: Int)

  /// Tells that an admitted call was cancelled or failed before its message was complete.
  func abandoned(context: Int)
}

extension GRPCService {
  public func ranOutOfMemory(context: Int) {}

  public func abandoned(context: Int) {}

  public func enter(_ call: GRPCCall, bytes: Int, isCompressed: Bool, isHere: Bool) -> Bool { true }
}

/// A call's path and metadata: views that are valid during the call that hands the head over.
public struct GRPCRequestHead {
  /// Service and method, for instance `/package.Service/Method`.
  public let path: HTTPText
  /// All fields but HTTP/2's own, names in lower case, and `:authority`.
  public let metadata: HTTPHeaders
}

/// A service's decision about a call of which it has seen the head.
public enum GRPCAdmission {
  /// Receive a message of at most `limit` bytes, as sent; `context` comes back with it.
  case message(limit: Int, context: Int)
  /// Refuse the call at once; an unknown method is `.unimplemented`.
  case fail(GRPCStatus, String)
}

/// How a message is compressed.
public enum GRPCEncoding: UInt8, Sendable, CaseIterable {
  case identity, gzip, zstd, snappy

  /// The name in `grpc-encoding`.
  public var name: String {
    switch self {
    case .identity: "identity"
    case .gzip: "gzip"
    case .zstd: "zstd"
    case .snappy: "snappy"
    }
  }

  /// The coding of messages that arrive.
  var coding: ContentCoding {
    switch self {
    case .identity: .identity
    case .gzip: .gzip
    case .zstd: .zstd
    case .snappy: .snappy
    }
  }
}

/// The status codes of gRPC.
public enum GRPCStatus: Int, Sendable {
  case ok = 0
  case cancelled, unknown, invalidArgument, deadlineExceeded, notFound, alreadyExists
  case permissionDenied, resourceExhausted, failedPrecondition, aborted, outOfRange
  case unimplemented, `internal`, unavailable, dataLoss, unauthenticated
}
