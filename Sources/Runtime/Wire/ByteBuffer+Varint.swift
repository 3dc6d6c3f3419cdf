extension ByteBuffer {
  /// Appends a varint in its shortest form.
  @inline(__always)
  public mutating func append(varint value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }

  /// Inserts before the bytes from `start` on how many they are, as a varint.
  mutating func insertLength(at start: Int) {
    let length = count - start
    let size = ProtobufWriter.varintSize(UInt64(length))
    reserve(size)
    moveTail(from: start, by: size)
    var rest = UInt64(length)
    for index in start..<(start + size) {
      let isLast = index == start + size - 1
      replace(at: index, with: UInt8(truncatingIfNeeded: rest) & 0x7f | (isLast ? 0 : 0x80))
      rest >>= 7
    }
  }

  /// Moves the bytes from `start` on towards the end, by `distance` bytes that are then rewritten.
  private mutating func moveTail(from start: Int, by distance: Int) {
    let length = count - start
    commit(distance)
    // Sound: `commit` has checked the room, and the move allows for overlap.
    let tail = UnsafeMutableRawPointer(mutating: bytes.baseAddress!) + start
    (tail + distance).copyMemory(from: tail, byteCount: length)
  }
}
