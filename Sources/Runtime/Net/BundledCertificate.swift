/// A certificate of a bundle of authorities, as bytes. Of the hundred and more that a bundle holds a
/// connection needs one, so they are not parsed (which takes 30 kB and a tenth of a millisecond each)
/// but for the place where the holder's name is.
struct BundledCertificate: Sendable {
  /// The whole certificate in DER form.
  let bytes: [UInt8]
  /// Where the holder's name is, in DER form.
  let subject: Range<Int>

  /// Nil when the bytes do not begin as a certificate does.
  init?(_ bytes: [UInt8]) {
    // Certificate ::= { { [0] version?, serial, algorithm, issuer, validity, subject, ... } ... }
    var position = 0
    guard let whole = bytes.element(at: &position, tag: 0x30) else { return nil }
    position = whole.lowerBound
    guard let content = bytes.element(at: &position, tag: 0x30) else { return nil }
    position = content.lowerBound
    _ = bytes.element(at: &position, tag: 0xa0)
    for tag: UInt8 in [0x02, 0x30, 0x30, 0x30] {
      guard bytes.element(at: &position, tag: tag) != nil else { return nil }
    }
    let start = position
    guard bytes.element(at: &position, tag: 0x30) != nil else { return nil }
    self.bytes = bytes
    subject = start..<position
  }

  /// The holder's name in DER form.
  var subjectBytes: ArraySlice<UInt8> { bytes[subject] }
}

extension [UInt8] {
  /// The content of the DER element with that tag at `position`, which moves behind it; nil, and no
  /// move, when there is none or it does not lie within the bytes.
  fileprivate func element(at position: inout Int, tag: UInt8) -> Range<Int>? {
    guard count - position >= 2, self[position] == tag else { return nil }
    var start = position + 2
    var length = Int(self[position + 1])
    if length > 0x7f {
      let digits = length & 0x7f
      guard (1...4).contains(digits), count - start >= digits else { return nil }
      length = self[start..<start + digits].reduce(0) { $0 << 8 | Int($1) }
      start += digits
    }
    guard count - start >= length else { return nil }
    position = start + length
    return start..<position
  }
}
