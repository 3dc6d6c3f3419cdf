import Testing

@testable import Runtime

/// What `read` makes of the bytes, or the reason why it cannot.
private func result<Value: Equatable & Sendable>(
  _ bytes: Bytes, _ read: (inout ProtobufReader) throws(WireError) -> Value
) -> Attempt<Value> {
  bytes.withUnsafeBytes { raw in
    var reader = ProtobufReader(raw)
    do throws(WireError) {
      return .success(try read(&reader))
    } catch {
      return .failure(error.reason)
    }
  }
}

@Suite struct ProtobufReaderTests {
  @Test(
    arguments: [
      ([0x00], 0), ([0x7f], 127), ([0x80, 0x01], 128), ([0x81, 0x80, 0x00], 1),
      ([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01], UInt64.max),
      ([0x85, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00], 5),
    ] as [(Bytes, UInt64)])
  func readsVarints(bytes: Bytes, value: UInt64) {
    #expect(
      result(bytes) { (reader) throws(WireError) in try reader.readVarint() } == .success(value))
  }

  @Test(
    arguments: [
      ([], .truncated), ([0x80], .truncated), ([0xff, 0xff], .truncated),
      ([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x02], .varintOverflow),
      ([0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00], .varintOverflow),
    ] as [(Bytes, WireError.Reason)])
  func refusesVarints(bytes: Bytes, reason: WireError.Reason) {
    #expect(
      result(bytes) { (reader) throws(WireError) in try reader.readVarint() } == .failure(reason))
  }

  @Test(
    arguments: [
      ([0x0a], 0x0a), ([0x85, 0x01], 0x85), ([0x8a, 0x00], 0x0a),
      ([0xff, 0xff, 0xff, 0xff, 0x0f], UInt32.max),
    ] as [(Bytes, UInt32)])
  func readsTags(bytes: Bytes, tag: UInt32) {
    #expect(result(bytes) { (reader) throws(WireError) in try reader.readTag() } == .success(tag))
  }

  @Test(
    arguments: [
      ([0x00], .invalidFieldNumber), ([0x07], .invalidFieldNumber),
      ([0x80, 0x00], .invalidFieldNumber), ([0x8a], .truncated),
      ([0xff, 0xff, 0xff, 0xff, 0x1f], .invalidTag),
      ([0x8a, 0x80, 0x80, 0x80, 0x80, 0x00], .invalidTag),
    ] as [(Bytes, WireError.Reason)])
  func refusesTags(bytes: Bytes, reason: WireError.Reason) {
    #expect(
      result(bytes) { (reader) throws(WireError) in try reader.readTag() } == .failure(reason))
  }

  @Test(
    arguments: [
      ([0x00], 0), ([0x02, 1, 2], 2), ([0x82, 0x00, 1, 2], 2),
      ([0x80, 0x01] + Bytes(repeating: 7, count: 128), 128),
    ] as [(Bytes, Int)])
  func readsLengths(bytes: Bytes, length: Int) {
    #expect(
      result(bytes) { (reader) throws(WireError) in try reader.readBytes().count }
        == .success(length))
  }

  @Test(
    arguments: [
      ([], .truncated), ([0x01], .lengthBeyondEnd), ([0x03, 1, 2], .lengthBeyondEnd),
      ([0x80], .truncated), ([0x80, 0x80, 0x80, 0x80, 0x08], .lengthBeyondEnd),
      ([0x80, 0x80, 0x80, 0x80, 0x80, 0x00], .varintOverflow),
    ] as [(Bytes, WireError.Reason)])
  func refusesLengths(bytes: Bytes, reason: WireError.Reason) {
    #expect(
      result(bytes) { (reader) throws(WireError) in try reader.readBytes().count }
        == .failure(reason))
  }

  @Test func readsFixedAndSignedValues() {
    #expect(
      result([1, 0, 0, 2]) { (reader) throws(WireError) in try reader.readFixed32() }
        == .success(0x0200_0001))
    #expect(
      result([1, 0, 0, 0, 0, 0, 0, 2]) { (reader) throws(WireError) in try reader.readFixed64() }
        == .success(2 << 56 | 1))
    #expect(
      result([0, 0, 0]) { (reader) throws(WireError) in try reader.readFixed32() }
        == .failure(.truncated))
    #expect(
      result(Bytes(repeating: 0, count: 7)) { (reader) throws(WireError) in try reader.readFixed64()
      } == .failure(.truncated))
    #expect(
      result([0x03]) { (reader) throws(WireError) in try reader.readZigZag() } == .success(-2))
    #expect(result([0x04]) { (reader) throws(WireError) in try reader.readZigZag() } == .success(2))
  }

  @Test func skipsGroupsThatAreBalanced() {
    let group: Bytes = [0x0b, 0x10, 0x05, 0x1b, 0x1c, 0x0c]
    #expect(skips(group) == .success(0))
    #expect(skips([0x0b, 0x14]) == .failure(.unbalancedGroup))
    #expect(skips([0x0c]) == .failure(.unbalancedGroup))
    #expect(skips([0x0b]) == .failure(.truncated))
    #expect(skips([0x0e]) == .failure(.invalidWireType))
  }

  @Test func limitsTheNestingOfGroups() {
    let open = Bytes(repeating: 0x0b, count: 100)
    let close = Bytes(repeating: 0x0c, count: 100)
    #expect(skips(open + close) == .success(0))
    #expect(skips([0x0b] + open + close + [0x0c]) == .failure(.nestingTooDeep))
  }

  /// What is left after one field has been passed over.
  private func skips(_ bytes: Bytes) -> Attempt<Int> {
    result(bytes) { (reader) throws(WireError) in
      let tag = try reader.readTag()
      try reader.skip(tag)
      return reader.remaining
    }
  }

  @Test func errorsKnowTheirOffset() {
    let bytes: Bytes = [0x08, 0x01, 0x12, 0x09]
    bytes.withUnsafeBytes { raw in
      var reader = ProtobufReader(raw)
      do throws(WireError) {
        while !reader.isAtEnd {
          let tag = try reader.readTag()
          try reader.skip(tag)
        }
        Issue.record("the length is beyond the end")
      } catch {
        #expect(error.offset(in: raw) == 3)
      }
    }
  }
}
