/// Splits a file into tokens. It never fails: what it can't read is reported and becomes a token of
/// kind `illegal`.
struct Lexer {
  /// The file.
  let file: SourceFile
  /// Its contents.
  let bytes: [UInt8]
  /// The offset of the first byte that no token has taken yet.
  var offset = 0
  /// Whether the next newline is a token.
  private var isTerminatorDue = false

  /// Creates a lexer at the start of `file`, behind its byte order mark if it has one.
  init(_ file: SourceFile) {
    self.file = file
    bytes = file.bytes
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { offset = 3 }
  }

  /// The next byte, or zero at the end, where zero bytes are of no concern.
  var current: UInt8 { byte(at: offset) }

  /// Returns the byte at `offset`, or zero past the end.
  func byte(at offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  /// Takes the next token, comments included. At the end of the file it keeps returning
  /// `endOfFile`.
  mutating func next(log: inout DiagnosticSet) -> Token {
    skipBlanks()
    let start = offset
    if isTerminatorDue, isAtLineEnd {
      isTerminatorDue = false
      return Token(kind: .terminator, start: start, end: start)
    }
    if offset == bytes.count { return Token(kind: .endOfFile, start: start, end: start) }
    let isSingleQuoted = current == UInt8(ascii: "'")
    let kind = takeToken(log: &log)
    // A character that can't be read leaves it open whether the statement ends behind it.
    if kind != .illegal || isSingleQuoted { isTerminatorDue = kind.endsLine || isSingleQuoted }
    return Token(kind: kind, start: start, end: offset)
  }

  /// Whether nothing but comments follows on the line.
  private var isAtLineEnd: Bool {
    offset == bytes.count || current == UInt8(ascii: "\n") || isAtCommentEndingLine
  }

  /// Skips blanks, and newlines where they mean nothing.
  private mutating func skipBlanks() {
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): offset += 1
      case UInt8(ascii: "\n") where !isTerminatorDue: offset += 1
      default: return
      }
    }
  }

  /// Takes the token that starts at the current byte, which isn't blank, and returns its kind.
  private mutating func takeToken(log: inout DiagnosticSet) -> Token.Kind {
    switch current {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return takeNumber(log: &log)
    case UInt8(ascii: ".") where byte(at: offset + 1).isDigit: return takeNumber(log: &log)
    case UInt8(ascii: "\""):
      takeString(log: &log)
      return .string
    case UInt8(ascii: "`"):
      takeRawString(log: &log)
      return .string
    case UInt8(ascii: "'"):
      log.report(.singleQuotes(file.range(offset, offset + 1)))
      takeString(log: &log)
      return .illegal
    case UInt8(ascii: "/") where isAtComment:
      takeComment(log: &log)
      return .comment
    default: break
    }
    if current.isLetter || (current >= 0x80 && scalar(at: offset).value?.isLetter == true) {
      return takeIdentifier(log: &log)
    }
    return takeOperator(log: &log)
  }

  /// Takes an identifier or keyword.
  private mutating func takeIdentifier(log: inout DiagnosticSet) -> Token.Kind {
    let start = offset
    while offset < bytes.count {
      if current.isLetter || current.isDigit {
        offset += 1
      } else if current >= 0x80, let value = scalar(at: offset).value,
        value.isLetter || value.isDigit
      {
        takeScalar(log: &log)
      } else {
        break
      }
    }
    switch bytes[start..<offset] {
    case let text where text.elementsEqual("true".utf8) || text.elementsEqual("false".utf8):
      return .bool
    case let text where text.elementsEqual("null".utf8): return .null
    default: return .identifier
    }
  }

  /// Takes a number: digits, a fraction, an exponent, each but one of the first two optional.
  private mutating func takeNumber(log: inout DiagnosticSet) -> Token.Kind {
    let start = offset
    var kind = Token.Kind.number
    skipDigits()
    if current == UInt8(ascii: ".") {
      kind = .float
      offset += 1
      skipDigits()
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      kind = .float
      offset += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { offset += 1 }
      let exponent = offset
      skipDigits()
      if offset == exponent { log.report(.exponentWithoutDigits(file.range(start, offset))) }
    }
    return kind
  }

  /// Skips decimal digits.
  private mutating func skipDigits() {
    while current.isDigit { offset += 1 }
  }

  /// Takes an operator or a bracket, or else a character that no token starts with.
  private mutating func takeOperator(log: inout DiagnosticSet) -> Token.Kind {
    let first = current
    let second = byte(at: offset + 1)
    if second == UInt8(ascii: "="), let kind = Token.Kind(comparison: first) {
      offset += 2
      return kind
    }
    if let kind = Token.Kind(character: first) {
      offset += 1
      return kind
    }
    if first == UInt8(ascii: "|") || first == UInt8(ascii: "&") {
      offset += 1
      if second == first {
        offset += 1
      } else {
        let range = file.range(offset, min(offset + 1, bytes.count))
        log.report(.missingSecond(Unicode.Scalar(first), at: range))
      }
      return first == UInt8(ascii: "|") ? .or : .and
    }
    let start = offset
    if let character = takeScalar(log: &log) {
      log.report(.illegalCharacter(character, at: file.range(start, offset)))
    }
    return .illegal
  }
}

extension Diagnostic {
  fileprivate static func singleQuotes(_ range: SourceRange) -> Self {
    .error("illegal single-quoted string; use double quotes", at: range)
  }

  fileprivate static func exponentWithoutDigits(_ range: SourceRange) -> Self {
    .error("exponent has no digits", at: range)
  }

  fileprivate static func missingSecond(_ character: Unicode.Scalar, at range: SourceRange) -> Self
  {
    .error("missing second \(character) in \(character)\(character)", at: range)
  }

  fileprivate static func illegalCharacter(_ character: Unicode.Scalar, at range: SourceRange)
    -> Self
  {
    .error("illegal character \(character.described)", at: range)
  }
}
