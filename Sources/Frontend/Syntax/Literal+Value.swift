import Values

extension AST.Literal {
  /// The value that the literal stands for. Bytes that escapes form and that aren't UTF-8 become
  /// U+FFFD.
  public var value: Value {
    switch kind {
    case .null: .null
    case .bool: .bool(text == "true")
    case .number: .number(Self.number(text))
    case .float: .number(.float(Double(text) ?? .infinity))
    case .string: .string(String(decoding: stringBytes, as: UTF8.self))
    }
  }

  /// The bytes of a string literal, escapes decoded. A raw string loses its carriage returns.
  public var stringBytes: [UInt8] {
    let inner = text.utf8.dropFirst().dropLast()
    if text.utf8.first == UInt8(ascii: "`") { return inner.filter { $0 != UInt8(ascii: "\r") } }
    var decoder = EscapeDecoder(rest: inner)
    return decoder.decode()
  }

  /// Returns the number written as `digits`. A leading zero means octal, unless another digit
  /// follows that isn't; what doesn't fit 64 bits is a float.
  private static func number(_ digits: String) -> Number {
    let radix = digits.utf8.count > 1 && digits.utf8.first == UInt8(ascii: "0") ? 8 : 10
    if let signed = Int64(digits, radix: radix) { return .signed(signed) }
    if let unsigned = UInt64(digits, radix: radix) { return .unsigned(unsigned) }
    return .float(Double(digits) ?? .infinity)
  }
}

/// Decodes the escapes of a string that the lexer has accepted.
private struct EscapeDecoder {
  var rest: Substring.UTF8View

  /// Returns the decoded bytes.
  mutating func decode() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(rest.count)
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\"), let kind = rest.popFirst() {
        appendEscape(kind, to: &bytes)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  /// Appends what the escape `\kind...` stands for.
  private mutating func appendEscape(_ kind: UInt8, to bytes: inout [UInt8]) {
    switch kind {
    case UInt8(ascii: "a"): bytes.append(0x07)
    case UInt8(ascii: "b"): bytes.append(0x08)
    case UInt8(ascii: "f"): bytes.append(0x0c)
    case UInt8(ascii: "n"): bytes.append(0x0a)
    case UInt8(ascii: "r"): bytes.append(0x0d)
    case UInt8(ascii: "t"): bytes.append(0x09)
    case UInt8(ascii: "v"): bytes.append(0x0b)
    case UInt8(ascii: "x"): bytes.append(UInt8(truncatingIfNeeded: digits(2, radix: 16)))
    case UInt8(ascii: "u"): append(scalar: digits(4, radix: 16), to: &bytes)
    case UInt8(ascii: "U"): append(scalar: digits(8, radix: 16), to: &bytes)
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      let high = UInt32(kind - UInt8(ascii: "0")) << 6
      bytes.append(UInt8(truncatingIfNeeded: high + digits(2, radix: 8)))
    default: bytes.append(kind)
    }
  }

  /// Takes `count` digits off the front and returns their value.
  private mutating func digits(_ count: Int, radix: Int) -> UInt32 {
    let text = String(Substring(rest.prefix(count)))
    rest = rest.dropFirst(count)
    return UInt32(text, radix: radix) ?? 0
  }

  /// Appends the UTF-8 form of a code point.
  private func append(scalar: UInt32, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: Array(String(Unicode.Scalar(scalar) ?? "\u{fffd}").utf8))
  }
}
