/// Reads bits of a body, the lowest of each byte first, as deflate packs them (RFC 1951, section 3.1.1).
struct BitCursor {
  private let base: UnsafeRawPointer
  /// The last byte that has seven more behind it.
  private let last: Int
  /// Bits from the body's first.
  private(set) var position: Int
  /// The bits that come next; after `fill`, 48 of them at least are the body's.
  private(set) var word: UInt64 = 0
  private var count = 0

  /// - Parameter start: the byte to begin at.
  /// - Returns: nil if fewer than eight bytes follow.
  init?(_ body: UnsafeRawBufferPointer, start: Int) {
    guard let base = body.baseAddress, start >= 0, start <= body.count - 8 else { return nil }
    self.base = base
    last = body.count - 8
    position = start * 8
  }

  /// Takes more bits from the body if there are few.
  /// - Returns: false if fewer than eight bytes are left.
  @inline(__always)
  mutating func fill() -> Bool {
    if count >= 48 { return true }
    let byte = position >> 3
    guard byte <= last else { return false }
    // Sound: seven bytes follow this one.
    word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: byte, as: UInt64.self))
    word >>= UInt64(position & 7)
    count = 64 - (position & 7)
    return true
  }

  /// Passes over bits that `fill` has brought.
  @inline(__always)
  mutating func consume(_ bits: UInt8) {
    word &>>= UInt64(bits)
    count &-= Int(bits)
    position &+= Int(bits)
  }

  /// The next bits as a number; nil at the end.
  mutating func take(_ bits: UInt8) -> Int? {
    guard fill() else { return nil }
    let value = Int(word & (1 << UInt64(bits) - 1))
    consume(bits)
    return value
  }

  /// Passes over what is left of a byte.
  mutating func align() {
    position = (position + 7) & ~7
    count = 0
  }

  /// Passes over whole bytes.
  /// - Returns: false if there are not as many.
  mutating func skip(bytes: Int) -> Bool {
    position += bytes * 8
    count = 0
    return position >> 3 <= last
  }
}
