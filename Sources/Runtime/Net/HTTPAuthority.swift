extension HTTPText {
  /// Whether the text is a host, perhaps an empty one, with or without a port, and without a user
  /// (RFC 9110, section 7.2).
  var isHostAndPort: Bool {
    var end = 0
    if bytes.first == 0x5b {
      guard let close = bytes.firstIndex(of: 0x5d),
        bytes[1..<close].allSatisfy({ $0.isHostCharacter || $0 == 0x3a })
      else { return false }
      end = close + 1
    } else {
      while end < count, bytes[end].isHostCharacter { end += 1 }
    }
    guard end < count else { return true }
    return bytes[end] == 0x3a && bytes[(end + 1)...].allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  /// What an absolute request target names between scheme and path; nil if it is not absolute.
  var authority: HTTPText? {
    let scheme = starts(with: "http://") ? 7 : starts(with: "https://") ? 8 : 0
    return scheme > 0 ? dropping(scheme).before(0x2f).before(0x3f) : nil
  }
}

extension UInt8 {
  /// Whether the byte may stand in a registered name or an IP literal (RFC 3986, section 3.2.2).
  fileprivate var isHostCharacter: Bool {
    // A bit for each character below 64, and for each from 64 to 127.
    let low: UInt64 = 0x2bff_7ff2_0000_0000
    let high: UInt64 = 0x47ff_fffe_87ff_fffe
    guard self < 128 else { return false }
    return ((self < 64 ? low : high) >> UInt64(self & 63)) & 1 != 0
  }
}
