extension ProtobufReader {
  /// Reads a tag of more than one byte, or refuses one that is no tag.
  ///
  /// Parsers differ on tags of more than five bytes or 32 bits: what any of them refuses is refused.
  @inline(never)
  static func longTag(
    at start: UnsafeRawPointer, before end: UnsafeRawPointer
  ) throws(WireError) -> (tag: UInt32, next: UnsafeRawPointer) {
    var next = start
    var tag: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 35, by: 7) {
      guard next < end else { throw WireError(.truncated, at: start) }
      // Sound: `next` is before `end`.
      let byte = next.load(as: UInt8.self)
      next += 1
      tag |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 {
        guard let short = UInt32(exactly: tag) else { throw WireError(.invalidTag, at: start) }
        guard short > 7 else { throw WireError(.invalidFieldNumber, at: start) }
        return (short, next)
      }
    }
    throw WireError(.invalidTag, at: start)
  }

  /// Reads a varint of more than one byte. Takes the cursor apart so that it can stay in registers.
  @inline(never)
  static func longVarint(
    at start: UnsafeRawPointer, before end: UnsafeRawPointer
  ) throws(WireError) -> (value: UInt64, next: UnsafeRawPointer) {
    var next = start
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 70, by: 7) {
      guard next < end else { throw WireError(.truncated, at: start) }
      // Sound: `next` is before `end`.
      let byte = next.load(as: UInt8.self)
      next += 1
      value |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 {
        // The tenth byte holds the 64th bit and no other.
        guard shift < 63 || byte <= 1 else { throw WireError(.varintOverflow, at: start) }
        return (value, next)
      }
    }
    throw WireError(.varintOverflow, at: start)
  }

  /// Reads a length of more than one byte, or refuses one that is too long for what follows.
  ///
  /// A length has at most five bytes and 31 bits, as in every parser that does not stop short of it.
  @inline(never)
  static func longLength(
    at start: UnsafeRawPointer, before end: UnsafeRawPointer
  ) throws(WireError) -> (length: Int, next: UnsafeRawPointer) {
    var next = start
    var length: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 35, by: 7) {
      guard next < end else { throw WireError(.truncated, at: start) }
      // Sound: `next` is before `end`.
      let byte = next.load(as: UInt8.self)
      next += 1
      length |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 {
        guard length <= UInt64(Int32.max), length <= UInt64(end - next) else {
          throw WireError(.lengthBeyondEnd, at: start)
        }
        return (Int(length), next)
      }
    }
    throw WireError(.varintOverflow, at: start)
  }
}
