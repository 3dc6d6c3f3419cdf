/// Writes protobuf fields to the end of a buffer.
public struct ProtobufWriter: ~Copyable {
  /// The fields written so far.
  public private(set) var buffer: ByteBuffer

  /// A writer that appends to `buffer`.
  public init(_ buffer: consuming ByteBuffer = ByteBuffer()) { self.buffer = buffer }

  /// Ends writing and returns the buffer.
  public consuming func finish() -> ByteBuffer { buffer }

  /// The bytes written so far, valid until more are written.
  public var bytes: UnsafeRawBufferPointer { buffer.bytes }

  /// The number of bytes that `value` takes as a varint.
  @inline(__always)
  public static func varintSize(_ value: UInt64) -> Int {
    (64 &- (value | 1).leadingZeroBitCount &+ 6) / 7
  }

  /// Appends a varint without a tag.
  @inline(__always)
  public mutating func appendVarint(_ value: UInt64) { buffer.append(varint: value) }

  /// Appends a varint field.
  public mutating func append(_ field: UInt32, varint value: UInt64) {
    buffer.append(varint: UInt64(field << 3 | WireType.varint))
    buffer.append(varint: value)
  }

  /// Appends a field of 64 bits.
  public mutating func append(_ field: UInt32, fixed64 value: UInt64) {
    buffer.append(varint: UInt64(field << 3 | WireType.fixed64))
    buffer.append(raw: value.littleEndian)
  }

  /// Appends a field of 32 bits.
  public mutating func append(_ field: UInt32, fixed32 value: UInt32) {
    buffer.append(varint: UInt64(field << 3 | WireType.fixed32))
    buffer.append(raw: value.littleEndian)
  }

  /// Appends a floating-point field.
  public mutating func append(_ field: UInt32, double value: Double) {
    append(field, fixed64: value.bitPattern)
  }

  /// Appends a field of bytes, or a message that has been encoded.
  public mutating func append(_ field: UInt32, bytes: UnsafeRawBufferPointer) {
    appendHeader(field, length: bytes.count)
    buffer.append(bytes)
  }

  /// Appends a string field.
  public mutating func append(_ field: UInt32, string: String) {
    var string = string
    string.withUTF8 { append(field, bytes: UnsafeRawBufferPointer($0)) }
  }

  /// Appends the tag and length of a field whose `length` bytes the caller appends next.
  public mutating func appendHeader(_ field: UInt32, length: Int) {
    buffer.append(varint: UInt64(field << 3 | WireType.delimited))
    buffer.append(varint: UInt64(length))
  }

  /// Appends bytes as they are: fields that have been encoded.
  public mutating func appendRaw(_ bytes: UnsafeRawBufferPointer) { buffer.append(bytes) }

  /// Appends a message field whose fields `body` writes.
  public mutating func append(_ field: UInt32, message body: (inout ProtobufWriter) -> Void) {
    buffer.append(varint: UInt64(field << 3 | WireType.delimited))
    let start = buffer.count
    body(&self)
    buffer.insertLength(at: start)
  }
}
