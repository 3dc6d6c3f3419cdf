/// Writes a value as JSON without blanks, keys sorted. What could be taken for HTML is escaped.
struct JSONWriter {
  /// What has been written.
  private(set) var text = ""

  /// Writes a value.
  mutating func write(_ value: Value) throws(OperationError) {
    switch value {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let number): try write(number)
    case .string(let string), .secret(let string, _): write(string)
    case .bytes(let bytes): text += "[" + bytes.map(\.description).joined(separator: ",") + "]"
    case .array(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += "," }
        try write(element)
      }
      text += "]"
    case .object(let fields):
      text += "{"
      for (index, field) in fields.inKeyOrder.enumerated() {
        if index > 0 { text += "," }
        write(field.key)
        text += ":"
        try write(field.value)
      }
      text += "}"
    case .function, .capsule:
      throw .failure("json: unsupported type: \(value.typeName)")
    }
  }

  /// Writes a number; only very large and very small ones get an exponent.
  private mutating func write(_ number: Number) throws(OperationError) {
    guard case .float(let value) = number else {
      text += number.description
      return
    }
    let digits = DecimalDigits(value)
    guard value.isFinite else { throw .failure("json: unsupported value: \(digits.fixed)") }
    let isPlain = value == 0 || (1e-6..<1e21).contains(value.magnitude)
    text += isPlain ? digits.fixed : digits.scientific(exponentDigits: value.magnitude < 1 ? 1 : 2)
  }

  /// Writes a string in quotes.
  private mutating func write(_ string: String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\u{08}": text += "\\b"
      case "\u{0C}": text += "\\f"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "<", ">", "&", "\u{2028}", "\u{2029}":
        text += "\\u" + hexadecimal(scalar.value, digits: 4)
      case _ where scalar.value < 0x20: text += "\\u" + hexadecimal(scalar.value, digits: 4)
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
