import Testing

@testable import Runtime

@Suite struct HTTPHeadParserTests {
  private let parser = HTTPHeadParser(maxBytes: 1000, maxFields: 10)

  /// Parses a request and passes it to `body` while its bytes live.
  private func parse(
    _ text: String, _ body: (HTTPHeadResult, HTTPRequestHead) -> Void = { _, _ in }
  ) -> Int? {
    var head = HTTPRequestHead()
    return Array(text.utf8).withUnsafeBytes { bytes in
      let result = parser.parse(bytes, into: &head)
      body(result, head)
      if case .invalid(let error) = result { return error.status }
      return nil
    }
  }

  /// The error of a request whose line is good and whose fields are these.
  private func error(_ fields: String) -> Int? { parse("GET / HTTP/1.1\r\n\(fields)\r\n\r\n") }

  @Test func readsARequest() {
    let text =
      "POST /v1/traces?a=b?c HTTP/1.1\r\nHost: example:80\r\nX-Empty:\r\n"
      + "x-blank: \t a\tb \u{e9} \t\r\nCONTENT-length:42\r\nConnection: a, Close ,b\r\n\r\nrest"
    _ = parse(text) { result, head in
      guard case .complete(let count) = result else {
        Issue.record("the head is complete: \(result)")
        return
      }
      #expect(count == text.utf8.count - 4)
      #expect(head.method == .post && head.methodText.string == "POST")
      #expect(head.target.string == "/v1/traces?a=b?c")
      #expect(head.path.string == "/v1/traces" && head.query.string == "a=b?c")
      #expect(!head.isHTTP10 && head.framing.contentLength == 42 && head.framing.closes)
      let fields = (0..<head.headers.count).map {
        "\(head.headers[$0].name.string)=\(head.headers[$0].value.string)"
      }
      #expect(
        fields == [
          "Host=example:80", "X-Empty=", "x-blank=a\tb \u{e9}", "CONTENT-length=42",
          "Connection=a, Close ,b",
        ])
      #expect(head.headers.first("host")?.string == "example:80")
      #expect(head.headers.first("x-none") == nil)
    }
  }

  @Test func isIncompleteAtEveryCut() {
    let text = "\r\nGET http://h/p?q HTTP/1.0\r\nhost: h\r\nexpect: 100-continue\r\nTE: x\r\n\r\n"
    let bytes = Array(text.utf8)
    for cut in 0..<bytes.count {
      var head = HTTPRequestHead()
      bytes[..<cut].withUnsafeBytes { part in
        guard case .incomplete = parser.parse(part, into: &head) else {
          Issue.record("incomplete after \(cut) bytes")
          return
        }
      }
    }
    _ = parse(text) { result, head in
      guard case .complete(bytes.count) = result else {
        Issue.record("\(result)")
        return
      }
      #expect(head.isHTTP10 && head.framing.closes && !head.framing.expectsContinue)
    }
  }

  @Test(arguments: [
    ("/", "/", ""), ("/a?", "/a", ""), ("http://h", "", ""), ("http://h/a?b", "/a", "b"),
    ("HTTPS://h:1?x", "", "x"), ("/http://h/a", "/http://h/a", ""),
  ]) func takesTargetsApart(target: String, path: String, query: String) {
    _ = parse("GET \(target) HTTP/1.1\r\nHost: h\r\n\r\n") { result, head in
      guard case .complete = result else {
        Issue.record("\(result)")
        return
      }
      #expect(head.path.string == path && head.query.string == query)
    }
  }

  @Test(arguments: [
    "GET / HTTP/1.1\nHost: h\r\n\r\n", "GET  / HTTP/1.1\r\nHost: h\r\n\r\n",
    "GET / HTTP/1.1 \r\nHost: h\r\n\r\n", "GET /\r\nHost: h\r\n\r\n", " GET / HTTP/1.1\r\n",
    "G@T / HTTP/1.1\r\n", "GET /\u{7f} HTTP/1.1\r\n", "GET /\u{e9} HTTP/1.1\r\n",
    "GET / HTTP/x.1\r\n", "GET / http/1.1\r\n", "GET x HTTP/1.1\r\nHost: h\r\n\r\n",
    "GET * HTTP/1.1\r\nHost: h\r\n\r\n", "\r\n\r\nGET / HTTP/1.1\r\n", "GET / HTTP/1.1\rX",
  ]) func refusesBadRequestLines(text: String) { #expect(parse(text) == 400) }

  @Test(arguments: [
    "Host: h\r\n folded: x", "Host : h", "Host: h\r\n\tx: y", ": x", "Host: h\r\nX: a\u{0}b",
    "Host: h\r\nX: a\nY: b", "Host: h\r\nX: a\rY: b", "Host: h\r\nX\u{e9}: b", "Host: h\r\nX Y: b",
    "Host: h\r\nX: \u{1}", "Host: h\r\nX: \u{7f}", "Host", "X: y", "Host: h\r\nhost: h",
    "Host: h\r\nContent-Length: 1\r\nContent-Length: 2", "Host: h\r\nContent-Length: 1, 1",
    "Host: h\r\nContent-Length: +1", "Host: h\r\nContent-Length: 0x1",
    "Host: h\r\nContent-Length: ",
    "Host: h\r\nContent-Length: -1", "Host: h\r\nContent-Length: 99999999999999999999",
    "Host: h\r\nContent-Length: 1\r\nTransfer-Encoding: chunked",
    "Host: h\r\nTransfer-Encoding: chunked\r\nContent-Length: 1",
    "Host: h\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
  ]) func refusesBadFields(fields: String) { #expect(error(fields) == 400, "\(fields)") }

  @Test func tellsWhatItCannotDo() {
    #expect(error("Host: h\r\nTransfer-Encoding: gzip, chunked") == 501)
    #expect(error("Host: h\r\nTransfer-Encoding: chunked ,") == 501)
    #expect(error("Host: h\r\nTransfer-Encoding: identity") == 400)
    #expect(error("Host: h\r\nTransfer-Encoding: chunked, gzip") == 400)
    #expect(error("Host: h\r\nTransfer-Encoding:") == 400)
    #expect(error("Host: h\r\nTransfer-Encoding: Chunked") == nil)
    #expect(error("Host: h\r\nExpect: x") == 417)
    #expect(parse("GET / HTTP/2.0\r\n") == 505)
    #expect(parse("GET / HTTP/0.9\r\n") == 505)
    #expect(parse("GET / HTTP/1.9\r\nHost: h\r\n\r\n") == nil)
    #expect(parse("GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n") == 400)
    #expect(parse("GET / HTTP/1.0\r\n\r\n") == nil)
    #expect(parse("OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n") == nil)
    #expect(parse("CONNECT h:1 HTTP/1.1\r\nHost: h\r\n\r\n") == nil)
    #expect(error("Host: h\r\nContent-Length: 7\r\nContent-Length: 7") == nil)
  }

  @Test(arguments: [
    ("", true), ("h", true), ("h:", true), ("h:80", true), ("[::1]", true),
    ("[fe80::1]:4318", true),
    ("a-b.c_d~!$&'()*+,;=%20", true), ("h:x", false), ("h:1:2", false), ("[::1", false),
    ("[::1]x", false), ("[a/b]", false), ("u@h", false), ("h/", false), ("h?", false),
    ("h h", false), ("h\\", false), ("hé", false),
  ]) func readsHosts(host: String, isFine: Bool) {
    #expect(error("Host: \(host)") == (isFine ? nil : 400))
    // A URL must name a host, a Host field need not.
    let target = parse("GET http://\(host)/ HTTP/1.1\r\nHost: h\r\n\r\n")
    if !host.contains("/") && !host.contains("?") && !host.isEmpty {
      #expect(target == (isFine ? nil : 400))
    }
  }

  @Test(arguments: ["http:///", "http://", "https://:80/", "http://u@h/", "ftp://h/"])
  func refusesURLsWithoutHosts(target: String) {
    #expect(parse("GET \(target) HTTP/1.1\r\nHost: h\r\n\r\n") == 400)
  }

  @Test func limitsHeads() {
    let fields = (0..<9).map { "a\($0): b\r\n" }.joined()
    #expect(parse("GET / HTTP/1.1\r\nHost: h\r\n\(fields)\r\n") == nil)
    #expect(parse("GET / HTTP/1.1\r\nHost: h\r\n\(fields)x: y\r\n\r\n") == 431)
    let start = "GET / HTTP/1.1\r\nHost: h\r\nX: "
    let room = 1000 - start.utf8.count - 4
    #expect(parse(start + String(repeating: "x", count: room) + "\r\n\r\n") == nil)
    #expect(parse(start + String(repeating: "x", count: room + 1) + "\r\n\r\n") == 431)
    #expect(parse("GET /" + String(repeating: "x", count: 2000)) == 414)
    #expect(parse(String(repeating: "X", count: 2000)) == 400)
  }

  /// Every byte, at every place within a value: the fast path sees eight at a time.
  @Test func findsControlCharactersEverywhere() {
    for byte in UInt8.min...UInt8.max {
      for place in 0..<20 {
        var value = [UInt8](repeating: 0x61, count: 20)
        value[place] = byte
        let bytes = Array("GET / HTTP/1.1\r\nHost: h\r\nx: ".utf8) + value + Array("\r\n\r\n".utf8)
        var head = HTTPRequestHead()
        let isAccepted = bytes.withUnsafeBytes {
          if case .complete = parser.parse($0, into: &head) { true } else { false }
        }
        #expect(isAccepted == (byte == 9 || byte >= 0x20 && byte != 0x7f), "\(byte) at \(place)")
      }
    }
  }

  /// Every byte in a name, against the list in RFC 9110.
  @Test func knowsTokens() {
    let tokens = Set(
      "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
    for byte in UInt8.min...UInt8.max where byte != 0x3a {
      let bytes = Array("GET / HTTP/1.1\r\nHost: h\r\nx".utf8) + [byte] + Array(": y\r\n\r\n".utf8)
      var head = HTTPRequestHead()
      let isAccepted = bytes.withUnsafeBytes {
        if case .complete = parser.parse($0, into: &head) { true } else { false }
      }
      #expect(isAccepted == tokens.contains(byte), "\(byte)")
    }
  }

  @Test func readsResponses() {
    let text = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 3\r\nContent-Length: 0\r\n\r\n"
    var head = HTTPResponseHead()
    Array(text.utf8).withUnsafeBytes { bytes in
      guard case .complete(bytes.count) = parser.parse(bytes, into: &head) else {
        Issue.record("the head is complete")
        return
      }
      #expect(head.status == 503 && head.reason.string == "Service Unavailable")
      #expect(head.headers.first("retry-after")?.decimal == 3)
      #expect(head.framing.contentLength == 0 && !head.framing.closes)
    }
    for (text, isGood) in [
      ("HTTP/1.1 200\r\n\r\n", true), ("HTTP/1.1 200 \r\n\r\n", true),
      ("HTTP/1.0 204 x\r\n\r\n", true),
      ("HTTP/1.1 20 OK\r\n\r\n", false), ("HTTP/1.1 2000 OK\r\n\r\n", false),
      ("HTTP/1.1 099 OK\r\n\r\n", false), ("HTTP/2 200 OK\r\n\r\n", false),
      ("HTTP/1.1  200 OK\r\n\r\n", false), ("ICY 200 OK\r\n\r\n", false),
      ("HTTP/1.1 200 O\u{1}K\r\n\r\n", false),
    ] {
      let isAccepted = Array(text.utf8).withUnsafeBytes {
        if case .complete = parser.parse($0, into: &head) { true } else { false }
      }
      #expect(isAccepted == isGood, "\(text)")
    }
  }
}
