/// How answers are said in OTLP's words.
///
/// Source: OTLP specification, "OTLP/gRPC Response", "OTLP/HTTP Response" and "Throttling".

extension HTTPExchange: Answerable {
  public func answer(_ answer: Answer) {
    switch answer {
    case .accepted: respond(HTTPResponse.exported)
    case .partial(let rejection):
      let partial = OTLP.PartialSuccess(rejected: rejection.items, message: rejection.reason)
      respond(HTTPResponse(200, headers: [HTTPResponse.protobuf], body: partial.response))
    case .refused(let refusal):
      respond(HTTPResponse(503, .unavailable, refusal.reason, retryAfter: refusal.retryAfter))
    case .invalid(let reason): respond(HTTPResponse(400, .invalidArgument, reason))
    case .unauthenticated(let reason, let challenge):
      respond(HTTPResponse(unauthenticated: reason, challenge: challenge))
    case .tooLarge(let limit):
      respond(HTTPResponse(413, .resourceExhausted, HTTPFailure.tooLarge(limit: limit).reason))
    }
  }
}

extension HTTPResponse {
  /// The content type of all OTLP answers.
  fileprivate static let protobuf = (name: "content-type", value: "application/x-protobuf")

  /// Full success: an empty message.
  fileprivate static let exported = HTTPResponse(200, headers: [protobuf])

  /// An error, with a `google.rpc.Status` as its body.
  init(_ status: Int, _ code: GRPCStatus, _ message: String, retryAfter: Duration? = nil) {
    let body = OTLP.Status(code: code.rawValue, message: message, retryAfter: retryAfter).encoded
    var headers = [HTTPResponse.protobuf]
    // Whole seconds, and never 0, which would mean at once.
    if let retryAfter {
      headers.append(
        ("retry-after", "\(max(1, (retryAfter + .milliseconds(999)).components.seconds))"))
    }
    self.init(status, headers: headers, body: body)
  }
}

extension HTTPResponse {
  /// The answer to a client that has not shown that it may send.
  init(unauthenticated reason: String, challenge: String, isJSON: Bool = false) {
    let response =
      isJSON
      ? HTTPResponse(jsonError: 401, .unauthenticated, reason)
      : HTTPResponse(401, .unauthenticated, reason)
    self = response.adding(Array("www-authenticate: \(challenge)\r\n".utf8))
  }
}

extension HTTPFailure {
  /// The failure as a gRPC code, for the body of the answer.
  var code: GRPCStatus {
    switch self {
    case .tooLarge: .resourceExhausted
    case .outOfMemory: .unavailable
    case .malformed: .invalidArgument
    case .timeout: .deadlineExceeded
    }
  }
}

extension GRPCCall: Answerable {
  public func answer(_ answer: Answer) {
    switch answer {
    case .accepted: finish([])
    case .partial(let rejection):
      finish(OTLP.PartialSuccess(rejected: rejection.items, message: rejection.reason).response)
    case .refused(let refusal):
      fail(.unavailable, refusal.reason, retryAfter: refusal.retryAfter)
    case .invalid(let reason): fail(.invalidArgument, reason)
    case .unauthenticated(let reason, _): fail(.unauthenticated, reason)
    case .tooLarge(let limit):
      fail(.resourceExhausted, "the message is larger than the limit of \(limit) bytes")
    }
  }
}
