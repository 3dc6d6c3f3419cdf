import Testing

@testable import Runtime

@Suite struct ChunkedDecoderTests {
  /// The content of a body and how it ended, reading `step` bytes at a time.
  private func decode(_ text: String, step: Int) -> (content: String, end: String) {
    var decoder = ChunkedDecoder()
    var content: [UInt8] = []
    let all = Array(text.utf8)
    for start in stride(from: 0, to: all.count, by: step) {
      let part = Array(all[start..<min(start + step, all.count)])
      var position = 0
      let end: String? = part.withUnsafeBytes { bytes in
        while true {
          switch decoder.next(bytes, &position) {
          case .incomplete: return nil
          case .end: return "end \(start + position)"
          case .malformed(let reason): return reason.description
          case .content(let count):
            content += bytes[position..<(position + count)]
            position += count
          }
        }
      }
      if let end { return (String(decoding: content, as: UTF8.self), end) }
    }
    return (String(decoding: content, as: UTF8.self), "incomplete")
  }

  @Test(arguments: [
    ("0\r\n\r\n", "", "end 5"), ("3\r\nabc\r\n0\r\n\r\nnext", "abc", "end 13"),
    (
      "3\r\nabc\r\nA;x=\"y\"\r\n0123456789\r\n00\r\na: b\r\nc: d\r\n\r\n", "abc0123456789", "end 47"
    ),
    ("1\r\n\r\r\n1\r\n\n\r\n0\r\n\r\n", "\r\n", "end 17"), ("3\r\nab", "ab", "incomplete"),
    ("000000000000003\r\nabc\r\n0\r\n\r\n", "abc", "end 27"),
    ("\r\n", "", "a chunk has no size"), ("g\r\n", "", "a chunk's size is not a number"),
    ("-1\r\n", "", "a chunk's size is not a number"),
    ("0x1\r\n", "", "a chunk's size is not a number"),
    ("3 \r\nabc", "", "a chunk's size does not end its line"),
    ("3 x\r\nabc", "", "a chunk's size does not end its line"),
    (" 3\r\nabc", "", "a chunk has no size"),
    ("3 \t;x = y\r\nabc\r\n0\r\n\r\n", "abc", "end 21"),
    ("3\nabc", "", "a chunk's size is not a number"),
    ("3\r\rabc", "", "a chunk's size does not end its line"),
    ("3\r\nabcd\r\n", "abc", "a chunk is longer than its size"),
    ("3\r\nabc\rx", "abc", "a chunk is longer than its size"),
    ("3\r\nabc\n0\r\n", "abc", "a chunk is longer than its size"),
    ("1000000000000000\r\n", "", "a chunk's size is too large"),
    ("3;\u{1}\r\nabc", "", "a control character stands between chunks"),
    ("3;x\nabc\r\n", "", "a control character stands between chunks"),
    ("0\r\n a: b\r\n\r\n", "", "a trailer field is malformed"),
    ("0\r\na: b\rx", "", "a trailer field is malformed"),
    ("0\r\na\r\n\r\n", "", "a trailer field is malformed"),
    ("0\r\na : b\r\n\r\n", "", "a trailer field is malformed"),
    ("0\r\n: b\r\n\r\n", "", "a trailer field is malformed"),
    ("0\r\nPOST / HTTP/1.1\r\n\r\n", "", "a trailer field is malformed"),
    ("0\r\n\rx", "", "the end of the chunks is malformed"),
  ]) func decodes(text: String, content: String, end: String) {
    for step in [1, 2, 3, 1000] {
      let result = decode(text, step: step)
      #expect(result.content == content && result.end == end, "\(step): \(result)")
    }
  }

  @Test func limitsWhatIsIgnored() {
    let long = String(repeating: "x", count: 17_000)
    #expect(decode("3;\(long)", step: 100).end == "chunk extensions or trailer fields are too long")
    #expect(
      decode("3" + long.replacing("x", with: " "), step: 100).end
        == "chunk extensions or trailer fields are too long")
    #expect(
      decode("0\r\n\(long)", step: 100).end == "chunk extensions or trailer fields are too long")
    #expect(
      decode("0\r\na: \(long)", step: 100).end == "chunk extensions or trailer fields are too long")
  }
}
