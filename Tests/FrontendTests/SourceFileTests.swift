import Testing

@testable import Frontend

@Suite struct SourceFileTests {
  @Test func findsLinesAndColumnsInBytes() {
    let file = SourceFile(name: "f", text: "ab\né!\n\nlast")
    let expected: [(Int, Int, Int)] = [
      (0, 1, 1), (2, 1, 3), (3, 2, 1), (5, 2, 3), (6, 2, 4), (7, 3, 1), (8, 4, 1), (12, 4, 5),
    ]
    for (offset, line, column) in expected {
      #expect(file.position(at: offset) == SourcePosition(line: line, column: column))
    }
    #expect(file.lineCount == 4)
    #expect(file.text(in: file.offsets(ofLine: 2)) == "é!")
    #expect(file.text(in: file.offsets(ofLine: 3)) == "")
    #expect(file.text(in: file.offsets(ofLine: 4)) == "last")
  }

  @Test func hasALineEvenIfEmpty() {
    let file = SourceFile(name: "f", text: "")
    #expect(file.lineCount == 1)
    #expect(file.position(at: 0) == SourcePosition(line: 1, column: 1))
  }

  @Test func describesRanges() {
    let file = SourceFile(name: "dir/f.alloy", text: "one\ntwo\nthree")
    let range = file.range(1, 6)
    #expect("\(range)" == "dir/f.alloy:1:2")
    #expect(range.text == "ne\ntw")
    #expect((range.firstLine, range.lastLine) == (1, 2))
    #expect(file.range(1, 4).lastLine == 1)
    #expect(file.range(0, 2).extended(to: range).text == "one\ntw")
  }

  @Test(arguments: [
    [0xff, 0xfe, 0x61, 0x00, 0x3d, 0xd8, 0x00, 0xde],
    [0xfe, 0xff, 0x00, 0x61, 0xd8, 0x3d, 0xde, 0x00],
    [0xff, 0xfe, 0, 0, 0x61, 0, 0, 0, 0x00, 0xf6, 0x01, 0],
    [0, 0, 0xfe, 0xff, 0, 0, 0, 0x61, 0, 0x01, 0xf6, 0x00],
  ])
  func convertsToUTF8(_ bytes: [UInt8]) {
    #expect(SourceFile(name: "f", bytes: bytes).inUTF8.bytes == Array("a😀".utf8))
  }

  @Test func keepsEverythingElse() {
    let marked: [UInt8] = [0xef, 0xbb, 0xbf, 0x61]
    #expect(SourceFile(name: "f", bytes: marked).inUTF8.bytes == marked)
    #expect(SourceFile(name: "f", bytes: [0x80, 0xff]).inUTF8.bytes == [0x80, 0xff])
  }

  @Test func replacesWhatIsNoCharacter() {
    let half: [UInt8] = [0xff, 0xfe, 0x61, 0x00, 0x3d, 0xd8, 0x62]
    #expect(SourceFile(name: "f", bytes: half).inUTF8.bytes == Array("a\u{fffd}\u{fffd}".utf8))
    let high: [UInt8] = [0, 0, 0xfe, 0xff, 0, 0x11, 0, 0]
    #expect(SourceFile(name: "f", bytes: high).inUTF8.bytes == Array("\u{fffd}".utf8))
  }
}
