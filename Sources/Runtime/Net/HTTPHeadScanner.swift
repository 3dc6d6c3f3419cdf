/// Why scanning a head stopped.
enum HTTPHeadStop: Error {
  /// The bytes end before the head does.
  case incomplete
  /// The head is not acceptable.
  case invalid(HTTPHeadError)
}

/// A cursor over the bytes of a head: the lexical half of the parser. It accepts exactly what RFC
/// 9112 has senders produce: no bare line feeds, no folded lines, no blanks before a colon.
struct HTTPHeadScanner {
  /// The start of the buffer. Sound: the scanner lives only within one call of the parser, whose
  /// caller holds the buffer, and every access is checked against `end`.
  let base: UnsafeRawPointer
  /// Number of bytes.
  let end: Int
  /// Where the next byte is.
  var position = 0

  init(_ bytes: UnsafeRawBufferPointer) {
    base = bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 1)!
    end = bytes.count
  }

  /// The next byte, which stays.
  @inline(__always)
  func peek() throws(HTTPHeadStop) -> UInt8 {
    guard position < end else { throw .incomplete }
    return base.load(fromByteOffset: position, as: UInt8.self)
  }

  /// Takes `byte`, or fails with `complaint`.
  @inline(__always)
  mutating func take(_ byte: UInt8, _ complaint: StaticString) throws(HTTPHeadStop) {
    guard try peek() == byte else { throw .invalid(.malformed(complaint)) }
    position += 1
  }

  /// Takes a carriage return and a line feed.
  @inline(__always)
  mutating func takeLineEnd(_ complaint: StaticString) throws(HTTPHeadStop) {
    try take(0x0d, complaint)
    try take(0x0a, "a carriage return stands alone")
  }

  /// Takes a token (a method or a field's name), which must not be empty and must end with `stop`.
  @inline(__always)
  mutating func takeToken(
    endedBy stop: UInt8, _ complaint: StaticString
  ) throws(HTTPHeadStop) -> Range<Int> {
    let start = position
    while try peek().isToken { position += 1 }
    let range = start..<position
    guard !range.isEmpty else { throw .invalid(.malformed(complaint)) }
    try take(stop, complaint)
    return range
  }

  /// Takes visible ASCII characters up to a blank, at least one.
  mutating func takeTarget() throws(HTTPHeadStop) -> Range<Int> {
    let start = position
    while true {
      let byte = try peek()
      if byte == 0x20 { break }
      guard byte > 0x20, byte < 0x7f else {
        throw .invalid(.malformed("the request target holds a forbidden character"))
      }
      position += 1
    }
    guard position > start else { throw .invalid(.malformed("the request target is empty")) }
    defer { position += 1 }
    return start..<position
  }

  /// Takes a line's rest with its end: what lies between blanks, without control characters.
  @inline(__always)
  mutating func takeValue() throws(HTTPHeadStop) -> Range<Int> {
    while try peek().isBlank { position += 1 }
    let start = position
    skipText()
    var last = position
    try takeLineEnd("a field holds a control character")
    while last > start, base.load(fromByteOffset: last - 1, as: UInt8.self).isBlank { last -= 1 }
    return start..<last
  }

  /// Moves to the first control character other than a tab, or to the end.
  @inline(__always)
  private mutating func skipText() {
    while true {
      while end - position >= 8 {
        // Sound: eight bytes are left.
        let word = UInt64(
          littleEndian: base.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        let controls = word.controlBytes
        if controls != 0 {
          position += controls.trailingZeroBitCount >> 3
          break
        }
        position += 8
      }
      while position < end {
        let byte = base.load(fromByteOffset: position, as: UInt8.self)
        if (byte < 0x20 && byte != 0x09) || byte == 0x7f { return }
        position += 1
        // A tab stopped the fast path: go back to it.
        if byte == 0x09 { break }
      }
      if position == end { return }
    }
  }
}

extension UInt64 {
  /// The high bit of every byte below 0x20 or equal to 0x7f. Bytes after the first that is marked
  /// may be marked wrongly (the subtractions carry), so only the lowest mark counts.
  @inline(__always)
  fileprivate var controlBytes: UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    let deletes = self ^ (ones &* 0x7f)
    return ((self &- ones &* 0x20) & ~self | (deletes &- ones) & ~deletes) & high
  }
}

extension UInt8 {
  /// Whether the byte may stand in a token (RFC 9110, section 5.6.2).
  @inline(__always)
  var isToken: Bool {
    // A bit for each character below 64, and for each from 64 to 127.
    let low: UInt64 = 0x03ff_6cfa_0000_0000
    let high: UInt64 = 0x57ff_ffff_c7ff_fffe
    guard self < 128 else { return false }
    return ((self < 64 ? low : high) >> UInt64(self & 63)) & 1 != 0
  }
}
