/// A number as JSON writes it: a sign, digits, and a power of ten.
struct JSONNumber {
  /// The number's own text.
  private let text: UnsafeRawBufferPointer
  private var isNegative = false
  /// The digits without the point.
  private var digits: UInt64 = 0
  private var exponent = 0
  /// Whether there are more digits than `digits` can hold.
  private var isCut = false

  /// Nil if the text is no number.
  init?(_ text: UnsafeRawBufferPointer) {
    self.text = text
    var rest = text[...]
    if rest.first == 0x2d {
      isNegative = true
      rest = rest.dropFirst()
    }
    let whole = rest.prefix(while: \.isDigit)
    guard !whole.isEmpty, whole.count == 1 || whole.first != 0x30 else { return nil }
    for digit in whole where !append(digit) { exponent += 1 }
    rest = rest.dropFirst(whole.count)
    if rest.first == 0x2e {
      let fraction = rest.dropFirst().prefix(while: \.isDigit)
      guard !fraction.isEmpty else { return nil }
      for digit in fraction where append(digit) { exponent -= 1 }
      rest = rest.dropFirst(fraction.count + 1)
    }
    if rest.first == 0x45 || rest.first == 0x65 {
      guard let power = JSONNumber.power(rest.dropFirst()) else { return nil }
      exponent += power
      return
    }
    guard rest.isEmpty else { return nil }
  }

  /// Appends a digit. False when there is no room for it.
  private mutating func append(_ digit: UInt8) -> Bool {
    let (scaled, overflow) = digits.multipliedReportingOverflow(by: 10)
    let (sum, carry) = scaled.addingReportingOverflow(UInt64(digit & 15))
    guard !isCut, !overflow, !carry else {
      isCut = true
      return false
    }
    digits = sum
    return true
  }

  /// The power of ten that follows the letter e.
  private static func power(_ text: Slice) -> Int? {
    var rest = text
    let isNegative = rest.first == 0x2d
    if isNegative || rest.first == 0x2b { rest = rest.dropFirst() }
    guard !rest.isEmpty, rest.allSatisfy(\.isDigit) else { return nil }
    // More than that makes no difference.
    let power = rest.reduce(0) { min($0 * 10 + Int($1 & 15), 100_000) }
    return isNegative ? -power : power
  }

  private typealias Slice = Swift.Slice<UnsafeRawBufferPointer>

  /// The number without its sign, if it is whole and not too large.
  private var magnitude: UInt64? {
    guard !isCut else { return nil }
    if digits == 0 { return 0 }
    guard exponent.magnitude <= 20 else { return nil }
    var result = digits
    for _ in 0..<exponent.magnitude {
      if exponent < 0 {
        guard result % 10 == 0 else { return nil }
        result /= 10
      } else {
        let (scaled, overflow) = result.multipliedReportingOverflow(by: 10)
        if overflow { return nil }
        result = scaled
      }
    }
    return result
  }

  /// The number as an unsigned integer, if it is one.
  var unsigned: UInt64? {
    guard let magnitude, !isNegative || magnitude == 0 else { return nil }
    return magnitude
  }

  /// The number as a signed integer, if it is one.
  var signed: Int64? {
    guard let magnitude else { return nil }
    guard isNegative else { return Int64(exactly: magnitude) }
    return magnitude == 1 << 63 ? .min : Int64(exactly: magnitude).map { -$0 }
  }

  /// The nearest floating-point number, if there is a finite one.
  var double: Double? {
    if !isCut, digits <= 1 << 53, exponent.magnitude <= 22 {
      // Both are exact, so their quotient or product is the nearest.
      var scale = 1.0
      for _ in 0..<exponent.magnitude { scale *= 10 }
      let value = exponent < 0 ? Double(digits) / scale : Double(digits) * scale
      return isNegative ? -value : value
    }
    guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else {
      return nil
    }
    return value
  }
}

extension UInt8 {
  /// Whether the byte is a decimal digit.
  fileprivate var isDigit: Bool { self >= 0x30 && self <= 0x39 }
}
