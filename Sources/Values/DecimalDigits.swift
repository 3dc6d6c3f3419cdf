/// A floating-point number as the fewest decimal digits that tell it apart, and the place of the
/// decimal point.
public struct DecimalDigits {
  /// Whether the number is below zero, or is negative zero.
  let isNegative: Bool
  /// The significant digits, in ASCII, without leading or trailing zeros; empty for zero.
  let digits: [UInt8]
  /// Where the point stands: the number is `0.digits` times ten to this power.
  let point: Int
  /// What is printed for a number that has no digits: an infinity or not-a-number.
  let word: String?

  /// Takes a number apart.
  public init(_ value: Double) {
    isNegative = value.sign == .minus && !value.isNaN
    word = value.isNaN ? "NaN" : value.isInfinite ? (value < 0 ? "-Inf" : "+Inf") : nil
    guard word == nil, value != 0 else {
      digits = []
      point = word == nil ? 1 : 0
      return
    }
    // Swift prints the shortest digits that round-trip, as `123.45`, `5e-324` or `1.5e+20`.
    var digits: [UInt8] = []
    var exponent = 0
    var point: Int?
    let text = Array(value.magnitude.description.utf8)
    for (index, byte) in text.enumerated() {
      if byte == UInt8(ascii: "e") {
        exponent = Int(String(decoding: text[(index + 1)...], as: UTF8.self)) ?? 0
        break
      }
      if byte == UInt8(ascii: ".") { point = digits.count } else { digits.append(byte) }
    }
    let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
    let trailing = digits.reversed().prefix { $0 == UInt8(ascii: "0") }.count
    self.point = (point ?? digits.count) + exponent - leading
    self.digits = Array(digits[leading..<(digits.count - trailing)])
  }

  /// The number without an exponent: `1500`, `0.25`, `-1e21` as 22 digits.
  public var fixed: String {
    if let word { return word }
    let zero = UInt8(ascii: "0")
    var whole = digits.prefix(max(0, point))
    whole.append(contentsOf: repeatElement(zero, count: max(0, point - digits.count)))
    if whole.isEmpty { whole.append(zero) }
    let zeros = repeatElement(zero, count: digits.isEmpty ? 0 : max(0, -point))
    let fraction = Array(zeros) + digits.dropFirst(max(0, point))
    return (isNegative ? "-" : "") + String(decoding: whole, as: UTF8.self)
      + (fraction.isEmpty ? "" : "." + String(decoding: fraction, as: UTF8.self))
  }

  /// The number with an exponent of at least two digits: `1.5e+06`, `5e-324`.
  public var scientific: String { scientific(exponentDigits: 2) }

  /// The number with an exponent of at least so many digits.
  public func scientific(exponentDigits: Int) -> String {
    if let word { return word }
    let first = digits.isEmpty ? [UInt8(ascii: "0")] : digits.prefix(1)
    let fraction = digits.dropFirst()
    let power = String((point - 1).magnitude)
    return (isNegative ? "-" : "") + String(decoding: first, as: UTF8.self)
      + (fraction.isEmpty ? "" : "." + String(decoding: fraction, as: UTF8.self))
      + (point < 1 ? "e-" : "e+")
      + String(repeating: "0", count: max(0, exponentDigits - power.utf8.count)) + power
  }

  /// The number in the way of `%g`: an exponent is written when it is below -4 or above 5.
  public var general: String {
    let exponent = point - 1
    return exponent < -4 || exponent >= 6 ? scientific : fixed
  }
}
