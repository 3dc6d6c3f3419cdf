/// Reads one JSON document into a value. Every number becomes a floating-point number; of equal keys
/// the last one counts.
struct JSONReader {
  /// The deepest nesting that is read: documents come from files and the environment, and whoever
  /// walks the value later does so recursively.
  static let depthLimit = 500

  private let bytes: [UInt8]
  private var offset = 0
  private var depth = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  /// Reads the whole document.
  mutating func readDocument() throws(ConversionError) -> Value {
    skipSpace()
    let value = try readValue()
    skipSpace()
    guard offset == bytes.count else { throw unexpected("after top-level value") }
    return value
  }

  /// Reads the value that starts at the next byte.
  private mutating func readValue() throws(ConversionError) -> Value {
    switch next {
    case UInt8(ascii: "{"): return try readObject()
    case UInt8(ascii: "["): return try readArray()
    case UInt8(ascii: "\""): return .string(try readString())
    case UInt8(ascii: "t"): return try readWord("true", as: true)
    case UInt8(ascii: "f"): return try readWord("false", as: false)
    case UInt8(ascii: "n"): return try readWord("null", as: .null)
    case UInt8(ascii: "-")?, (UInt8(ascii: "0")...UInt8(ascii: "9"))?: return try readNumber()
    default: throw unexpected("looking for beginning of value")
    }
  }

  /// Reads `{...}`.
  private mutating func readObject() throws(ConversionError) -> Value {
    try enter()
    var fields: [String: Value] = [:]
    if next == UInt8(ascii: "}") { return leave(.object(fields)) }
    while true {
      guard next == UInt8(ascii: "\"") else {
        throw unexpected("looking for beginning of object key string")
      }
      let key = try readString()
      skipSpace()
      guard next == UInt8(ascii: ":") else { throw unexpected("after object key") }
      offset += 1
      skipSpace()
      fields[key] = try readValue()
      skipSpace()
      if next == UInt8(ascii: "}") { return leave(.object(fields)) }
      guard next == UInt8(ascii: ",") else { throw unexpected("after object key:value pair") }
      offset += 1
      skipSpace()
    }
  }

  /// Reads `[...]`.
  private mutating func readArray() throws(ConversionError) -> Value {
    try enter()
    var elements: [Value] = []
    if next == UInt8(ascii: "]") { return leave(.array(elements)) }
    while true {
      elements.append(try readValue())
      skipSpace()
      if next == UInt8(ascii: "]") { return leave(.array(elements)) }
      guard next == UInt8(ascii: ",") else { throw unexpected("after array element") }
      offset += 1
      skipSpace()
    }
  }

  /// Reads a word that stands for a value; its first letter has been seen.
  private mutating func readWord(
    _ word: String, as value: Value
  ) throws(ConversionError) -> Value {
    for expected in word.utf8 {
      guard next == expected else {
        throw unexpected("in literal \(word) (expecting \(JSONReader.quote(expected)))")
      }
      offset += 1
    }
    return value
  }

  /// Reads a number.
  private mutating func readNumber() throws(ConversionError) -> Value {
    let start = offset
    if next == UInt8(ascii: "-") { offset += 1 }
    if next == UInt8(ascii: "0") { offset += 1 } else { try readDigits("in numeric literal") }
    if next == UInt8(ascii: ".") {
      offset += 1
      try readDigits("after decimal point in numeric literal")
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      offset += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { offset += 1 }
      try readDigits("in exponent of numeric literal")
    }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    guard let value = finiteDouble(text) else {
      throw ConversionError("json: cannot unmarshal number \(text) into Go value of type float64")
    }
    return .number(.float(value))
  }

  /// Reads at least one digit; `place` is where they stand.
  private mutating func readDigits(_ place: String) throws(ConversionError) {
    guard let first = next, (0x30...0x39).contains(first) else { throw unexpected(place) }
    while let digit = next, (0x30...0x39).contains(digit) { offset += 1 }
  }
}

/// Strings.
extension JSONReader {
  /// Reads a string that starts at the next byte.
  private mutating func readString() throws(ConversionError) -> String {
    offset += 1
    var text: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        offset += 1
        try readEscape(into: &text)
      case 0..<0x20: throw unexpected("in string literal")
      default:
        text.append(byte)
        offset += 1
      }
    }
    throw unexpected("in string literal")
  }

  /// Reads what stands behind a backslash.
  private mutating func readEscape(into text: inout [UInt8]) throws(ConversionError) {
    switch next {
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "\"")?, UInt8(ascii: "\\")?, UInt8(ascii: "/")?: text.append(bytes[offset])
    case UInt8(ascii: "u"):
      offset += 1
      text += String(try readScalar()).utf8
      return
    default: throw unexpected("in string escape code")
    }
    offset += 1
  }

  /// Reads the four digits behind `\u`, and a second escape if both make one character.
  private mutating func readScalar() throws(ConversionError) -> Unicode.Scalar {
    let first = try readHexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    // A lone half of a pair becomes the replacement character; what follows is read by itself.
    let start = offset
    guard first < 0xDC00, next == UInt8(ascii: "\\"), offset + 1 < bytes.count,
      bytes[offset + 1] == UInt8(ascii: "u")
    else { return "\u{FFFD}" }
    offset += 2
    let second = try readHexadecimal()
    guard (0xDC00..<0xE000).contains(second) else {
      offset = start
      return "\u{FFFD}"
    }
    let value = 0x10000 + (UInt32(first - 0xD800) << 10) + UInt32(second - 0xDC00)
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// Reads four hexadecimal digits.
  private mutating func readHexadecimal() throws(ConversionError) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw unexpected("in \\u hexadecimal character escape")
      }
      value = value << 4 | UInt16(digit)
      offset += 1
    }
    return value
  }
}

/// Places and errors.
extension JSONReader {
  /// The next byte, nil at the end.
  private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// Steps over white space.
  private mutating func skipSpace() {
    while let byte = next, " \t\r\n".utf8.contains(byte) { offset += 1 }
  }

  /// Steps over an opening bracket.
  private mutating func enter() throws(ConversionError) {
    depth += 1
    guard depth <= JSONReader.depthLimit else { throw ConversionError("exceeded max depth") }
    offset += 1
    skipSpace()
  }

  /// Steps over a closing bracket and returns what it completes.
  private mutating func leave(_ value: Value) -> Value {
    depth -= 1
    offset += 1
    return value
  }

  /// The error at the next byte, which does not fit where it stands.
  private func unexpected(_ place: String) -> ConversionError {
    guard let next else { return ConversionError("unexpected end of JSON input") }
    return ConversionError("invalid character \(JSONReader.quote(next)) \(place)")
  }

  /// A byte in single quotes.
  private static func quote(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "'"): return #"'\''"#
    case UInt8(ascii: "\""): return #"'"'"#
    default: return "'" + quoted(String(Unicode.Scalar(byte))).dropFirst().dropLast() + "'"
    }
  }
}
