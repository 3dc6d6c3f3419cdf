/// A complete response.
public struct HTTPClientResponse: Sendable {
  /// The three digits.
  public let status: Int
  /// The content.
  public internal(set) var body: [UInt8]
  /// The head as it came.
  private let head: [UInt8]
  /// Where in `head` the fields are.
  private let fields: ContiguousArray<HTTPHeaders.Field>

  /// Keeps a copy of what `head` refers to, which lies in `bytes`.
  init(_ head: HTTPResponseHead, in bytes: UnsafeRawBufferPointer, body: [UInt8]) {
    status = head.status
    fields = head.headers.fields
    self.head = Array(bytes)
    self.body = body
  }

  /// A response whose fields lie in `head`.
  init(
    _ status: Int, head: [UInt8], fields: ContiguousArray<HTTPHeaders.Field>, body: [UInt8]
  ) {
    self.status = status
    self.head = head
    self.fields = fields
    self.body = body
  }

  /// The value of the first field of that name.
  /// - Requires: `lowercase` holds no upper-case letters.
  public func field(_ lowercase: StaticString) -> String? {
    head.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return nil }
      // Sound: the fields' ranges were cut from the same bytes, and the view ends with the call.
      var headers = HTTPHeaders(base: base)
      headers.fields = fields
      return headers.first(lowercase)?.string
    }
  }

  /// The values of all fields of that name.
  /// - Requires: `lowercase` holds no upper-case letters.
  public func fields(_ lowercase: StaticString) -> [String] {
    head.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return [] }
      // Sound: as in `field`.
      var headers = HTTPHeaders(base: base)
      headers.fields = fields
      return (0..<headers.count).compactMap {
        headers[$0].name.matches(lowercase) ? headers[$0].value.string : nil
      }
    }
  }

  /// How long the server asks to be left alone, by its Retry-After field.
  /// - Parameter now: the present, for a field that names a date.
  public func retryAfter(now: WallTime = .now()) -> Duration? {
    field("retry-after").flatMap { RetryAfter.delay($0, now: now) }
  }
}
