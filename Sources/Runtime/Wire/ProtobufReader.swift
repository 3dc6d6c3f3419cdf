/// A cursor over the fields of one protobuf message: two pointers and nothing else.
///
/// The bytes must outlive the reader and every reader or buffer that it hands out.
public struct ProtobufReader {
  /// The next byte to read.
  public private(set) var position: UnsafeRawPointer
  /// The first byte after the message.
  public let end: UnsafeRawPointer

  /// A reader of the message that fills `bytes`.
  @inline(__always)
  public init(_ bytes: UnsafeRawBufferPointer) {
    // Sound: an empty buffer may lack an address; any address does where no byte is read.
    position = bytes.baseAddress ?? ProtobufReader.nowhere
    end = position + bytes.count
  }

  /// A reader of the message from `position` to before `end`.
  @inline(__always)
  public init(from position: UnsafeRawPointer, to end: UnsafeRawPointer) {
    self.position = position
    self.end = end
  }

  /// Stands for the start of a buffer without memory.
  private static var nowhere: UnsafeRawPointer { UnsafeRawPointer(bitPattern: 16)! }

  /// Whether all fields have been read.
  @inline(__always)
  public var isAtEnd: Bool { position >= end }

  /// The number of bytes not yet read.
  @inline(__always)
  public var remaining: Int { end - position }

  /// Moves on by `count` bytes, which the caller knows to be there.
  @inline(__always)
  public mutating func advance(by count: Int) { position += count }

  /// Reads the tag of the next field: its number shifted left by three, and its wire type.
  @inline(__always)
  public mutating func readTag() throws(WireError) -> UInt32 {
    guard position < end else { throw WireError(.truncated, at: position) }
    // Sound: `position` is before `end`.
    let byte = position.load(as: UInt8.self)
    guard byte < 0x80, byte > 7 else {
      let long = try ProtobufReader.longTag(at: position, before: end)
      position = long.next
      return long.tag
    }
    position += 1
    return UInt32(byte)
  }

  /// Reads a varint.
  @inline(__always)
  public mutating func readVarint() throws(WireError) -> UInt64 {
    guard position < end else { throw WireError(.truncated, at: position) }
    // Sound: `position` is before `end`.
    let byte = position.load(as: UInt8.self)
    guard byte < 0x80 else {
      let long = try ProtobufReader.longVarint(at: position, before: end)
      position = long.next
      return long.value
    }
    position += 1
    return UInt64(byte)
  }

  /// Reads a length and returns it if that many bytes follow.
  @inline(__always)
  public mutating func readLength() throws(WireError) -> Int {
    guard position < end else { throw WireError(.truncated, at: position) }
    // Sound: `position` is before `end`.
    let byte = position.load(as: UInt8.self)
    guard byte < 0x80, Int(byte) < end - position else {
      let long = try ProtobufReader.longLength(at: position, before: end)
      position = long.next
      return long.length
    }
    position += 1
    return Int(byte)
  }

  /// Reads a length-delimited field: the bytes of a string, bytes or message.
  @inline(__always)
  public mutating func readBytes() throws(WireError) -> UnsafeRawBufferPointer {
    let count = try readLength()
    let start = position
    position += count
    // Sound: `readLength` has checked that the bytes are inside the message.
    return UnsafeRawBufferPointer(start: start, count: count)
  }

  /// Reads a length-delimited field as a message.
  @inline(__always)
  public mutating func readMessage() throws(WireError) -> ProtobufReader {
    let count = try readLength()
    let start = position
    position += count
    return ProtobufReader(from: start, to: position)
  }

  /// Reads a field of 32 bits.
  @inline(__always)
  public mutating func readFixed32() throws(WireError) -> UInt32 {
    guard remaining >= 4 else { throw WireError(.truncated, at: position) }
    // Sound: four bytes are there, and the load does not ask for alignment.
    let value = position.loadUnaligned(as: UInt32.self)
    position += 4
    return UInt32(littleEndian: value)
  }

  /// Reads a field of 64 bits.
  @inline(__always)
  public mutating func readFixed64() throws(WireError) -> UInt64 {
    guard remaining >= 8 else { throw WireError(.truncated, at: position) }
    // Sound: eight bytes are there, and the load does not ask for alignment.
    let value = position.loadUnaligned(as: UInt64.self)
    position += 8
    return UInt64(littleEndian: value)
  }

  /// Reads a field of 64 bits as a floating-point number.
  @inline(__always)
  public mutating func readDouble() throws(WireError) -> Double {
    Double(bitPattern: try readFixed64())
  }

  /// Reads a varint that was written with its sign in the lowest bit.
  @inline(__always)
  public mutating func readZigZag() throws(WireError) -> Int64 {
    let value = try readVarint()
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }
}
