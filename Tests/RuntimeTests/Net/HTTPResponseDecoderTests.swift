import Testing

@testable import Runtime

@Suite struct HTTPResponseDecoderTests {
  /// What a decoder makes of bytes that come in pieces of a size, and of the end after them.
  private func decode(
    _ text: String, pieces: Int, ends: Bool = true, limit: Int = 100
  ) -> (result: Result<HTTPClientResponse, HTTPClientError>?, isReusable: Bool) {
    var options = HTTPClientOptions()
    options.maxResponseBody = limit
    options.maxResponseHead = 400
    var decoder = HTTPResponseDecoder(options)
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let step = Array(rest.prefix(pieces)).withUnsafeBytes { decoder.feed($0) }
      rest = rest.dropFirst(pieces)
      switch step {
      case .incomplete: continue
      case .complete(let response): return (.success(response), decoder.isReusable && rest.isEmpty)
      case .failed(let error): return (.failure(error), false)
      }
    }
    guard ends else { return (nil, decoder.isReusable) }
    switch decoder.end() {
    case .incomplete: return (nil, false)
    case .complete(let response): return (.success(response), decoder.isReusable)
    case .failed(let error): return (.failure(error), false)
    }
  }

  @Test(
    arguments: [
      ("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", 200, "hello", true),
      ("HTTP/1.1 200\r\ncontent-length: 0\r\n\r\n", 200, "", true),
      ("HTTP/1.1 204 No Content\r\n\r\n", 204, "", true),
      ("HTTP/1.1 200 OK\r\n\r\nuntil the end", 200, "until the end", false),
      ("HTTP/1.0 200 OK\r\ncontent-length: 2\r\n\r\nhi", 200, "hi", false),
      (
        "HTTP/1.0 200 OK\r\nconnection: keep-alive\r\ncontent-length: 2\r\n\r\nhi", 200, "hi", true
      ),
      ("HTTP/1.1 503 X\r\nConnection: Close\r\ncontent-length: 2\r\n\r\nno", 503, "no", false),
      (
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n1;a=b\r\n!\r\n0\r\n\r\n",
        200, "hello!", true
      ),
      (
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\nx-sum: 1\r\n\r\n",
        200, "hi", true
      ),
      (
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nlink: x\r\n\r\n"
          + "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi", 200, "hi", true
      ),
    ], [1, 2, 7, 1000])
  func decodesResponses(
    example: (text: String, status: Int, body: String, isReusable: Bool), pieces: Int
  ) throws {
    let (result, isReusable) = decode(example.text, pieces: pieces)
    let response = try #require(try result?.get())
    #expect(response.status == example.status)
    #expect(String(decoding: response.body, as: UTF8.self) == example.body)
    #expect(isReusable == example.isReusable)
  }

  @Test(
    arguments: [
      "HTTP/2 200\r\n\r\n", "HTTP/1.1 20 OK\r\n\r\n", "\r\n\r\n", "ICY 200 OK\r\n\r\n",
      "HTTP/1.1 200 OK\ncontent-length: 0\n\n", "HTTP/1.1 200 OK\r\n folded: x\r\n\r\n",
      "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nx",
      "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
      "HTTP/1.1 200 OK\r\ntransfer-encoding: gzip\r\n\r\n",
      "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\n",
      "HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n", "HTTP/1.1 101 Switching\r\n\r\n",
      "\u{15}\u{3}\u{1}\u{0}\u{2}\u{2}P",
    ], [1, 1000])
  func refusesWhatIsNotHTTP(text: String, pieces: Int) throws {
    let (result, _) = decode(text, pieces: pieces, ends: false)
    guard case .failure(let error)? = result else {
      Issue.record("\(String(describing: result)) instead of a failure")
      return
    }
    #expect(error.kind == .protocol)
  }

  @Test(
    arguments: [
      "HTTP/1.1 400 X\r\ncontent-length: 101\r\n\r\n",
      "HTTP/1.1 400 X\r\ntransfer-encoding: chunked\r\n\r\n65\r\n"
        + String(repeating: "x", count: 101),
      "HTTP/1.1 400 X\r\n\r\n" + String(repeating: "x", count: 101),
    ], [1, 1000])
  func bodiesAreBounded(text: String, pieces: Int) {
    let (result, _) = decode(text, pieces: pieces, ends: false)
    guard case .failure(let error)? = result else {
      Issue.record("a body larger than the limit was taken")
      return
    }
    #expect(error.status == 400)
    #expect(error.reason == "the body of the response (status 400) is larger than 100 bytes")
  }

  @Test func bodiesMayBeAsLargeAsTheLimit() throws {
    let body = String(repeating: "x", count: 100)
    let (result, _) = decode("HTTP/1.1 200 OK\r\n\r\n" + body, pieces: 3)
    #expect(try result?.get().body.count == 100)
  }

  @Test func headsAreBounded() {
    let text = "HTTP/1.1 200 OK\r\nx: " + String(repeating: "y", count: 500)
    for pieces in [1, 64, 1000] {
      guard case .failure(let error)? = decode(text, pieces: pieces, ends: false).result else {
        Issue.record("a head larger than the limit was taken")
        return
      }
      #expect(error.reason == "the response is malformed: the message head is too large")
    }
  }

  @Test(arguments: [
    ("", "the peer closed the connection without a response"),
    ("HTTP/1.1 200", "the peer closed the connection in the middle of its response"),
    (
      "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhell",
      "the peer closed the connection in the middle of its response"
    ),
    (
      "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n",
      "the peer closed the connection in the middle of its response"
    ),
  ])
  func theEndMayComeTooEarly(text: String, reason: String) {
    guard case .failure(let error)? = decode(text, pieces: 5).result else {
      Issue.record("half a response was taken for a whole one")
      return
    }
    #expect(error.kind == .reset)
    #expect(error.reason == reason)
  }

  @Test func surplusBytesSpoilTheConnection() throws {
    let text = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi!"
    let (result, isReusable) = decode(text, pieces: 1000)
    #expect(try result?.get().body.count == 2)
    #expect(!isReusable)
  }

  @Test func manyInterimResponsesDoNotGrowTheStack() throws {
    let interim = String(repeating: "HTTP/1.1 100 Continue\r\n\r\n", count: 100_000)
    let (result, _) = decode(interim + "HTTP/1.1 204 OK\r\n\r\n", pieces: 10_000_000)
    #expect(try result?.get().status == 204)
  }
}
