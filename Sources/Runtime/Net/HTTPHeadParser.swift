/// The result of looking for a head at the start of a buffer.
public enum HTTPHeadResult {
  /// More bytes are needed.
  case incomplete
  /// The head is there and takes up so many bytes.
  case complete(Int)
  /// The head is not acceptable.
  case invalid(HTTPHeadError)
}

/// What is wrong with a head.
public enum HTTPHeadError: Error, Sendable, Equatable {
  /// Not HTTP, or ambiguous; one sentence without a full stop.
  case malformed(StaticString)
  /// Too many bytes or fields.
  case tooLarge
  /// A request target that does not fit into a head.
  case targetTooLong
  /// A major version other than 1.
  case unsupportedVersion
  /// A transfer coding other than `chunked`.
  case unsupportedCoding
  /// An expectation other than `100-continue`.
  case unsupportedExpectation

  public static func == (a: HTTPHeadError, b: HTTPHeadError) -> Bool { a.status == b.status }

  /// The status that a server answers with.
  public var status: Int {
    switch self {
    case .malformed: 400
    case .tooLarge: 431
    case .targetTooLong: 414
    case .unsupportedVersion: 505
    case .unsupportedCoding: 501
    case .unsupportedExpectation: 417
    }
  }

  /// One sentence without a full stop, for the peer and the log.
  public var reason: String {
    switch self {
    case .malformed(let reason): reason.description
    case .tooLarge: "the message head is too large"
    case .targetTooLong: "the request target is too long"
    case .unsupportedVersion: "only HTTP/1.1 and HTTP/1.0 are spoken here"
    case .unsupportedCoding: "the only supported transfer coding is chunked"
    case .unsupportedExpectation: "the only supported expectation is 100-continue"
    }
  }
}

/// Parses the heads of HTTP/1.1 messages, strictly: what two parsers might read differently is
/// refused, since that is what request smuggling lives on.
public struct HTTPHeadParser: Sendable {
  /// Bytes of a head.
  public var maxBytes: Int
  /// Fields of a head.
  public var maxFields: Int

  public init(maxBytes: Int, maxFields: Int) {
    self.maxBytes = maxBytes
    self.maxFields = maxFields
  }

  /// Parses the request's head at the start of `bytes` into `head`, whose views lie in `bytes`.
  public func parse(
    _ bytes: UnsafeRawBufferPointer, into head: inout HTTPRequestHead
  ) -> HTTPHeadResult {
    let result = run(bytes) { (scanner) throws(HTTPHeadStop) in
      try parseRequestLine(&scanner, &head)
      try parseFields(&scanner, &head.headers, &head.framing)
      try head.framing.checkRequest(isHTTP10: head.isHTTP10)
    }
    if case .invalid(.tooLarge) = result, !bytes.prefix(maxBytes).contains(0x0a) {
      // It is the first line that does not end.
      return .invalid(
        bytes.prefix(maxBytes).contains(0x20)
          ? .targetTooLong : .malformed("the request line is malformed"))
    }
    return result
  }

  /// Parses the response's head at the start of `bytes` into `head`, whose views lie in `bytes`.
  public func parse(
    _ bytes: UnsafeRawBufferPointer, into head: inout HTTPResponseHead
  ) -> HTTPHeadResult {
    run(bytes) { (scanner) throws(HTTPHeadStop) in
      try parseStatusLine(&scanner, &head)
      try parseFields(&scanner, &head.headers, &head.framing)
      try head.framing.checkResponse(isHTTP10: head.isHTTP10)
    }
  }

  /// Runs a grammar over as many bytes as a head may have.
  @inline(__always)
  private func run(
    _ bytes: UnsafeRawBufferPointer,
    _ grammar: (inout HTTPHeadScanner) throws(HTTPHeadStop) -> Void
  ) -> HTTPHeadResult {
    var scanner = HTTPHeadScanner(UnsafeRawBufferPointer(rebasing: bytes.prefix(maxBytes)))
    do {
      try grammar(&scanner)
      return .complete(scanner.position)
    } catch {
      switch error {
      case .invalid(let error): return .invalid(error)
      case .incomplete: return bytes.count >= maxBytes ? .invalid(.tooLarge) : .incomplete
      }
    }
  }

