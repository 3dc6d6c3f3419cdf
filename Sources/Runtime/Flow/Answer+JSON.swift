import Schema

/// A request in JSON, which is answered in JSON.
///
/// Source: OTLP specification, "OTLP/HTTP Response": answers are encoded as their requests were.
struct JSONExchange: Answerable {
  let exchange: HTTPExchange
  /// The signal, whose items a partial success counts.
  let signal: Signal

  func answer(_ answer: Answer) {
    switch answer {
    case .accepted: exchange.respond(.exportedJSON)
    case .partial(let rejection):
      exchange.respond(
        HTTPResponse(
          200,
          json: "{\"partialSuccess\":{\"\(signal.rejectedName)\":\"\(rejection.items)\","
            + "\"errorMessage\":\(rejection.reason.jsonLiteral)}}"))
    case .refused(let refusal):
      exchange.respond(
        HTTPResponse(
          jsonError: 503, .unavailable, refusal.reason, retryAfter: refusal.retryAfter))
    case .invalid(let reason):
      exchange.respond(HTTPResponse(jsonError: 400, .invalidArgument, reason))
    case .unauthenticated(let reason, let challenge):
      exchange.respond(
        HTTPResponse(unauthenticated: reason, challenge: challenge, isJSON: true))
    case .tooLarge(let limit):
      exchange.respond(
        HTTPResponse(jsonError: 413, .resourceExhausted, HTTPFailure.tooLarge(limit: limit).reason))
    }
  }
}

extension HTTPResponse {
  /// Full success: an empty message.
  fileprivate static let exportedJSON = HTTPResponse(200, json: "{}")

  /// An answer whose content is JSON.
  fileprivate init(_ status: Int, json: String, headers: [(name: String, value: String)] = []) {
    let type = (name: "content-type", value: "application/json")
    self.init(status, headers: [type] + headers, body: Array(json.utf8))
  }

  /// An error, with a `google.rpc.Status` in JSON as its body.
  init(jsonError status: Int, _ code: GRPCStatus, _ message: String, retryAfter: Duration? = nil) {
    var json = "{\"code\":\(code.rawValue),\"message\":\(message.jsonLiteral)"
    var headers: [(name: String, value: String)] = []
    if let retryAfter {
      // Whole seconds, and never 0, which would mean at once.
      let seconds = max(1, (retryAfter + .milliseconds(999)).components.seconds)
      headers.append(("retry-after", "\(seconds)"))
      json += ",\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.RetryInfo\","
      json += "\"retryDelay\":\"\(seconds)s\"}]"
    }
    self.init(status, json: json + "}", headers: headers)
  }
}

extension Signal {
  /// What a partial success calls the number of items that were not taken.
  fileprivate var rejectedName: String {
    switch self {
    case .traces: "rejectedSpans"
    case .metrics: "rejectedDataPoints"
    case .logs: "rejectedLogRecords"
    }
  }
}

extension String {
  /// The text as a JSON string.
  var jsonLiteral: String {
    let digits = Array("0123456789abcdef".utf8)
    var bytes: [UInt8] = [0x22]
    for byte in utf8 {
      switch byte {
      case 0x22, 0x5c: bytes += [0x5c, byte]
      case 0..<0x20:
        bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes + [0x22], as: UTF8.self)
  }
}
