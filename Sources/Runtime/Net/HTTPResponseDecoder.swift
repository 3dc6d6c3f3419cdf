/// Puts a response together from the bytes that come in, and says when it is complete.
struct HTTPResponseDecoder {
  /// What the bytes so far make.
  enum Step {
    /// More bytes are needed.
    case incomplete
    case complete(HTTPClientResponse)
    case failed(HTTPClientError)
  }

  /// How the rest of the body is delimited.
  private enum Rest {
    case length(Int)
    case chunks(ChunkedDecoder)
    /// It ends with the connection.
    case everything
  }

  private let limit: Int
  private let parser: HTTPHeadParser
  /// The beginning of a head that has not arrived whole.
  private var partialHead: [UInt8] = []
  /// The size of `partialHead` at which parsing it again is worth while.
  private var nextAttempt = 0
  /// The response without all of its body.
  private var response: HTTPClientResponse?
  private var rest = Rest.length(0)
  /// Whether a byte has come.
  private(set) var hasBegun = false
  /// Whether the connection may serve another request, as far as the response tells.
  private(set) var isReusable = true

  init(_ options: HTTPClientOptions) {
    limit = options.maxResponseBody
    parser = HTTPHeadParser(
      maxBytes: options.maxResponseHead, maxFields: options.maxResponseFields)
  }

  /// Takes the next bytes, of which there are some.
  mutating func feed(_ bytes: UnsafeRawBufferPointer) -> Step {
    hasBegun = true
    guard response == nil else { return feedBody(bytes) }
    if partialHead.isEmpty { return feedHead(bytes) }
    partialHead += bytes
    // Parsing starts at the first byte: a head that comes in drops is parsed a few times only.
    guard partialHead.count >= nextAttempt || bytes.contains(0x0a) else { return .incomplete }
    let head = partialHead
    partialHead = []
    return head.withUnsafeBytes { feedHead($0) }
  }

  /// Takes the end of the connection.
  mutating func end() -> Step {
    isReusable = false
    if let response, case .everything = rest { return .complete(response) }
    let place = hasBegun ? "in the middle of its response" : "without a response"
    return .failed(HTTPClientError(.reset, "the peer closed the connection \(place)"))
  }

  /// Parses heads until one begins a final response.
  private mutating func feedHead(_ bytes: UnsafeRawBufferPointer) -> Step {
    var bytes = bytes
    var head = HTTPResponseHead()
    while true {
      switch parser.parse(bytes, into: &head) {
      case .incomplete:
        partialHead = Array(bytes)
        nextAttempt = min(bytes.count * 2, parser.maxBytes)
        return .incomplete
      case .invalid(let error):
        return .failed(HTTPClientError(.protocol, "the response is malformed: \(error.reason)"))
      case .complete(let count):
        let own = UnsafeRawBufferPointer(rebasing: bytes[..<count])
        bytes = UnsafeRawBufferPointer(rebasing: bytes[count...])
        if head.status >= 200 {
          response = HTTPClientResponse(head, in: own, body: [])
          return begin(head, bytes)
        }
        guard head.status != 101 else { return .failed(.unaskedUpgrade) }
        if bytes.isEmpty { return .incomplete }
      }
    }
  }

  /// Finds out how the body is delimited and takes its first bytes.
  private mutating func begin(_ head: HTTPResponseHead, _ bytes: UnsafeRawBufferPointer) -> Step {
    if head.framing.closes { isReusable = false }
    if head.status == 204 || head.status == 304 {
      rest = .length(0)
    } else if head.framing.isChunked {
      rest = .chunks(ChunkedDecoder())
    } else if let length = head.framing.contentLength {
      guard length <= limit else { return .failed(.tooLarge(limit, head.status)) }
      rest = .length(length)
      response!.body.reserveCapacity(min(length, 64 << 10))
    } else {
      rest = .everything
    }
    return feedBody(bytes)
  }

  /// Takes bytes of the body, of which there may be none.
  private mutating func feedBody(_ bytes: UnsafeRawBufferPointer) -> Step {
    switch rest {
    case .length(let length):
      let count = min(length, bytes.count)
      response!.body += bytes[..<count]
      rest = .length(length - count)
      return count == length ? finish(bytes.count - count) : .incomplete
    case .chunks(var decoder):
      var position = 0
      while true {
        switch decoder.next(bytes, &position) {
        case .incomplete:
          rest = .chunks(decoder)
          return .incomplete
        case .content(let count):
          guard keep(UnsafeRawBufferPointer(rebasing: bytes[position..<position + count])) else {
            return .failed(.tooLarge(limit, response!.status))
          }
          position += count
        case .end: return finish(bytes.count - position)
        case .malformed(let reason):
          return .failed(
            HTTPClientError(
              .protocol, "the response is malformed: \(reason)", status: response!.status))
        }
      }
    case .everything:
      return keep(bytes) ? .incomplete : .failed(.tooLarge(limit, response!.status))
    }
  }

  /// Appends to the body; false when it would become too large.
  private mutating func keep(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard response!.body.count + bytes.count <= limit else { return false }
    response!.body += bytes
    return true
  }

  /// The complete response, after which so many bytes have come that nobody asked for.
  private mutating func finish(_ surplus: Int) -> Step {
    if surplus > 0 { isReusable = false }
    return .complete(response!)
  }
}

extension HTTPClientError {
  fileprivate static let unaskedUpgrade = Self(
    .protocol, "the response switches to a protocol that was not asked for", status: 101)

  fileprivate static func tooLarge(_ limit: Int, _ status: Int) -> Self {
    Self(
      .protocol, "the body of the response (status \(status)) is larger than \(limit) bytes",
      status: status)
  }
}
