import Glibc

/// Bytes of a message head, as they came: a view that is valid only while its buffer is, that is
/// during the call that hands it over. Whoever keeps them makes a `String` of them.
public struct HTTPText {
  /// The bytes themselves.
  public let bytes: UnsafeRawBufferPointer

  public init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Number of bytes.
  public var count: Int { bytes.count }

  /// Whether there are no bytes.
  public var isEmpty: Bool { bytes.isEmpty }

  /// A copy as a string; bytes that are not UTF-8 are replaced.
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether the bytes are exactly those of `other`.
  public static func == (text: HTTPText, other: StaticString) -> Bool {
    text.count == other.utf8CodeUnitCount
      && (text.isEmpty || memcmp(text.bytes.baseAddress!, other.utf8Start, text.count) == 0)
  }

  /// Whether the bytes are exactly those of `other`.
  public static func == (text: HTTPText, other: String) -> Bool {
    text.bytes.elementsEqual(other.utf8)
  }

  /// Whether the bytes are those of `lowercase` when the case of ASCII letters is ignored.
  /// - Requires: `lowercase` holds no upper-case letters.
  public func matches(_ lowercase: StaticString) -> Bool {
    guard count == lowercase.utf8CodeUnitCount else { return false }
    let other = lowercase.utf8Start
    for i in 0..<count where bytes[i].lowercased != other[i] { return false }
    return true
  }

  /// Whether the bytes are those of `lowercase` when the case of ASCII letters is ignored.
  /// - Requires: `lowercase` holds no upper-case letters.
  public func matches(_ lowercase: String) -> Bool {
    bytes.lazy.map(\.lowercased).elementsEqual(lowercase.utf8)
  }

  /// Whether the bytes start with `lowercase`, ignoring the case of ASCII letters.
  /// - Requires: `lowercase` holds no upper-case letters.
  public func starts(with lowercase: StaticString) -> Bool {
    guard count >= lowercase.utf8CodeUnitCount else { return false }
    return prefix(lowercase.utf8CodeUnitCount).matches(lowercase)
  }

  /// The first bytes, at most `n`.
  public func prefix(_ n: Int) -> HTTPText {
    HTTPText(UnsafeRawBufferPointer(rebasing: bytes.prefix(n)))
  }

  /// What follows the first `n` bytes.
  public func dropping(_ n: Int) -> HTTPText {
    HTTPText(UnsafeRawBufferPointer(rebasing: bytes.dropFirst(n)))
  }

  /// The text without spaces and tabs at either end.
  public var trimmed: HTTPText {
    var start = 0
    var end = count
    while start < end, bytes[start].isBlank { start += 1 }
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    return HTTPText(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
  }

  /// The text before the first `separator`, or all of it.
  public func before(_ separator: UInt8) -> HTTPText {
    bytes.firstIndex(of: separator).map { prefix($0) } ?? self
  }

  /// The number that the decimal digits say; nil for anything else or a number past 2^62.
  public var decimal: Int? {
    guard count > 0, count <= 19 else { return nil }
    var value = 0
    for byte in bytes {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      let (scaled, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = scaled.addingReportingOverflow(Int(byte & 15))
      if overflow || carry { return nil }
      value = sum
    }
    return value
  }

  /// Calls `body` with every member of a comma-separated list, trimmed; empty members are skipped.
  func forEachMember(_ body: (HTTPText) -> Void) {
    var rest = self
    while !rest.isEmpty {
      let member = rest.before(0x2c)
      rest = rest.dropping(member.count + 1)
      let trimmed = member.trimmed
      if !trimmed.isEmpty { body(trimmed) }
    }
  }
}

extension UInt8 {
  /// The ASCII letter in lower case; other bytes as they are.
  @inline(__always) var lowercased: UInt8 { self >= 0x41 && self <= 0x5a ? self | 0x20 : self }

  /// Whether the byte is a space or a tab.
  @inline(__always) var isBlank: Bool { self == 0x20 || self == 0x09 }
}
