/// The values of JSON.
extension ByteBuffer {
  /// Appends valid UTF-8 as a string.
  mutating func append(quoted text: UnsafeRawBufferPointer) {
    append(0x22)
    var start = 0
    for i in text.indices {
      let byte = text[i]
      guard byte < 0x20 || byte == 0x22 || byte == 0x5c else { continue }
      append(UnsafeRawBufferPointer(rebasing: text[start..<i]))
      start = i + 1
      append(escaped: byte)
    }
    append(UnsafeRawBufferPointer(rebasing: text[start...]))
    append(0x22)
  }

  /// Appends a character that may not stand in a string as it is.
  private mutating func append(escaped byte: UInt8) {
    append(0x5c)
    switch byte {
    case 0x22, 0x5c: append(byte)
    case 0x08: append(0x62)
    case 0x09: append(0x74)
    case 0x0a: append(0x6e)
    case 0x0c: append(0x66)
    case 0x0d: append(0x72)
    default:
      append("u00")
      append(digit: byte >> 4)
      append(digit: byte & 15)
    }
  }

  /// Appends bytes as a string of hexadecimal digits.
  mutating func append(hexadecimal bytes: UnsafeRawBufferPointer) {
    append(0x22)
    for byte in bytes {
      append(digit: byte >> 4)
      append(digit: byte & 15)
    }
    append(0x22)
  }

  /// Appends a hexadecimal digit.
  @inline(__always)
  private mutating func append(digit value: UInt8) {
    append(value < 10 ? 0x30 + value : 0x57 + value)
  }

  /// Appends bytes as a string in Base64.
  mutating func append(base64 bytes: UnsafeRawBufferPointer) {
    append(0x22)
    Base64.encode(bytes, isPadded: true).withUnsafeBytes { append($0) }
    append(0x22)
  }

  /// Appends a number in digits.
  mutating func append(decimal value: Int64) {
    if value < 0 { append(0x2d) }
    append(decimal: value.magnitude)
  }

  /// Appends a number in digits.
  mutating func append(decimal value: UInt64) {
    var rest = value
    withUnsafeTemporaryAllocation(byteCount: 20, alignment: 1) { digits in
      var start = 20
      repeat {
        start -= 1
        digits[start] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      } while rest > 0
      append(UnsafeRawBufferPointer(rebasing: digits[start...]))
    }
  }

  /// Appends a number with as few digits as tell it from all others; as a string where JSON has none.
  mutating func append(number value: Double) {
    if value.isNaN {
      append("\"NaN\"")
    } else if value.isInfinite {
      append(value < 0 ? "\"-Infinity\"" : "\"Infinity\"")
    } else if value.magnitude < 1e15, value == value.rounded(.towardZero),
      !(value == 0 && value.sign == .minus)
    {
      append(decimal: Int64(value))
    } else {
      append(value.description)
    }
  }
}
