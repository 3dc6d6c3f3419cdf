/// Reads JSON (RFC 8259) from front to back, without keeping any of it.
struct JSONCursor {
  private let bytes: UnsafeRawBufferPointer
  /// The byte that comes next.
  private(set) var position = 0

  /// How deep values may be nested that nobody wants to know.
  private static let nestingLimit = 200

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// An error about the byte at an offset, or the one that comes next.
  func error(_ reason: String, at offset: Int? = nil) -> JSONError {
    .malformed(reason, offset: offset ?? position)
  }

  /// The next byte that is no blank.
  @inline(__always)
  mutating func peek() throws(JSONError) -> UInt8 {
    while position < bytes.count {
      let byte = bytes[position]
      guard byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 else { return byte }
      position += 1
    }
    throw error("the text ends too early")
  }

  /// Whether only blanks are left.
  mutating func isAtEnd() -> Bool { (try? peek()) == nil }

  /// Takes a byte that has to come.
  @inline(__always)
  mutating func take(_ byte: UInt8, _ expected: StaticString) throws(JSONError) {
    guard try peek() == byte else { throw error("expected \(expected)") }
    position += 1
  }

  /// Takes a byte if it comes.
  @inline(__always)
  mutating func takes(_ byte: UInt8) throws(JSONError) -> Bool {
    guard try peek() == byte else { return false }
    position += 1
    return true
  }

  /// Takes what follows a member of a list or an object. False at its end.
  @inline(__always)
  mutating func continues(until end: UInt8) throws(JSONError) -> Bool {
    let byte = try peek()
    guard byte == 0x2c || byte == end else {
      throw error(end == 0x7d ? "expected ',' or '}'" : "expected ',' or ']'")
    }
    position += 1
    return byte == 0x2c
  }

  /// Takes a word if it comes.
  mutating func takes(_ word: StaticString) throws(JSONError) -> Bool {
    guard try peek() == word.utf8Start[0] else { return false }
    let count = word.utf8CodeUnitCount
    guard position + count <= bytes.count else { throw error("the text ends too early") }
    for i in 0..<count where bytes[position + i] != word.utf8Start[i] {
      throw error("expected a value")
    }
    position += count
    return true
  }

  // MARK: Strings

  /// Takes a string. Its bytes lie in the text or, if something in it is escaped, in `scratch`.
  mutating func readString(
    _ scratch: inout ByteBuffer
  ) throws(JSONError) -> UnsafeRawBufferPointer {
    try take(0x22, "a string")
    let start = position
    let end = try scanString()
    let isPlain = bytes[end] == 0x22
    var text = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
    position = end + 1
    if !isPlain {
      position = end
      scratch.removeAll()
      scratch.append(text)
      try readEscapes(&scratch)
      text = scratch.bytes
    }
    if let base = text.baseAddress, !UTF8Validation.isValid(base, count: text.count) {
      throw error("a string is not valid UTF-8", at: start)
    }
    return text
  }

  /// The place of the next quote or backslash.
  private func scanString() throws(JSONError) -> Int {
    var place = position
    while place < bytes.count {
      let byte = bytes[place]
      if byte == 0x22 || byte == 0x5c { return place }
      if byte < 0x20 { throw error("a string holds a control character", at: place) }
      place += 1
    }
    throw error("a string does not end", at: position - 1)
  }

  /// Takes the rest of a string from its first backslash on.
  private mutating func readEscapes(_ scratch: inout ByteBuffer) throws(JSONError) {
    while bytes[position] == 0x5c {
      try readEscape(&scratch)
      let end = try scanString()
      scratch.append(UnsafeRawBufferPointer(rebasing: bytes[position..<end]))
      position = end
    }
    position += 1
  }

  /// Takes one escape.
  private mutating func readEscape(_ scratch: inout ByteBuffer) throws(JSONError) {
    guard position + 1 < bytes.count else { throw error("a string does not end") }
    let letter = bytes[position + 1]
    let short: UInt8
    switch letter {
    case 0x22, 0x5c, 0x2f: short = letter
    case 0x62: short = 0x08
    case 0x66: short = 0x0c
    case 0x6e: short = 0x0a
    case 0x72: short = 0x0d
    case 0x74: short = 0x09
    case 0x75: return try readUnicode(&scratch)
    default: throw error("an unknown escape in a string")
    }
    scratch.append(short)
    position += 2
  }

  /// Takes `\uXXXX`, or two of them that make one character.
  private mutating func readUnicode(_ scratch: inout ByteBuffer) throws(JSONError) {
    let start = position
    var code = try readUnit()
    if code & 0xfc00 == 0xd800, position + 1 < bytes.count, bytes[position] == 0x5c,
      bytes[position + 1] == 0x75
    {
      let low = try readUnit()
      guard low & 0xfc00 == 0xdc00 else { throw error("half a character in a string", at: start) }
      code = 0x10000 + (code & 0x3ff) << 10 + low & 0x3ff
    }
    guard let scalar = Unicode.Scalar(code) else {
      throw error("half a character in a string", at: start)
    }
    for byte in UTF8.encode(scalar)! { scratch.append(byte) }
  }

  /// Takes `\u` and four hexadecimal digits.
  private mutating func readUnit() throws(JSONError) -> UInt32 {
    guard position + 6 <= bytes.count else { throw error("a string does not end") }
    var unit: UInt32 = 0
    for place in (position + 2)..<(position + 6) {
      guard let digit = bytes[place].hexadecimalDigit else {
        throw error("expected four hexadecimal digits", at: place)
      }
      unit = unit << 4 | UInt32(digit)
    }
    position += 6
    return unit
  }

  // MARK: Other values

  /// Takes the bytes of a number, whether it is one or not.
  mutating func readNumberText() throws(JSONError) -> UnsafeRawBufferPointer {
    _ = try peek()
    let start = position
    while position < bytes.count, bytes[position].isNumberByte { position += 1 }
    return UnsafeRawBufferPointer(rebasing: bytes[start..<position])
  }

  /// Passes over a value.
  mutating func skipValue(_ scratch: inout ByteBuffer, nesting: Int = JSONCursor.nestingLimit)
    throws(JSONError)
  {
    let byte = try peek()
    switch byte {
    case 0x22: _ = try readString(&scratch)
    case 0x5b, 0x7b:
      guard nesting > 0 else { throw error("values are nested too deeply") }
      position += 1
      // ] and } lie two behind [ and {.
      let end = byte + 2
      if try takes(end) { return }
      repeat {
        if byte == 0x7b {
          _ = try readString(&scratch)
          try take(0x3a, "':'")
        }
        try skipValue(&scratch, nesting: nesting - 1)
      } while try continues(until: end)
    default:
      if try takes("null") { return }
      if try takes("true") { return }
      if try takes("false") { return }
      let start = position
      guard JSONNumber(try readNumberText()) != nil else {
        throw error("expected a value", at: start)
      }
    }
  }
}

extension UInt8 {
  /// The value of a hexadecimal digit.
  var hexadecimalDigit: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46: self - 0x37
    case 0x61...0x66: self - 0x57
    default: nil
    }
  }

  /// Whether the byte may be part of a number.
  fileprivate var isNumberByte: Bool {
    switch self {
    case 0x30...0x39, 0x2b, 0x2d, 0x2e, 0x45, 0x65: true
    default: false
    }
  }
}
