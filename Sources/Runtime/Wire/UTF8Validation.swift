/// Whether bytes are well-formed UTF-8: no overlong forms, no surrogates, nothing past U+10FFFF.
enum UTF8Validation {
  /// The bits that are set in bytes outside ASCII.
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// Whether the `count` bytes at `start` are well-formed UTF-8.
  @inline(__always)
  static func isValid(_ start: UnsafeRawPointer, count: Int) -> Bool {
    isASCII(start, count: count) || isValidMultibyte(start, count: count)
  }

  /// Whether the `count` bytes at `start` are all ASCII.
  @inline(__always)
  static func isASCII(_ start: UnsafeRawPointer, count: Int) -> Bool {
    if count >= 16 { return isLongASCII(start, count: count) }
    if count >= 8 {
      // Sound: there are at least eight bytes; the two loads may overlap.
      let seen =
        start.loadUnaligned(as: UInt64.self)
        | start.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
      return seen & highBits == 0
    }
    if count >= 4 {
      // Sound: there are at least four bytes; the two loads may overlap.
      let seen =
        start.loadUnaligned(as: UInt32.self)
        | start.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)
      return UInt64(seen) & highBits == 0
    }
    if count >= 2 {
      // Sound: there are at least two bytes; the two loads may overlap.
      let seen =
        start.loadUnaligned(as: UInt16.self)
        | start.loadUnaligned(fromByteOffset: count &- 2, as: UInt16.self)
      return UInt64(seen) & highBits == 0
    }
    // Sound: the byte is there if there is any.
    return count <= 0 || start.load(as: UInt8.self) < 0x80
  }

  /// Whether the `count` bytes at `start`, 16 at least, are all ASCII.
  @inline(__always)
  private static func isLongASCII(_ start: UnsafeRawPointer, count: Int) -> Bool {
    // Sound: there are at least 16 bytes; the last 16 may overlap what else is seen.
    var seen = wide(start, count &- 16)
    var offset = 0
    while offset < count &- 64 {
      // Sound: the 64 bytes end before `count`.
      seen |= wide(start, offset) | wide(start, offset &+ 16)
      seen |= wide(start, offset &+ 32) | wide(start, offset &+ 48)
      offset &+= 64
    }
    while offset < count &- 16 {
      // Sound: the 16 bytes end before `count`.
      seen |= wide(start, offset)
      offset &+= 16
    }
    return (seen.x | seen.y) & highBits == 0
  }

  /// The 16 bytes at an offset, all of which the caller knows to be there.
  @inline(__always)
  private static func wide(_ start: UnsafeRawPointer, _ offset: Int) -> SIMD2<UInt64> {
    start.loadUnaligned(fromByteOffset: offset, as: SIMD2<UInt64>.self)
  }

  /// Whether the bytes, some of which lie outside ASCII, are well-formed UTF-8.
  @inline(never)
  private static func isValidMultibyte(_ start: UnsafeRawPointer, count: Int) -> Bool {
    let end = start + count
    var next = start
    while next < end {
      if end - next >= 8 {
        // Sound: eight bytes are left.
        let high = next.loadUnaligned(as: UInt64.self).littleEndian & highBits
        if high == 0 {
          next += 8
          continue
        }
        next += high.trailingZeroBitCount >> 3
      }
      // Sound: `next` is still before `end`: it moved to a byte that is there.
      if next.load(as: UInt8.self) < 0x80 {
        next += 1
        continue
      }
      let size = sequenceLength(at: next, before: end)
      if size == 0 { return false }
      next += size
    }
    return true
  }

  /// The length of the sequence that starts with the byte at `start`, which lies outside ASCII, or
  /// 0 if it is malformed or cut short.
  @inline(__always)
  private static func sequenceLength(
    at start: UnsafeRawPointer, before end: UnsafeRawPointer
  ) -> Int {
    // Sound: the caller has checked that one byte is there.
    let lead = start.load(as: UInt8.self)
    let size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    guard lead >= 0xc2, lead <= 0xf4, end - start >= size else { return 0 }
    // Sound: `size` bytes are there.
    let second = start.load(fromByteOffset: 1, as: UInt8.self)
    guard second >= lowestSecond(after: lead), second <= highestSecond(after: lead) else {
      return 0
    }
    for offset in 2..<max(size, 2) {
      guard start.load(fromByteOffset: offset, as: UInt8.self) & 0xc0 == 0x80 else { return 0 }
    }
    return size
  }

  /// The lowest second byte: higher after the leads that could begin an overlong form.
  @inline(__always)
  private static func lowestSecond(after lead: UInt8) -> UInt8 {
    lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80
  }

  /// The highest second byte: lower before surrogates and the end of Unicode.
  @inline(__always)
  private static func highestSecond(after lead: UInt8) -> UInt8 {
    lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf
  }
}
