extension Lexer {
  /// Takes a string up to the quote that it starts with, or up to the end of the line.
  mutating func takeString(log: inout DiagnosticSet) {
    let start = offset
    let quote = current
    offset += 1
    while offset < bytes.count, current != UInt8(ascii: "\n") {
      switch current {
      case quote:
        offset += 1
        return
      case UInt8(ascii: "\\"):
        offset += 1
        takeEscape(log: &log)
      default: takeCharacter(log: &log)
      }
    }
    log.report(.unterminatedString(file.range(start, offset)))
  }

  /// Takes a raw string up to its closing backtick.
  mutating func takeRawString(log: inout DiagnosticSet) {
    let start = offset
    offset += 1
    while offset < bytes.count {
      if current == UInt8(ascii: "`") {
        offset += 1
        return
      }
      takeCharacter(log: &log)
    }
    log.report(.unterminatedString(file.range(start, start + 1)))
  }

  /// Takes one character of a string or comment.
  mutating func takeCharacter(log: inout DiagnosticSet) {
    if current != 0 && current < 0x80 { offset += 1 } else { takeScalar(log: &log) }
  }

  /// Takes what follows a backslash; stops in front of what doesn't belong to an escape.
  private mutating func takeEscape(log: inout DiagnosticSet) {
    switch current {
    case UInt8(ascii: "a"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
      UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "v"), UInt8(ascii: "\\"),
      UInt8(ascii: "\""):
      offset += 1
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      takeDigits(3, radix: 8, limit: 0xff, from: offset, log: &log)
    case UInt8(ascii: "x"): takeHexadecimal(2, limit: 0xff, log: &log)
    case UInt8(ascii: "u"): takeHexadecimal(4, limit: 0x10ffff, log: &log)
    case UInt8(ascii: "U"): takeHexadecimal(8, limit: 0x10ffff, log: &log)
    default:
      if offset == bytes.count {
        log.report(.unterminatedEscape(file.range(offset, offset)))
      } else {
        log.report(.unknownEscape(file.range(offset, offset + scalar(at: offset).length)))
      }
    }
  }

  /// Takes the letter of an escape and its hexadecimal digits.
  private mutating func takeHexadecimal(_ count: Int, limit: UInt32, log: inout DiagnosticSet) {
    let start = offset
    offset += 1
    takeDigits(count, radix: 16, limit: limit, from: start, log: &log)
  }

  /// Takes exactly `count` digits of an escape whose text behind the backslash starts at `start`.
  private mutating func takeDigits(
    _ count: Int, radix: UInt32, limit: UInt32, from start: Int, log: inout DiagnosticSet
  ) {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let digit = current.hexadecimalValue, digit < radix else {
        reportBadDigit(from: start, log: &log)
        return
      }
      value = value &* radix &+ digit
      offset += 1
    }
    if value > limit || (0xd800..<0xe000).contains(value) {
      log.report(.invalidCodePoint(file.range(start, offset)))
    }
  }

  /// Reports the current character, which should be a digit of the escape at `start`.
  private func reportBadDigit(from start: Int, log: inout DiagnosticSet) {
    if offset == bytes.count {
      log.report(.unterminatedEscape(file.range(start, offset)))
    } else {
      let character = scalar(at: offset).value ?? "\u{fffd}"
      log.report(.illegalDigit(character, at: file.range(start, offset)))
    }
  }
}

extension UInt8 {
  /// The value of a hexadecimal digit.
  fileprivate var hexadecimalValue: UInt32? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(self - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(self - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(self - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}

extension Diagnostic {
  fileprivate static func unterminatedString(_ range: SourceRange) -> Self {
    .error("string literal not terminated", at: range)
  }

  fileprivate static func unterminatedEscape(_ range: SourceRange) -> Self {
    .error("escape sequence not terminated", at: range)
  }

  fileprivate static func unknownEscape(_ range: SourceRange) -> Self {
    .error("unknown escape sequence", at: range)
  }

  fileprivate static func illegalDigit(_ character: Unicode.Scalar, at range: SourceRange) -> Self {
    .error("illegal character \(character.described) in escape sequence", at: range)
  }

  fileprivate static func invalidCodePoint(_ range: SourceRange) -> Self {
    .error("escape sequence is invalid Unicode code point", at: range)
  }
}
