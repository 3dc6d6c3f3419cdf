extension Unicode.Scalar {
  /// Whether the code point leaves a mark on paper; of the white space only the blank counts.
  var isPrintable: Bool {
    if isASCII { return value >= 0x20 && value < 0x7f }
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned: return false
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: return false
    default: return true
    }
  }
}

extension String {
  /// The text in double quotes, with what can't be shown escaped: the form that the reference
  /// implementation, written in Go, uses for object keys and in messages.
  var goQuoted: String {
    var result = "\""
    for scalar in unicodeScalars { result += scalar.goEscaped }
    return result + "\""
  }
}

extension Unicode.Scalar {
  /// The code point as it stands between double quotes.
  fileprivate var goEscaped: String {
    switch self {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\u{07}": return "\\a"
    case "\u{08}": return "\\b"
    case "\u{0c}": return "\\f"
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    case "\u{0b}": return "\\v"
    case _ where isPrintable: return String(self)
    case _ where value < 0x80: return "\\x" + hexadecimal(2)
    case _ where value < 0x10000: return "\\u" + hexadecimal(4)
    default: return "\\U" + hexadecimal(8)
    }
  }

  /// The code point's number with at least `width` digits.
  private func hexadecimal(_ width: Int) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
