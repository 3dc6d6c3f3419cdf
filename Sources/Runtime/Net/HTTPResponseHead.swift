/// A response's line and fields: views that are valid while the buffer they lie in is.
public struct HTTPResponseHead {
  /// The three digits.
  public internal(set) var status = 0
  /// The words behind the status, often none.
  public internal(set) var reason: HTTPText
  /// Whether the peer speaks HTTP/1.0.
  public internal(set) var isHTTP10 = false
  /// The fields.
  public internal(set) var headers: HTTPHeaders
  /// How the body is delimited: neither a length nor chunks means that it ends with the connection.
  public internal(set) var framing = HTTPFraming()

  /// A head yet to be parsed.
  public init() {
    reason = HTTPText(UnsafeRawBufferPointer(start: nil, count: 0))
    headers = HTTPHeaders(base: UnsafeRawPointer(bitPattern: 1)!)
  }
}
