import Values

extension Lexer {
  /// Returns the code point that starts at `offset` and its length; no value and length 1 if the
  /// bytes there aren't UTF-8.
  func scalar(at offset: Int) -> (value: Unicode.Scalar?, length: Int) {
    var rest = bytes[offset...].prefix(4).makeIterator()
    var decoder = UTF8()
    if case .scalarValue(let scalar) = decoder.decode(&rest) {
      return (scalar, scalar.utf8.count)
    }
    return (nil, 1)
  }

  /// Takes one code point, at least one byte, and returns it unless it had to be reported.
  @discardableResult
  mutating func takeScalar(log: inout DiagnosticSet) -> Unicode.Scalar? {
    let (value, length) = scalar(at: offset)
    let range = file.range(offset, offset + length)
    offset += length
    switch value {
    case nil: log.report(.illegalEncoding(range))
    case "\0": log.report(.illegalNull(range))
    case "\u{feff}": log.report(.illegalByteOrderMark(range))
    default: return value
    }
    return nil
  }
}

extension UInt8 {
  /// Whether this is a decimal digit.
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

  /// Whether this is an ASCII letter or `_`.
  var isLetter: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "_"): true
    default: false
    }
  }
}

extension Unicode.Scalar {
  /// Whether identifiers may start with this code point.
  var isLetter: Bool {
    if isASCII { return UInt8(ascii: self).isLetter }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return true
    default: return false
    }
  }

  /// Whether identifiers may contain this code point behind a letter, apart from letters.
  var isDigit: Bool { properties.generalCategory == .decimalNumber }

  /// The code point's number, and itself in quotes if it can be shown.
  var described: String {
    let digits = String(value, radix: 16, uppercase: true)
    let number = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return Values.isPrintable(self) ? "\(number) '\(self)'" : number
  }
}

extension Diagnostic {
  fileprivate static func illegalEncoding(_ range: SourceRange) -> Self {
    .error("illegal UTF-8 encoding", at: range)
  }

  fileprivate static func illegalNull(_ range: SourceRange) -> Self {
    .error("illegal character NUL", at: range)
  }

  fileprivate static func illegalByteOrderMark(_ range: SourceRange) -> Self {
    .error("illegal byte order mark", at: range)
  }
}
