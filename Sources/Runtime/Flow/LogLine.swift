import Values

/// The bytes of one log line, as Alloy writes them: the quoting and the order are those of Go's
/// `log/slog`, which Alloy logs through.
enum LogLine {
  /// Renders a line with its line feed.
  static func bytes(
    _ format: LogFormat, _ time: WallTime, _ level: LogLevel, _ message: String,
    _ fields: [(String, any LogValue)], longestMessage: Int = Log.longestText
  ) -> [UInt8] {
    let message = cut(message, longestMessage)
    var line: [UInt8] = []
    line.reserveCapacity(256)
    switch format {
    case .logfmt:
      line += "ts=".utf8
      time.appendRFC3339(to: &line)
      line += " level=\(level.name)".utf8
      if !message.isEmpty { appendPair("msg", message, to: &line) }
      for (key, value) in fields { appendPair(key, cut(value.logText), to: &line) }
    case .json:
      line += "{\"ts\":\"".utf8
      time.appendRFC3339(to: &line)
      line += "\",\"level\":\"\(level.name)\"".utf8
      if !message.isEmpty { appendMember("msg", message, bare: false, to: &line) }
      for (key, value) in fields {
        appendMember(key, cut(value.logText), bare: value.isBareInJSON, to: &line)
      }
      line.append(UInt8(ascii: "}"))
    }
    line.append(UInt8(ascii: "\n"))
    return line
  }

  /// Appends ` key=value`, each quoted where it must be.
  private static func appendPair(_ key: String, _ value: String, to line: inout [UInt8]) {
    line.append(UInt8(ascii: " "))
    line += (needsQuotes(key) ? quoted(key) : key).utf8
    line.append(UInt8(ascii: "="))
    line += (needsQuotes(value) ? quoted(value) : value).utf8
  }

  /// Appends `,"key":value`.
  private static func appendMember(
    _ key: String, _ value: String, bare: Bool, to line: inout [UInt8]
  ) {
    line.append(UInt8(ascii: ","))
    appendJSON(key, to: &line)
    line.append(UInt8(ascii: ":"))
    if bare { line += value.utf8 } else { appendJSON(value, to: &line) }
  }

  /// The text, or its beginning when it is longer than a line should carry.
  private static func cut(_ text: String, _ limit: Int = Log.longestText) -> String {
    guard text.utf8.count > limit else { return text }
    let end = text.utf8.index(text.startIndex, offsetBy: limit)
    return text[..<end.roundedDownToScalar(in: text)] + "..."
  }

  /// Whether a key or value must be quoted to be read back.
  private static func needsQuotes(_ text: String) -> Bool {
    text.isEmpty
      || text.unicodeScalars.contains { scalar in
        scalar.isASCII
          ? scalar.value <= 0x20 || scalar == "=" || scalar == "\""
          : scalar == "\u{FFFD}" || !isPrintable(scalar)
      }
  }

  /// Appends a JSON string.
  private static func appendJSON(_ text: String, to line: inout [UInt8]) {
    line.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": line += "\\\"".utf8
      case "\\": line += "\\\\".utf8
      case "\n": line += "\\n".utf8
      case "\r": line += "\\r".utf8
      case "\t": line += "\\t".utf8
      case _ where scalar.value < 0x20 || scalar == "\u{2028}" || scalar == "\u{2029}":
        line += "\\u".utf8
        let digits = String(scalar.value, radix: 16)
        line += String(repeating: "0", count: 4 - digits.utf8.count).utf8
        line += digits.utf8
      default: line += UTF8.encode(scalar)!
      }
    }
    line.append(UInt8(ascii: "\""))
  }
}

extension String.Index {
  /// The nearest index at or before this one at which a character of `text` begins.
  fileprivate func roundedDownToScalar(in text: String) -> String.Index {
    var index = self
    while index.samePosition(in: text.unicodeScalars) == nil {
      index = text.utf8.index(before: index)
    }
    return index
  }
}