  /// Takes the method, the target and the version.
  private func parseRequestLine(
    _ scanner: inout HTTPHeadScanner, _ head: inout HTTPRequestHead
  ) throws(HTTPHeadStop) {
    // Some clients send an empty line after a body; one is let pass, as RFC 9112 asks.
    if try scanner.peek() == 0x0d { try scanner.takeLineEnd("the request line is malformed") }
    let method = try scanner.takeToken(endedBy: 0x20, "the request line is malformed")
    let target = try scanner.takeTarget()
    head.isHTTP10 = try takeVersion(&scanner)
    try scanner.takeLineEnd("the request line is malformed")
    head.methodText = scanner.text(method)
    head.method = HTTPMethod(head.methodText)
    head.target = scanner.text(target)
    let isPath = head.target.bytes[0] == 0x2f
    let isOther = head.method == .connect || (head.method == .options && head.target == "*")
    if isPath || isOther { return }
    guard let authority = head.target.authority else {
      throw .invalid(.malformed("the request target is neither a path nor a URL"))
    }
    guard authority.isHostAndPort, !authority.isEmpty, authority.bytes[0] != 0x3a else {
      throw .invalid(.malformed("the request target does not name a host"))
    }
  }

  /// Takes the version, the status and the reason.
  private func parseStatusLine(
    _ scanner: inout HTTPHeadScanner, _ head: inout HTTPResponseHead
  ) throws(HTTPHeadStop) {
    head.isHTTP10 = try takeVersion(&scanner)
    try scanner.take(0x20, "the status line is malformed")
    let start = scanner.position
    for _ in 0..<3 {
      _ = try scanner.peek()
      scanner.position += 1
    }
    guard let status = scanner.text(start..<scanner.position).decimal, status >= 100 else {
      throw .invalid(.malformed("the status is not three digits"))
    }
    head.status = status
    if try scanner.peek() != 0x0d { try scanner.take(0x20, "the status is not three digits") }
    head.reason = scanner.text(try scanner.takeValue())
  }

  /// Takes `HTTP/1.` and a digit; whether the digit is 0.
  @inline(__always)
  private func takeVersion(_ scanner: inout HTTPHeadScanner) throws(HTTPHeadStop) -> Bool {
    let start = scanner.position
    let name: StaticString = "HTTP/"
    for i in 0..<5 {
      try scanner.take(name.utf8Start[i], "the version is malformed")
    }
    for i in 0..<3 {
      let byte = try scanner.peek()
      guard i == 1 ? byte == 0x2e : byte >= 0x30 && byte <= 0x39 else {
        throw .invalid(.malformed("the version is malformed"))
      }
      scanner.position += 1
    }
    let version = scanner.text(start..<scanner.position)
    guard version.bytes[5] == 0x31 else { throw .invalid(.unsupportedVersion) }
    return version.bytes[7] == 0x30
  }

  /// Takes all fields and the empty line after them.
  @inline(__always)
  private func parseFields(
    _ scanner: inout HTTPHeadScanner, _ headers: inout HTTPHeaders, _ framing: inout HTTPFraming
  ) throws(HTTPHeadStop) {
    headers.base = scanner.base
    headers.fields.removeAll(keepingCapacity: true)
    framing = HTTPFraming()
    while try scanner.peek() != 0x0d {
      guard headers.fields.count < maxFields else { throw .invalid(.tooLarge) }
      let name = try scanner.takeToken(endedBy: 0x3a, "a field's name is malformed")
      let value = try scanner.takeValue()
      headers.fields.append(HTTPHeaders.Field(name: name, value: value))
      try framing.note(scanner.text(name), scanner.text(value))
    }
    try scanner.takeLineEnd("the head's end is malformed")
  }
}

extension HTTPHeadScanner {
  /// A view of a range that was taken.
  @inline(__always)
  func text(_ range: Range<Int>) -> HTTPText {
    // Sound: ranges come from the scanner, so they lie within its buffer.
    HTTPText(UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count))
  }
}

extension HTTPHeaders.Field {
  /// A field with the ranges of its name and value.
  @inline(__always)
  init(name: Range<Int>, value: Range<Int>) {
    self.name = UInt32(truncatingIfNeeded: name.lowerBound)
    self.nameCount = UInt32(truncatingIfNeeded: name.count)
    self.value = UInt32(truncatingIfNeeded: value.lowerBound)
    self.valueCount = UInt32(truncatingIfNeeded: value.count)
  }
}
