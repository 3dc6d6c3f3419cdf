/// What an HTTP/1.1 server asks of the component behind it. All calls come on the server's loop.
public protocol HTTPService: AnyObject {
  /// Decides on a request before any byte of its body is read. The head is valid during the call:
  /// what `handle` needs of it goes into the admission's `context`.
  func admit(_ request: HTTPRequestHead) -> HTTPAdmission

  /// Decides whether the body of an admitted request may be read now.
  /// - Parameters:
  ///   - exchange: has the body read later (`comeIn`), or answers the request.
  ///   - bytes: of the body, if the head says so.
  ///   - isHere: whether the body has come with the head.
  func enter(_ exchange: HTTPExchange, bytes: Int?, isHere: Bool) -> Bool

  /// Handles a request whose body has arrived whole, as it was sent (not decompressed). It is
  /// answered through `exchange`, once, now or later.
  func handle(_ exchange: HTTPExchange, body: Slice)

  /// The answer to an admitted request whose body could not be received; `handle` will not be called.
  func response(to failure: HTTPFailure, context: Int) -> HTTPResponse

  /// Tells that the client of an admitted request went away before its body was complete: neither
  /// `handle` nor `response` will be called.
  func abandoned(context: Int)
}

/// A service's decision about a request of which it has seen the head.
public enum HTTPAdmission {
  /// Receive a body of at most `limit` bytes; `context` comes back with it, and the answer carries
  /// the lines `fields`.
  case body(limit: Int, context: Int, fields: [UInt8] = [])
  /// Answer at once.
  case respond(HTTPResponse)
}

/// Why the body of an admitted request did not arrive.
public enum HTTPFailure: Sendable {
  /// The body is longer than the admission's limit.
  case tooLarge(limit: Int)
  /// The loop's memory for bodies is used up.
  case outOfMemory
  /// The chunks are malformed; the reason is a sentence without a full stop.
  case malformed(reason: String)
  /// The body did not arrive in time.
  case timeout
}

extension HTTPService {
  public func response(to failure: HTTPFailure, context: Int) -> HTTPResponse {
    failure.plainResponse
  }

  public func abandoned(context: Int) {}

  public func enter(_ exchange: HTTPExchange, bytes: Int?, isHere: Bool) -> Bool { true }
}

extension HTTPFailure {
  /// The failure's status code.
  public var status: Int {
    switch self {
    case .tooLarge: 413
    case .outOfMemory: 503
    case .malformed: 400
    case .timeout: 408
    }
  }

  /// One sentence, without a full stop, for the sender and the log.
  public var reason: String {
    switch self {
    case .tooLarge(let limit): "the body is larger than the limit of \(limit) bytes"
    case .outOfMemory: "the memory for request bodies is used up"
    case .malformed(let reason): reason
    case .timeout: "the body did not arrive in time"
    }
  }

  /// The fields that the answer carries beside those of its body.
  public var headers: [(name: String, value: String)] {
    if case .outOfMemory = self { [("retry-after", "1")] } else { [] }
  }

  /// The failure in plain text.
  public var plainResponse: HTTPResponse {
    HTTPResponse(status, text: reason + "\n", headers: headers)
  }
}
