/// Base64 with padding, in the usual or the URL-safe alphabet.
struct Base64 {
  /// The 64 characters, by value.
  private let alphabet: [UInt8]
  /// The value of each character, 64 for all others.
  private let values: [UInt8]

  /// The usual alphabet.
  static let standard = Base64(last: "+/")
  /// The alphabet that needs no escapes in URLs.
  static let urlSafe = Base64(last: "-_")

  /// The alphabet whose last two characters are `last`.
  private init(last: String) {
    let text = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + last
    alphabet = Array(text.utf8)
    var values = [UInt8](repeating: 64, count: 256)
    for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
    self.values = values
  }

  /// The text for `bytes`.
  func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - group.count))
      for index in 0..<4 {
        let value = Int(bits >> (18 - 6 * UInt32(index)) & 63)
        text.append(index <= group.count ? alphabet[value] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Where a text stops being base64.
  struct Corruption: Error {
    /// The offset of the first byte that does not belong.
    let offset: Int
  }

  /// The bytes that `text` stands for. Line ends are skipped wherever they are.
  func decode(_ text: [UInt8]) throws(Corruption) -> [UInt8] {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    var index = 0
    while index < text.count {
      let character = text[index]
      defer { index += 1 }
      if isLineEnd(character) { continue }
      if character == UInt8(ascii: "=") {
        try checkPadding(text, at: index, after: count)
        append(bits << (6 * UInt32(4 - count)), count: count - 1, to: &bytes)
        return bytes
      }
      guard values[Int(character)] < 64 else { throw Corruption(offset: index) }
      bits = bits << 6 | UInt32(values[Int(character)])
      count += 1
      if count == 4 {
        append(bits, count: 3, to: &bytes)
        bits = 0
        count = 0
      }
    }
    // An incomplete group without padding is blamed on its first byte, as far as line ends allow.
    guard count == 0 else { throw Corruption(offset: text.count - count) }
    return bytes
  }

  /// Checks that the padding which starts at `index`, behind `count` characters of a group,
  /// completes the group and the text.
  private func checkPadding(
    _ text: [UInt8], at index: Int, after count: Int
  ) throws(Corruption) {
    guard count >= 2 else { throw Corruption(offset: index) }
    var next = skipLineEnds(text, from: index + 1)
    if count == 2 {
      guard next < text.count else { throw Corruption(offset: text.count) }
      guard text[next] == UInt8(ascii: "=") else { throw Corruption(offset: next - 1) }
      next = skipLineEnds(text, from: next + 1)
    }
    guard next == text.count else { throw Corruption(offset: next) }
  }

  /// The offset of the next byte that is no line end.
  private func skipLineEnds(_ text: [UInt8], from start: Int) -> Int {
    text[start...].firstIndex { !isLineEnd($0) } ?? text.count
  }

  /// Whether a byte is part of a line end.
  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// Appends the upper `count` bytes of 24 bits.
  private func append(_ bits: UInt32, count: Int, to bytes: inout [UInt8]) {
    for index in 0..<count { bytes.append(UInt8(bits >> (16 - 8 * UInt32(index)) & 255)) }
  }
}
