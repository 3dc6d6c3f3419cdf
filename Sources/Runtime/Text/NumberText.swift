import Glibc
import Values

extension Double {
  /// The number as JSON has it, and JavaScript: an exponent below 1e-6 and from 1e21 on.
  var jsonText: String {
    if isNaN { return "NaN" }
    if isInfinite { return self < 0 ? "-Infinity" : "Infinity" }
    guard magnitude != 0, magnitude < 1e-6 || magnitude >= 1e21 else {
      return DecimalDigits(self).fixed
    }
    return DecimalDigits(self).scientific(exponentDigits: 1)
  }

  /// The number as Go's `%v` has it: an exponent below 1e-4 and from 1e21 on.
  var shortText: String {
    let digits = DecimalDigits(self)
    return magnitude != 0 && (magnitude < 1e-4 || magnitude >= 1e21)
      ? digits.scientific : digits.fixed
  }

  /// The number with six digits behind the point.
  var sixDigits: String {
    guard isFinite else { return DecimalDigits(self).fixed }
    var buffer = [CChar](repeating: 0, count: 400)
    // Sound: no number of this type takes more than 318 bytes in this form.
    let count = withVaList([self]) { vsnprintf(&buffer, buffer.count, "%f", $0) }
    return String(decoding: buffer.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

extension [UInt8] {
  /// The bytes as hexadecimal digits, as identifiers are shown.
  var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

extension UInt64? {
  /// Nanoseconds since 1970, which nothing is, as a time: `2026-01-02 03:04:05.5 +0000 UTC`.
  var timestamp: String {
    let time = self ?? 0
    var bytes: [UInt8] = []
    WallTime(seconds: Int64(time / 1_000_000_000), nanoseconds: Int32(time % 1_000_000_000))
      .appendRFC3339(to: &bytes)
    let text = bytes.dropLast().map { $0 == UInt8(ascii: "T") ? UInt8(ascii: " ") : $0 }
    return String(decoding: text, as: UTF8.self) + " +0000 UTC"
  }

  /// The number as one of 32 bits without sign.
  var counter: UInt32 { UInt32(truncatingIfNeeded: self ?? 0) }

  /// The number as one of 32 bits with sign.
  var signed32: Int32 { Int32(truncatingIfNeeded: self ?? 0) }

  /// The number as one that was written with its sign in the lowest bit.
  var zigZag32: Int32 {
    let bits = counter
    return Int32(bitPattern: bits >> 1) ^ -Int32(bits & 1)
  }
}
