import Values

extension Duration: ConfigValue {
  public static var kind: AttributeKind { .duration }

  public init(_ value: Value) throws(ConversionError) {
    if value.isNull {
      self = .zero
    } else {
      self = .nanoseconds(try DurationText.nanoseconds(of: try value.string()))
    }
  }

  /// The duration in whole nanoseconds; longer than 292 years is cut to that.
  var wholeNanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, carry) = product.addingReportingOverflow(attoseconds / 1_000_000_000)
    return overflow || carry ? (seconds < 0 ? .min : .max) : sum
  }

  public var swiftLiteral: String {
    let nanoseconds = wholeNanoseconds
    for (unit, name) in [
      (1_000_000_000, "seconds"), (1_000_000, "milliseconds"), (1000, "microseconds"),
    ] where nanoseconds % Int64(unit) == 0 {
      return ".\(name)(\(nanoseconds / Int64(unit)))"
    }
    return ".nanoseconds(\(nanoseconds))"
  }

  public var alloyLiteral: String { quoted(text) }

  /// The duration as people write it: `1h0m0s`, `1.5s`, `200ms`, `0s`.
  public var text: String { DurationText.text(nanoseconds: wholeNanoseconds) }
}

/// Durations as text: `1h2m3.5s`, with the units ns, us, ms, s, m and h.
enum DurationText {
  /// Reads a duration: numbers with units, one after another, under one sign.
  static func nanoseconds(of text: String) throws(ConversionError) -> Int64 {
    var rest = Substring(text).utf8
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    if rest.elementsEqual("0".utf8) { return 0 }
    guard !rest.isEmpty else { throw .invalidDuration(text) }
    var total: UInt64 = 0
    while !rest.isEmpty {
      let (sum, overflow) = total.addingReportingOverflow(try readTerm(from: &rest, of: text))
      guard !overflow, sum <= 1 << 63 else { throw .invalidDuration(text) }
      total = sum
    }
    if isNegative { return Int64(bitPattern: 0 &- total) }
    guard total < 1 << 63 else { throw .invalidDuration(text) }
    return Int64(total)
  }

  /// Reads one number with its unit, in nanoseconds.
  private static func readTerm(
    from rest: inout Substring.UTF8View, of text: String
  ) throws(ConversionError) -> UInt64 {
    let whole = readDigits(from: &rest)
    var fraction = Substring("").utf8
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      fraction = readDigits(from: &rest)
    }
    guard !whole.isEmpty || !fraction.isEmpty else { throw .invalidDuration(text) }
    let name = rest.prefix { $0 != UInt8(ascii: ".") && !isDigit($0) }
    rest = rest.dropFirst(name.count)
    if name.isEmpty { throw .missingUnit(text) }
    guard let unit = unit(String(Substring(name))) else {
      throw .unknownUnit(String(Substring(name)), text)
    }
    guard let count = whole.isEmpty ? 0 : UInt64(Substring(whole)),
      case (let product, false) = count.multipliedReportingOverflow(by: unit)
    else { throw .invalidDuration(text) }
    return product &+ parts(of: unit, fraction: fraction)
  }

  /// The nanoseconds that a decimal fraction of a unit makes, cut off.
  private static func parts(of unit: UInt64, fraction: Substring.UTF8View) -> UInt64 {
    var value: UInt64 = 0
    var scale = 1.0
    for digit in fraction {
      guard value < (1 << 63) / 10 - 1 else { break }
      value = value * 10 + UInt64(digit - UInt8(ascii: "0"))
      scale *= 10
    }
    return UInt64(Double(value) * (Double(unit) / scale))
  }

  /// Takes the digits that come first.
  private static func readDigits(from rest: inout Substring.UTF8View) -> Substring.UTF8View {
    let digits = rest.prefix(while: isDigit)
    rest = rest.dropFirst(digits.count)
    return digits
  }

  /// Whether a byte is a decimal digit.
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// The length of a unit in nanoseconds.
  private static func unit(_ name: String) -> UInt64? {
    switch name {
    case "ns": 1
    case "us", "\u{B5}s", "\u{3BC}s": 1000
    case "ms": 1_000_000
    case "s": 1_000_000_000
    case "m": 60_000_000_000
    case "h": 3_600_000_000_000
    default: nil
    }
  }

  /// Writes a duration: `1h0m0s`, `1.5s`, `200ms`, `0s`.
  static func text(nanoseconds: Int64) -> String {
    let sign = nanoseconds < 0 ? "-" : ""
    let total = nanoseconds.magnitude
    if total == 0 { return "0s" }
    for (unit, name) in [(1, "ns"), (1000, "µs"), (1_000_000, "ms")] as [(UInt64, String)]
    where total < unit * 1000 {
      return sign + decimal(total, unit: unit) + name
    }
    let minutes = total / 60_000_000_000
    let seconds = decimal(total % 60_000_000_000, unit: 1_000_000_000) + "s"
    if minutes == 0 { return sign + seconds }
    if minutes < 60 { return "\(sign)\(minutes)m\(seconds)" }
    return "\(sign)\(minutes / 60)h\(minutes % 60)m\(seconds)"
  }

  /// A number of units with the fraction that is needed.
  private static func decimal(_ value: UInt64, unit: UInt64) -> String {
    var fraction = value % unit
    if fraction == 0 { return String(value / unit) }
    var digits = String(unit).utf8.count - 1
    while fraction % 10 == 0 {
      fraction /= 10
      digits -= 1
    }
    let text = String(fraction)
    let zeros = String(repeating: "0", count: digits - text.utf8.count)
    return "\(value / unit).\(zeros)\(text)"
  }
}

extension ConversionError {
  fileprivate static func invalidDuration(_ text: String) -> ConversionError {
    ConversionError("time: invalid duration \(quoted(text))")
  }

  fileprivate static func missingUnit(_ text: String) -> ConversionError {
    ConversionError("time: missing unit in duration \(quoted(text))")
  }

  fileprivate static func unknownUnit(_ unit: String, _ text: String) -> ConversionError {
    ConversionError("time: unknown unit \(quoted(unit)) in duration \(quoted(text))")
  }
}
