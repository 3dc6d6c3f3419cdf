/// The form in which nearly all attributes arrive: less than 128 bytes, the key first, then one
/// value that is a string, boolean, integer or floating-point number.
///
/// It is recognised by comparing lengths, without a look at the text.
enum PlainAttribute {
  /// What a look at an attribute's lengths has told.
  enum Form {
    /// Not plain: the general walk has to judge it.
    case other
    /// Valid if all its bytes are ASCII.
    case text
    /// Valid if all its bytes up to its value are ASCII, which are this many.
    case number(after: Int)
  }

  /// The form of the attribute that fills the `count` bytes at `start`, less than 128.
  @inline(__always)
  static func form(_ start: UnsafeRawPointer, _ count: Int) -> Form {
    guard count >= 5 else { return .other }
    // Sound: the first two bytes are there.
    let key = start.loadUnaligned(as: UInt16.self).littleEndian
    let keyLength = Int(key >> 8)
    let valueLength = count &- keyLength &- 4
    guard key & 0xff == 0x0a, valueLength > 1 else { return .other }
    let value = start + keyLength + 2
    // Sound: the value's tag and length and its first two bytes lie before `count`, as
    // `valueLength` bytes remain after them.
    guard value.loadUnaligned(as: UInt16.self).littleEndian == UInt16(valueLength) << 8 | 0x12
    else { return .other }
    let head = value.loadUnaligned(fromByteOffset: 2, as: UInt16.self).littleEndian
    // A string that fills the value.
    if head == UInt16(valueLength &- 2) << 8 | 0x0a { return .text }
    switch UInt8(truncatingIfNeeded: head) {
    case 0x10, 0x18:
      if valueLength == 2 { return .text }
      return isVarint(value + 3, valueLength &- 1) ? .number(after: keyLength &+ 2) : .other
    case 0x21: return valueLength == 9 ? .number(after: keyLength &+ 2) : .other
    default: return .other
    }
  }

  /// Whether the `count` bytes at `start`, two at least, are one varint of at most nine bytes.
  @inline(__always)
  private static func isVarint(_ start: UnsafeRawPointer, _ count: Int) -> Bool {
    guard count <= 9 else { return false }
    var offset = 0
    // Sound: the offsets stay below `count`.
    while offset < count &- 1 {
      guard start.load(fromByteOffset: offset, as: UInt8.self) >= 0x80 else { return false }
      offset &+= 1
    }
    return start.load(fromByteOffset: offset, as: UInt8.self) < 0x80
  }
}
