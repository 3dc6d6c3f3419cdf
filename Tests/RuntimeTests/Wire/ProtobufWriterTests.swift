import Testing

@testable import Runtime

@Suite struct ProtobufWriterTests {
  @Test(arguments: [0, 1, 127, 128, 16383, 16384, 1 << 28, 1 << 35, UInt64.max] as [UInt64])
  func varintsHaveTheirSize(value: UInt64) {
    let bytes = message { $0.appendVarint(value) }
    #expect(bytes.count == ProtobufWriter.varintSize(value))
    bytes.withUnsafeBytes { raw in
      var reader = ProtobufReader(raw)
      let read = try? reader.readVarint()
      #expect(read == value)
      #expect(reader.isAtEnd)
    }
  }

  @Test func writesEveryKindOfField() {
    let bytes = message {
      $0.append(1, varint: 300)
      $0.append(2, fixed64: 1)
      $0.append(3, fixed32: 2)
      $0.append(4, double: 1)
      $0.append(5, string: "é")
      $0.append(16, bytes: [9])
    }
    let expected: Bytes =
      [0x08, 0xac, 0x02, 0x11, 1, 0, 0, 0, 0, 0, 0, 0, 0x1d, 2, 0, 0, 0]
      + [0x21, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0x2a, 2, 0xc3, 0xa9, 0x82, 0x01, 1, 9]
    #expect(bytes == expected)
  }

  @Test(arguments: [0, 1, 127, 128, 20_000])
  func messagesGetTheirLengthAfterwards(count: Int) throws {
    let text = String(repeating: "x", count: count)
    let bytes = message { $0.append(1) { inner in inner.append(2) { $0.append(3, string: text) } } }
    try bytes.withUnsafeBytes { raw in
      var reader = ProtobufReader(raw)
      for tag in [0x0a, 0x12] as [UInt32] {
        let found = try reader.readTag()
        #expect(found == tag)
        let inner = try reader.readMessage()
        #expect(reader.isAtEnd)
        reader = inner
      }
      let found = (try reader.readTag(), try reader.readBytes().count)
      #expect(found == (0x1a, count))
      #expect(reader.isAtEnd)
    }
  }

  @Test func buffersGrowAndAreUsedAgain() {
    var buffer = ByteBuffer()
    for byte in 0..<200 { buffer.append(UInt8(byte)) }
    let filled = Array(buffer.bytes)
    #expect(filled == Bytes(0..<200))
    let capacity = buffer.capacity
    buffer.removeAll()
    let kept = (buffer.count, buffer.capacity)
    #expect(kept == (0, capacity))
    buffer.append("héllo")
    let size = buffer.count
    #expect(size == 6)
    buffer.truncate(to: 1)
    let start = Array(buffer.bytes)
    #expect(start == Bytes("h".utf8))
    buffer.release()
    let released = (buffer.count, buffer.capacity)
    #expect(released == (0, 0))
  }
}
