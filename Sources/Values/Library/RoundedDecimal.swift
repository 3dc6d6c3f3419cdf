import Glibc

/// Floating-point numbers with a given number of decimal places, rounded exactly.
enum RoundedDecimal {
  /// How a number is laid out; the raw value is the letter that C has for it.
  enum Layout: String {
    case fixed = "f"
    case scientific = "e"
    case general = "g"
  }

  /// The number with so many places.
  static func text(_ number: Double, _ layout: Layout, _ places: Int) -> String {
    // The longest number has 309 digits before the point.
    var buffer = [CChar](repeating: 0, count: places + 320)
    let length = withVaList([CInt(places), number]) {
      vsnprintf(&buffer, buffer.count, "%.*" + layout.rawValue, $0)
    }
    return String(decoding: buffer.prefix(Int(length)).map(UInt8.init), as: UTF8.self)
  }
}
