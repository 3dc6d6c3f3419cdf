/// Base64 (RFC 4648), as gRPC carries binary metadata in headers.
// Nothing here is generic: the code made for what one component encodes would be linked with it by all
// that encode the same.
public enum Base64 {
  /// The 64 digits in order.
  private static let digits: StaticString =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

  /// Encodes bytes, without padding unless it is asked for: gRPC wants none, HTTP does.
  public static func encode(_ bytes: UnsafeRawBufferPointer, isPadded: Bool = false) -> [UInt8] {
    var text: [UInt8] = []
    var bits: UInt32 = 0
    var count: UInt32 = 0
    for byte in bytes {
      bits = bits << 8 | UInt32(byte)
      count += 8
      while count >= 6 {
        count -= 6
        text.append(digit(bits >> count))
      }
    }
    if count > 0 { text.append(digit(bits << (6 - count))) }
    while isPadded, text.count % 4 != 0 { text.append(UInt8(ascii: "=")) }
    return text
  }

  /// Encodes bytes.
  public static func encode(_ bytes: [UInt8], isPadded: Bool = false) -> [UInt8] {
    bytes.withUnsafeBytes { encode($0, isPadded: isPadded) }
  }

  /// Bytes as text.
  public static func text(of bytes: [UInt8], isPadded: Bool = false) -> String {
    String(decoding: encode(bytes, isPadded: isPadded), as: UTF8.self)
  }

  /// The bytes of a string as text.
  public static func text(of string: String, isPadded: Bool = false) -> String {
    text(of: Array(string.utf8), isPadded: isPadded)
  }

  /// Decodes text, padded or not.
  ///
  /// - Returns: nil if it is not Base64.
  public static func decode(_ text: UnsafeRawBufferPointer) -> [UInt8]? {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var digitCount = 0
    var padding = 0
    for character in text {
      if character == UInt8(ascii: "=") {
        padding += 1
        continue
      }
      guard padding == 0, let value = value(of: character) else { return nil }
      bits = bits << 6 | value
      digitCount += 1
      if digitCount % 4 != 1 { bytes.append(UInt8(truncatingIfNeeded: bits >> shift(digitCount))) }
    }
    let isWhole = digitCount % 4 != 1
    return isWhole && (padding == 0 || (digitCount + padding) % 4 == 0 && padding < 3) ? bytes : nil
  }

  /// Decodes text.
  public static func decode(_ text: [UInt8]) -> [UInt8]? { text.withUnsafeBytes { decode($0) } }

  /// Decodes text.
  public static func decode(_ text: String) -> [UInt8]? { decode(Array(text.utf8)) }

  /// How many bits after the last full byte there are when `digitCount` digits have been read.
  private static func shift(_ digitCount: Int) -> UInt32 {
    switch digitCount % 4 {
    case 2: 4
    case 3: 2
    default: 0
    }
  }

  /// The digit for the six lowest bits.
  private static func digit(_ bits: UInt32) -> UInt8 {
    // Sound: there are 64 digits.
    digits.utf8Start[Int(bits & 63)]
  }

  /// The value of a digit, in the usual or the URL-safe alphabet.
  private static func value(of character: UInt8) -> UInt32? {
    switch character {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character - UInt8(ascii: "a") + 26)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character - UInt8(ascii: "0") + 52)
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
