/// A number with the kind it was written or computed in.
public enum Number: Sendable {
  case unsigned(UInt64)
  case signed(Int64)
  case float(Double)

  /// The number as a 64-bit integer: fractions are cut off, too large ones wrap.
  public var int64: Int64 {
    switch self {
    case .unsigned(let value): Int64(bitPattern: value)
    case .signed(let value): value
    case .float(let value): Number.truncate(value)
    }
  }

  /// The number as an unsigned 64-bit integer: fractions are cut off, negative ones wrap.
  public var uint64: UInt64 {
    switch self {
    case .unsigned(let value): value
    case .signed(let value): UInt64(bitPattern: value)
    case .float(let value) where value >= 0x1p63:
      UInt64(bitPattern: Number.truncate(value - 0x1p63)) ^ (1 << 63)
    case .float(let value): UInt64(bitPattern: Number.truncate(value))
    }
  }

  /// The number as a floating-point number, rounded when it is a large integer.
  public var double: Double {
    switch self {
    case .unsigned(let value): Double(value)
    case .signed(let value): Double(value)
    case .float(let value): value
    }
  }

  /// The number without its fraction; what does not fit becomes the smallest integer, which is
  /// what a 64-bit processor answers and Alloy shows.
  private static func truncate(_ value: Double) -> Int64 {
    guard value >= -0x1p63, value < 0x1p63 else { return Int64.min }
    return Int64(value)
  }
}

extension Number {
  /// Reads a NUMBER or FLOAT token. A leading `0` means octal; digits that are not octal, and
  /// integers of more than 64 bits, are read as a floating-point number.
  ///
  /// Returns nil when the text is no number or its exponent is out of range.
  public init?(literal text: String) {
    let isInteger = text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    let isOctal = text.utf8.count > 1 && text.utf8.first == 0x30
    if isInteger, let value = Int64(text, radix: isOctal ? 8 : 10) {
      self = .signed(value)
    } else if isInteger, let value = UInt64(text, radix: isOctal ? 8 : 10) {
      self = .unsigned(value)
    } else if let value = finiteDouble(text) {
      self = .float(value)
    } else {
      return nil
    }
  }

  /// Reads a number that came as a string: decimal, signed only behind a `-`, floating-point only
  /// with a `.` or an exponent.
  ///
  /// Returns nil when the text is no number of that form.
  public init?(string text: String) {
    if text.utf8.first == UInt8(ascii: "-") {
      guard let value = Int64(text) else { return nil }
      self = .signed(value)
    } else if text.utf8.contains(where: { ".eE".utf8.contains($0) }) {
      guard let value = finiteDouble(text) else { return nil }
      self = .float(value)
    } else {
      guard text.utf8.first != UInt8(ascii: "+"), let value = UInt64(text) else { return nil }
      self = .unsigned(value)
    }
  }
}

extension Number: CustomStringConvertible {
  /// The number in decimal, without an exponent and with the fewest digits that tell it apart.
  public var description: String {
    switch self {
    case .unsigned(let value): String(value)
    case .signed(let value): String(value)
    case .float(let value): DecimalDigits(value).fixed
    }
  }
}

/// The finite decimal number that `text` spells, with optional sign, fraction and exponent.
func finiteDouble(_ text: String) -> Double? {
  let allowed = text.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
  guard allowed, let value = Double(text), value.isFinite else { return nil }
  return value
}
