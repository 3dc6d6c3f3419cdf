/// Reads bits of a body, the lowest of each byte first, as deflate packs them (RFC 1951, section 3.1.1).
struct BitCursor {
  private let base: UnsafeRawPointer
  /// The last byte that has seven more behind it.
  private let last: Int
  /// The byte that is taken next.
  private var byte: Int
  /// The bits that come next; those above the first `count` are what comes next, too, or 0.
  private(set) var word: UInt64 = 0
  private var count = 0

  /// - Parameter start: the byte to begin at.
  /// - Returns: nil if fewer than eight bytes follow.
  init?(_ body: UnsafeRawBufferPointer, start: Int) {
    guard let base = body.baseAddress, start >= 0, start <= body.count - 8 else { return nil }
    self.base = base
    last = body.count - 8
    byte = start
  }

  /// Bits from the body's first to the one that comes next.
  var position: Int { byte * 8 - count }

  /// Takes as many bytes as there is room for: 56 bits at least are there then, or all but the last
  /// eight bytes'.
  /// - Returns: false if there are none.
  @inline(__always)
  mutating func refill() -> Bool {
    guard byte <= last else { return count > 0 }
    // Sound: seven bytes follow this one.
    let more = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: byte, as: UInt64.self))
    word |= more &<< UInt64(truncatingIfNeeded: count)
    byte &+= (63 &- count) &>> 3
    count |= 56
    return true
  }

  /// The next bits as an index.
  @inline(__always)
  func index(_ bits: Int) -> Int { Int(truncatingIfNeeded: word) & (1 &<< bits &- 1) }

  /// Passes over bits that `refill` has brought.
  @inline(__always)
  mutating func consume(_ bits: UInt8) {
    word &>>= UInt64(bits)
    count &-= Int(bits)
  }

  /// The next bits as a number; nil at the end.
  mutating func take(_ bits: UInt8) -> Int? {
    guard refill() else { return nil }
    let value = index(Int(bits))
    consume(bits)
    return value
  }

  /// Passes over what is left of a byte.
  mutating func align() { move(to: (position + 7) / 8) }

  /// Passes over whole bytes, from the beginning of one.
  /// - Returns: false if there are not as many.
  mutating func skip(bytes: Int) -> Bool {
    move(to: position / 8 + bytes)
    return byte <= last
  }

  /// Goes on at a byte.
  private mutating func move(to byte: Int) {
    self.byte = byte
    word = 0
    count = 0
  }
}
