/// A request's line and fields: views that are valid during the call that hands the head over.
public struct HTTPRequestHead {
  /// The method; its spelling, for an unknown one, is `methodText`.
  public internal(set) var method = HTTPMethod.other
  /// The method as it was sent.
  public internal(set) var methodText: HTTPText
  /// The request target as it was sent.
  public internal(set) var target: HTTPText
  /// Whether the peer speaks HTTP/1.0.
  public internal(set) var isHTTP10 = false
  /// The fields.
  public internal(set) var headers: HTTPHeaders
  /// How the body is delimited.
  public internal(set) var framing = HTTPFraming()

  /// A head yet to be parsed.
  init() {
    let nowhere = UnsafeRawBufferPointer(start: nil, count: 0)
    methodText = HTTPText(nowhere)
    target = HTTPText(nowhere)
    headers = HTTPHeaders(base: UnsafeRawPointer(bitPattern: 1)!)
  }

  /// The target's path without its query, whether the target is absolute or not.
  public var path: HTTPText { target.withoutAuthority.before(0x3f) }

  /// What follows the question mark, or nothing.
  public var query: HTTPText {
    let whole = target.withoutAuthority
    return whole.dropping(whole.before(0x3f).count + 1)
  }
}

extension HTTPText {
  /// A request target without scheme and authority, if it has them; never empty.
  fileprivate var withoutAuthority: HTTPText {
    guard !isEmpty, bytes[0] != 0x2f else { return self }
    guard let authority else { return self }
    return dropping(starts(with: "https://") ? 8 : 7).dropping(authority.count)
  }
}
