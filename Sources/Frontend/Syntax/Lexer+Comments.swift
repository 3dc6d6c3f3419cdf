extension Lexer {
  /// Whether a comment starts at the current byte.
  var isAtComment: Bool {
    guard current == UInt8(ascii: "/") else { return false }
    let second = byte(at: offset + 1)
    return second == UInt8(ascii: "/") || second == UInt8(ascii: "*")
  }

  /// Whether a comment starts at the current byte and no token follows it on the line on which it
  /// ends, or it spans lines.
  var isAtCommentEndingLine: Bool {
    var ahead = self
    while ahead.isAtComment {
      if ahead.byte(at: ahead.offset + 1) == UInt8(ascii: "/") { return true }
      let start = ahead.offset
      ahead.skipBlockComment()
      if bytes[start..<ahead.offset].contains(UInt8(ascii: "\n")) { return true }
      while ahead.offset < bytes.count, ahead.current.isBlank { ahead.offset += 1 }
      if ahead.offset == bytes.count || ahead.current == UInt8(ascii: "\n") { return true }
    }
    return false
  }

  /// Takes the comment at the current byte. A line comment ends before the newline.
  mutating func takeComment(log: inout DiagnosticSet) {
    let start = offset
    if byte(at: offset + 1) == UInt8(ascii: "/") {
      while offset < bytes.count, current != UInt8(ascii: "\n") { takeCharacter(log: &log) }
      return
    }
    let isClosed = skipBlockComment()
    let end = offset
    offset = start
    while offset < end { takeCharacter(log: &log) }
    if !isClosed { log.report(.unterminatedComment(file.range(start, start + 2))) }
  }

  /// Moves behind the block comment at the current byte and returns whether it is closed.
  @discardableResult
  private mutating func skipBlockComment() -> Bool {
    offset += 2
    while offset < bytes.count {
      if current == UInt8(ascii: "*") && byte(at: offset + 1) == UInt8(ascii: "/") {
        offset += 2
        return true
      }
      offset += 1
    }
    return false
  }
}

extension UInt8 {
  /// Whether this is white space within a line.
  fileprivate var isBlank: Bool {
    self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == UInt8(ascii: "\r")
  }
}

extension Diagnostic {
  fileprivate static func unterminatedComment(_ range: SourceRange) -> Self {
    .error("block comment not terminated", at: range)
  }
}
