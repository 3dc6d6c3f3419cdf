// modules: Values Schema Runtime
// system: CLinux COpenSSL CNghttp2 CCompression CAres CSQLite CCrypt
// link: -lssl -lcrypto -lnghttp2 -lz -ldeflate -lzstd -lsnappy -llz4 -lcares -lsqlite3 -lcrypt -lm

@testable import Runtime

/// Parses whatever the fuzzer comes up with as heads and as chunks, and checks what must hold for all
/// input: the result does not depend on where the bytes are cut, every view lies in the input, and
/// an accepted head says one thing only about its body.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzHTTPHead(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  // A copy of exactly this size, so that the sanitizer sees every step past its end.
  let input = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
  defer { input.deallocate() }
  input.copyMemory(from: UnsafeRawBufferPointer(start: start, count: count))
  let bytes = UnsafeRawBufferPointer(input)
  checkRequest(bytes)
  checkResponse(bytes)
  checkChunks(bytes)
  return 0
}

private let parser = HTTPHeadParser(maxBytes: 512, maxFields: 8)

/// Checks the input as a request.
private func checkRequest(_ bytes: UnsafeRawBufferPointer) {
  var head = HTTPRequestHead()
  let result = parser.parse(bytes, into: &head)
  guard case .complete(let count) = result else { return }
  precondition(count <= min(bytes.count, parser.maxBytes), "a head lies in its input")
  check(head.headers, in: bytes, upTo: count)
  precondition(!head.target.isEmpty && !head.methodText.isEmpty, "a request has method and target")
  precondition(!head.path.string.contains("?"), "a path has no query")
  _ = head.query.string
  let framing = head.framing
  precondition(!(framing.isChunked && framing.contentLength != nil), "a body has one end")
  precondition(framing.contentLength ?? 0 >= 0, "a length is not negative")
  checkModel(head, bytes, upTo: count)
  // Every shorter input is an unfinished head.
  for cut in 0..<count {
    var other = HTTPRequestHead()
    let part = UnsafeRawBufferPointer(rebasing: bytes[..<cut])
    guard case .incomplete = parser.parse(part, into: &other) else {
      preconditionFailure("a part of a head is incomplete")
    }
  }
}

/// Reads the fields of an accepted head again, in the simplest way there is, and compares.
private func checkModel(_ head: HTTPRequestHead, _ bytes: UnsafeRawBufferPointer, upTo count: Int) {
  var lines = bytes[..<count].split(separator: 0x0a, omittingEmptySubsequences: false)
  if lines[0].elementsEqual([0x0d]) { lines.removeFirst() }
  // The request line before, the empty line and what follows its end after.
  let fields = lines.dropFirst().dropLast(2)
  precondition(fields.count == head.headers.count, "every line is a field")
  for (i, line) in fields.enumerated() {
    precondition(line.last == 0x0d && !line.dropLast().contains(0x0d), "lines end with CR LF")
    let colon = line.firstIndex(of: 0x3a)!
    let name = line[line.startIndex..<colon]
    var value = line[(colon + 1)...].dropLast()
    while let first = value.first, first == 0x20 || first == 0x09 { value = value.dropFirst() }
    while let last = value.last, last == 0x20 || last == 0x09 { value = value.dropLast() }
    precondition(name.elementsEqual(head.headers[i].name.bytes), "the name is before the colon")
    precondition(value.elementsEqual(head.headers[i].value.bytes), "the value is behind the colon")
    precondition(!value.contains { $0 == 0 || $0 == 0x7f }, "a value has no control characters")
  }
}

/// Checks the input as a response.
private func checkResponse(_ bytes: UnsafeRawBufferPointer) {
  var head = HTTPResponseHead()
  guard case .complete(let count) = parser.parse(bytes, into: &head) else { return }
  check(head.headers, in: bytes, upTo: count)
  precondition((100...999).contains(head.status), "a status has three digits")
}

/// Checks that all fields lie in the head.
private func check(_ headers: HTTPHeaders, in bytes: UnsafeRawBufferPointer, upTo count: Int) {
  let whole = UInt(bitPattern: bytes.baseAddress!)..<UInt(bitPattern: bytes.baseAddress! + count)
  for i in 0..<headers.count {
    for text in [headers[i].name, headers[i].value] where !text.isEmpty {
      let start = UInt(bitPattern: text.bytes.baseAddress!)
      precondition(whole.contains(start) && start + UInt(text.count) <= whole.upperBound)
    }
    precondition(!headers[i].name.isEmpty, "a field has a name")
  }
}

/// Checks that a chunked body reads the same at once and byte by byte.
private func checkChunks(_ bytes: UnsafeRawBufferPointer) {
  let whole = decode(bytes, step: max(1, bytes.count))
  let parts = decode(bytes, step: 1)
  precondition(whole.content == parts.content && whole.end == parts.end, "cuts change nothing")
}

/// Decodes chunks, `step` bytes at a time.
/// - Returns: the content, and how it ended.
private func decode(_ bytes: UnsafeRawBufferPointer, step: Int) -> (content: [UInt8], end: String) {
  var decoder = ChunkedDecoder()
  var content: [UInt8] = []
  for start in stride(from: 0, to: bytes.count, by: step) {
    let part = UnsafeRawBufferPointer(rebasing: bytes[start..<min(start + step, bytes.count)])
    var position = 0
    reading: while true {
      switch decoder.next(part, &position) {
      case .incomplete: break reading
      case .content(let count):
        content += part[position..<(position + count)]
        position += count
      case .end: return (content, "end at \(start + position)")
      case .malformed(let reason): return (content, "\(reason)")
      }
    }
  }
  return (content, "incomplete")
}
