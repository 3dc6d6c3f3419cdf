/// How a message's body is delimited and what becomes of the connection, as its fields say.
public struct HTTPFraming: Sendable {
  /// The body's length, where the head states it.
  public private(set) var contentLength: Int?
  /// Whether the body comes in chunks.
  public private(set) var isChunked = false
  /// Whether the connection closes after this message.
  public private(set) var closes = false
  /// Whether the client waits for leave before it sends the body.
  public private(set) var expectsContinue = false
  /// Number of Host fields.
  private var hosts = 0
  /// Whether the Connection field asks an HTTP/1.0 peer's connection to be kept.
  private var keepsAlive = false

  init() {}

  /// Takes notice of a field, if it has to do with framing.
  @inline(__always)
  mutating func note(_ name: HTTPText, _ value: HTTPText) throws(HTTPHeadStop) {
    switch name.count {
    case 4: if name.matches("host") { try noteHost(value) }
    case 6: if name.matches("expect") { try noteExpectation(value) }
    case 10: if name.matches("connection") { noteConnection(value) }
    case 14: if name.matches("content-length") { try noteLength(value) }
    case 17: if name.matches("transfer-encoding") { try noteCoding(value) }
    default: break
    }
  }

  private mutating func noteHost(_ value: HTTPText) throws(HTTPHeadStop) {
    guard value.isHostAndPort else {
      throw .invalid(.malformed("the Host field is not a host with or without a port"))
    }
    hosts += 1
  }

  private mutating func noteLength(_ value: HTTPText) throws(HTTPHeadStop) {
    guard let length = value.decimal else {
      throw .invalid(.malformed("the content length is not a number"))
    }
    if let contentLength, contentLength != length {
      throw .invalid(.malformed("the content lengths differ"))
    }
    contentLength = length
  }

  private mutating func noteCoding(_ value: HTTPText) throws(HTTPHeadStop) {
    if isChunked { throw .invalid(.malformed("the transfer coding is given twice")) }
    guard value.matches("chunked") else {
      // Unless the chunks come last, nobody knows where the body ends (RFC 9112, section 6.3).
      var last: HTTPText?
      value.forEachMember { last = $0 }
      guard let last, last.matches("chunked") else {
        throw .invalid(.malformed("the last transfer coding is not chunked"))
      }
      throw .invalid(.unsupportedCoding)
    }
    isChunked = true
  }

  private mutating func noteConnection(_ value: HTTPText) {
    value.forEachMember { member in
      if member.matches("close") { closes = true }
      if member.matches("keep-alive") { keepsAlive = true }
    }
  }

  private mutating func noteExpectation(_ value: HTTPText) throws(HTTPHeadStop) {
    guard value.matches("100-continue") else { throw .invalid(.unsupportedExpectation) }
    expectsContinue = true
  }

  /// Checks what can only be said of a request's fields together.
  mutating func checkRequest(isHTTP10: Bool) throws(HTTPHeadStop) {
    try checkBody(isHTTP10: isHTTP10)
    guard hosts == 1 || (isHTTP10 && hosts == 0) else {
      throw .invalid(.malformed("a request has exactly one Host field"))
    }
    if isHTTP10 { expectsContinue = false }
  }

  /// Checks what can only be said of a response's fields together.
  mutating func checkResponse(isHTTP10: Bool) throws(HTTPHeadStop) {
    try checkBody(isHTTP10: isHTTP10)
  }

  /// Refuses a body that two readers might delimit differently.
  private mutating func checkBody(isHTTP10: Bool) throws(HTTPHeadStop) {
    if isChunked && contentLength != nil {
      throw .invalid(.malformed("both a content length and a transfer coding are given"))
    }
    if isChunked && isHTTP10 {
      throw .invalid(.malformed("HTTP/1.0 has no transfer codings"))
    }
    if isHTTP10 && !keepsAlive { closes = true }
  }
}
