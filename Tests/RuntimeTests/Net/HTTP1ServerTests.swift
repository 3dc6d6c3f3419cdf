import Testing

@testable import Runtime

/// A service that echoes, holds back or refuses, by path.
private final class EchoService: HTTPService {
  var limit = 1 << 20
  /// Requests to `/hold`, which are answered by the test.
  var held: [(exchange: HTTPExchange, body: String)] = []
  var failures: [HTTPFailure] = []
  var abandoned: [Int] = []
  /// Whether there is room for bodies, who asked, and what was asked.
  var hasRoom = true
  var visitors: [HTTPExchange] = []
  var sizes: [Int?] = []

  func enter(_ exchange: HTTPExchange, bytes: Int?, isHere: Bool) -> Bool {
    visitors.append(exchange)
    sizes.append(bytes)
    return hasRoom
  }

  func admit(_ request: HTTPRequestHead) -> HTTPAdmission {
    if request.path == "/echo" { return .body(limit: limit, context: 1) }
    if request.path == "/hold" { return .body(limit: limit, context: 2) }
    return .respond(HTTPResponse(404, text: "nothing here\n"))
  }

  func handle(_ exchange: HTTPExchange, body: Slice) {
    let text = String(decoding: body.bytes, as: UTF8.self)
    if exchange.context == 2 { return held.append((exchange, text)) }
    exchange.respond(HTTPResponse(200, body: Array(text.utf8)))
  }

  func response(to failure: HTTPFailure, context: Int) -> HTTPResponse {
    failures.append(failure)
    return failure.plainResponse
  }

  func abandoned(context: Int) { abandoned.append(context) }
}

/// A server with an `EchoService` behind a listener.
private struct Site {
  let net: Loopback
  let service = EchoService()
  let server: HTTP1Server
  let listener: Listener

  init(memoryLimit: Int = 16 << 20, _ change: (inout ServerOptions) -> Void = { _ in }) throws {
    net = Loopback(memoryLimit: memoryLimit)
    var options = ServerOptions()
    change(&options)
    let server = HTTP1Server(on: net.loop, service: service, options: options)
    self.server = server
    listener = try Listener(on: net.loop, address: "127.0.0.1:0") { server.adopt($0) }
  }

  /// Closes everything, and expects that nothing is left.
  func close() {
    listener.close()
    server.close()
    net.loop.turn(wait: false)
    #expect(server.isIdle)
  }

  func client() -> RawClient { net.connect(to: listener.address) }

  /// Sends `request` on a connection of its own and gives all that comes until the server closes.
  func exchange(_ request: String) -> String {
    let client = client()
    client.send(request)
    net.run { client.sawEnd || client.wasReset }
    #expect(client.sawEnd)
    return client.text
  }
}

/// The text without its Date field, which is not the same twice.
private func undated(_ text: String) -> String {
  text.split(separator: "\r\n", omittingEmptySubsequences: false)
    .filter { !$0.hasPrefix("date: ") }.joined(separator: "\r\n")
}

private func post(_ path: String, _ body: String, _ fields: String = "") -> String {
  "POST \(path) HTTP/1.1\r\nHost: x\r\n\(fields)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
}

private func ok(_ body: String, _ fields: String = "") -> String {
  "HTTP/1.1 200 OK\r\ncontent-length: \(body.utf8.count)\r\n\(fields)\r\n\(body)"
}

@Suite struct HTTP1ServerTests {
  @Test func answersAndKeepsTheConnection() throws {
    let site = try Site()
    defer { site.close() }
    let client = site.client()
    for round in 1...3 {
      client.send(post("/echo", "hello \(round)"))
      #expect(site.net.run { client.ends(with: "hello \(round)") })
      let text = client.take()
      #expect(text.contains("\r\ndate: "))
      #expect(undated(text) == ok("hello \(round)"))
    }
    #expect(site.server.connectionCount == 1)
    #expect(site.server.requests == 3)
    #expect(site.net.loop.arena.pinned <= Arena.chunkSize)
  }

  @Test func handlesEveryWayOfCuttingTheBytes() throws {
    let site = try Site()
    defer { site.close() }
    let request =
      post("/echo", "abc") + "POST /echo HTTP/1.1\r\nhost:x\r\n"
      + "transfer-encoding: chunked\r\n\r\n2\r\nde\r\n1;x=y\r\nf\r\n0\r\na: b\r\n\r\n"
    let bytes = Array(request.utf8)
    for cut in 1..<bytes.count {
      let client = site.client()
      client.send(Array(bytes[..<cut]))
      site.net.settle()
      client.send(Array(bytes[cut...]))
      #expect(site.net.run { client.ends(with: "def") })
      #expect(undated(client.text) == ok("abc") + ok("def"))
    }
  }

  @Test func answersPipelinedRequestsInOrder() throws {
    let site = try Site()
    defer { site.close() }
    let client = site.client()
    client.send(post("/hold", "1") + post("/echo", "2") + post("/hold", "3") + post("/echo", "4"))
    #expect(site.net.run { site.service.held.count == 1 })
    site.net.settle()
    #expect(client.text.isEmpty)
    site.service.held[0].exchange.respond(HTTPResponse(200, body: [0x31]))
    // The next request is not handed over while the answer is being given.
    #expect(site.service.held.count == 1)
    #expect(site.net.run { site.service.held.count == 2 })
    site.service.held[1].exchange.respond(HTTPResponse(200, body: [0x33]))
    #expect(site.net.run { client.ends(with: "\r\n\r\n4") })
    #expect(undated(client.text) == ok("1") + ok("2") + ok("3") + ok("4"))
    // Answering again changes nothing.
    site.service.held[0].exchange.respond(HTTPResponse(500))
    site.net.settle()
    #expect(undated(client.text) == ok("1") + ok("2") + ok("3") + ok("4"))
  }

  @Test func answersOfOtherConnectionsStayApart() throws {
    let site = try Site()
    defer { site.close() }
    let first = site.client()
    first.send(post("/hold", "1"))
    #expect(site.net.run { site.service.held.count == 1 })
    // Answers the first while the second's own answer waits to be written.
    final class Chain: HTTPService {
      var other: HTTPExchange?
      func admit(_ request: HTTPRequestHead) -> HTTPAdmission { .body(limit: 10, context: 0) }
      func handle(_ exchange: HTTPExchange, body: Slice) {
        exchange.respond(HTTPResponse(200, body: [0x62]))
        other?.respond(HTTPResponse(200, body: [0x61]))
        other = nil
      }
    }
    let service = Chain()
    let server = HTTP1Server(on: site.net.loop, service: service)
    let listener = try Listener(on: site.net.loop, address: "127.0.0.1:0") { server.adopt($0) }
    defer {
      listener.close()
      server.close()
    }
    service.other = site.service.held[0].exchange
    let second = site.net.connect(to: listener.address)
    second.send(post("/", "") + post("/", ""))
    #expect(site.net.run { second.received.count > 150 && !first.text.isEmpty })
    #expect(undated(first.text) == ok("a"))
    #expect(undated(second.text) == ok("b") + ok("b"))
  }

  @Test func readsNoBodyBeforeThereIsRoom() throws {
    let site = try Site()
    defer { site.close() }
    site.service.hasRoom = false
    site.service.limit = 8 << 20
    let client = site.client()
    let body = String(repeating: "x", count: 6 << 20)
    client.send(post("/echo", body))
    #expect(site.net.run { !site.service.visitors.isEmpty })
    site.net.settle()
    #expect(site.service.sizes == [6 << 20] && site.service.visitors[0].isExpected)
    #expect(site.net.loop.arena.pinned == 0)
    #expect(site.server.waiting == 1)
    site.service.visitors[0].comeIn()
    #expect(site.net.run { client.received.count > 6 << 20 })
    #expect(!site.service.visitors[0].isExpected && site.server.waiting == 0)
    // Once is enough.
    site.service.visitors[0].comeIn()
    site.service.hasRoom = true
    _ = client.take()
    client.send(post("/echo", "again"))
    #expect(site.net.run { client.ends(with: "again") })
  }

  @Test func refusesABodyThatItHasNotRead() throws {
    let site = try Site()
    defer { site.close() }
    site.service.hasRoom = false
    let client = site.client()
    client.send(post("/echo", String(repeating: "x", count: 100_000)))
    #expect(site.net.run { !site.service.visitors.isEmpty })
    site.service.visitors[0].respond(HTTPResponse(503))
    #expect(site.service.abandoned == [1] && site.server.waiting == 0)
    site.service.hasRoom = true
    client.send(post("/echo", "again"))
    #expect(site.net.run { client.ends(with: "again") })
    #expect(client.text.contains(" 503 "))
    // A client that waits for leave is not told to go on.
    site.service.hasRoom = false
    _ = client.take()
    client.send(
      "POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n")
    #expect(site.net.run { site.service.visitors.count == 3 })
    site.service.visitors[2].respond(HTTPResponse(503))
    #expect(site.net.run { client.sawEnd })
    #expect(client.text.contains(" 503 ") && !client.text.contains(" 100 "))
  }

  @Test func forgetsWhoLeavesWhileItWaits() throws {
    let site = try Site()
    defer { site.close() }
    site.service.hasRoom = false
    let client = site.client()
    client.send(post("/echo", "body"))
    #expect(site.net.run { !site.service.visitors.isEmpty })
    client.reset()
    #expect(site.net.run { site.server.isIdle })
    #expect(site.service.abandoned == [1] && site.server.waiting == 0)
    #expect(!site.service.visitors[0].isExpected)
    site.service.visitors[0].comeIn()
  }

  @Test func speaksHTTP10() throws {
    let site = try Site()
    defer { site.close() }
    let plain = site.exchange("POST /echo HTTP/1.0\r\nContent-Length: 2\r\n\r\nhi")
    #expect(undated(plain) == ok("hi", "connection: close\r\n"))
    let client = site.client()
    client.send("POST /echo HTTP/1.0\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nhi")
    #expect(site.net.run { client.ends(with: "hi") })
    #expect(undated(client.text) == ok("hi", "connection: keep-alive\r\n"))
    #expect(!client.sawEnd)
  }

  @Test func closesWhenAsked() throws {
    let site = try Site()
    defer { site.close() }
    let text = site.exchange(post("/echo", "x", "Connection: foo, Close\r\n") + post("/echo", "y"))
    #expect(undated(text) == ok("x", "connection: close\r\n"))
  }

  @Test func leavesTheContentOutForHead() throws {
    let site = try Site()
    defer { site.close() }
    let text = site.exchange("HEAD /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    #expect(text.hasPrefix("HTTP/1.1 404 Not Found\r\n"))
    #expect(text.contains("content-length: 13\r\n"))
    #expect(text.hasSuffix("\r\n\r\n"))
  }

  @Test func takesAbsoluteTargets() throws {
    let site = try Site()
    defer { site.close() }
    let text = site.exchange(
      "POST http://x:1/echo?q=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
        + "Content-Length: 1\r\n\r\nz")
    #expect(undated(text) == ok("z", "connection: close\r\n"))
  }

  @Test func invitesTheBody() throws {
    let site = try Site()
    defer { site.close() }
    let client = site.client()
    let request = post("/echo", "body", "Expect: 100-continue\r\n")
    client.send(String(request.dropLast(4)))
    #expect(site.net.run { client.text == "HTTP/1.1 100 Continue\r\n\r\n" })
    client.send("body")
    #expect(site.net.run { client.ends(with: "body") })
    _ = client.take()
    // A refusal is final, and whether a body follows is unknown: the connection ends.
    client.send(
      "POST /none HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n")
    #expect(site.net.run { client.sawEnd })
    #expect(client.text.hasPrefix("HTTP/1.1 404 "))
    #expect(client.text.contains("connection: close\r\n"))
  }

  @Test func skipsTheBodyOfARefusedRequest() throws {
    let site = try Site()
    defer { site.close() }
    let client = site.client()
    client.send(post("/none", String(repeating: "n", count: 100_000)) + post("/echo", "next"))
    #expect(site.net.run { client.ends(with: "next") })
    #expect(client.text.hasPrefix("HTTP/1.1 404 "))
    client.send(
      "POST /none HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")
    client.send(post("/echo", "again"))
    #expect(site.net.run { client.ends(with: "again") })
  }

  @Test(arguments: [false, true]) func refusesLargeBodies(isChunked: Bool) throws {
    let site = try Site { $0.drainLimit = 64 << 10 }
    site.service.limit = 10_000
    defer { site.close() }
    let client = site.client()
    let body = String(repeating: "b", count: 20_000)
    client.send(
      isChunked
        ? "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n4e20\r\n\(body)\r\n0\r\n\r\n"
        : post("/echo", body))
    #expect(site.net.run { client.ends(with: "limit of 10000 bytes\n") })
    #expect(client.text.hasPrefix("HTTP/1.1 413 Content Too Large\r\n"))
    #expect(site.service.failures.count == 1)
    if !isChunked {
      // The length was known and small, so the connection survives.
      client.send(post("/echo", "next"))
      #expect(site.net.run { client.ends(with: "next") })
    } else {
      #expect(site.net.run { client.sawEnd })
    }
    #expect(site.net.loop.arena.pinned <= Arena.chunkSize)
  }

  @Test func endsAfterABodyTooLongToSkip() throws {
    let site = try Site { $0.drainLimit = 64 << 10 }
    site.service.limit = 10_000
    defer { site.close() }
    let client = site.client()
    client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10000000\r\n\r\n")
    #expect(site.net.run { client.sawEnd })
    #expect(client.text.contains("connection: close\r\n"))
    // It may go on sending for a while, and is cut off then.
    client.send([UInt8](repeating: 1, count: 1_000_000))
    #expect(site.net.run { site.server.connectionCount == 0 })
  }

  @Test func receivesLargeBodies() throws {
    let site = try Site(memoryLimit: 64 << 20)
    site.service.limit = 10 << 20
    defer { site.close() }
    let client = site.client()
    let body = String((0..<300_000).map { Character(Unicode.Scalar(UInt8(33 + $0 % 90))) })
    for copies in [1, 2, 10] {
      let large = String(repeating: body, count: copies)
      client.send(post("/echo", large))
      #expect(site.net.run { client.received.count > large.utf8.count })
      let isSame = client.take().utf8.suffix(large.utf8.count).elementsEqual(large.utf8)
      #expect(isSame)
      let chunks = stride(from: 0, to: large.utf8.count, by: 50_000).map { start in
        "c350\r\n" + large.dropFirst(start).prefix(50_000) + "\r\n"
      }
      client.send("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
      client.send(chunks.joined() + "0\r\n\r\n")
      #expect(site.net.run { client.received.count > large.utf8.count })
      let isSameAgain = client.take().utf8.suffix(large.utf8.count).elementsEqual(large.utf8)
      #expect(isSameAgain)
    }
  }

  @Test func refusesWhenMemoryIsUsedUp() throws {
    let site = try Site(memoryLimit: 1 << 20)
    site.service.limit = 8 << 20
    defer { site.close() }
    let client = site.client()
    client.send(post("/echo", String(repeating: "m", count: 2 << 20)))
    #expect(site.net.run { client.sawEnd })
    #expect(client.text.hasPrefix("HTTP/1.1 503 "))
    #expect(client.text.contains("retry-after: 1\r\n"))
    #expect(client.text.contains("connection: close\r\n"))
    let other = site.client()
    other.send(post("/echo", "small"))
    #expect(site.net.run { other.ends(with: "small") })
  }

  @Test func toleratesClientsThatLeave() throws {
    let site = try Site()
    defer { site.close() }
    let client = site.client()
    client.send(post("/hold", "1"))
    #expect(site.net.run { site.service.held.count == 1 })
    #expect(!site.service.held[0].exchange.isCancelled)
    client.reset()
    #expect(site.net.run { site.service.held[0].exchange.isCancelled })
    site.service.held[0].exchange.respond(HTTPResponse(200))
    #expect(site.server.isIdle)
    // In the middle of a body.
    let second = site.client()
    second.send(String(post("/echo", "12345").dropLast(2)))
    site.net.settle()
    second.endWriting()
    #expect(site.net.run { site.server.isIdle })
    #expect(site.service.abandoned == [1])
    #expect(site.net.loop.arena.pinned <= Arena.chunkSize)
  }

  @Test func answersHalfClosedClients() throws {
    let site = try Site()
    defer { site.close() }
    let client = site.client()
    client.send(post("/hold", "1"))
    client.endWriting()
    #expect(site.net.run { site.service.held.count == 1 })
    site.net.settle()
    #expect(!site.service.held[0].exchange.isCancelled)
    site.service.held[0].exchange.respond(HTTPResponse(200, body: [0x31]))
    #expect(site.net.run { client.sawEnd })
    #expect(undated(client.text) == ok("1"))
    #expect(site.server.isIdle)
  }

  @Test func timesOutSlowHeads() throws {
    let site = try Site {
      $0.readHeaderTimeout = .milliseconds(30)
      $0.lingerTimeout = .milliseconds(20)
    }
    defer { site.close() }
    let silent = site.client()
    let slow = site.client()
    slow.send("GET / HT")
    #expect(site.net.run { silent.sawEnd && slow.sawEnd })
    #expect(silent.text.isEmpty)
    #expect(slow.text.hasPrefix("HTTP/1.1 408 "))
    #expect(site.net.run { site.server.isIdle })
  }

  @Test func timesOutSlowBodies() throws {
    let site = try Site {
      $0.stallTimeout = .milliseconds(30)
      $0.lingerTimeout = .milliseconds(20)
    }
    defer { site.close() }
    let client = site.client()
    client.send(String(post("/echo", "slow").dropLast()))
    #expect(site.net.run { client.sawEnd })
    #expect(client.text.hasPrefix("HTTP/1.1 408 "))
    #expect(site.net.run { site.server.isIdle })
  }

  @Test func limitsTheWholeRequest() throws {
    let site = try Site { $0.readTimeout = .milliseconds(40) }
    defer { site.close() }
    let client = site.client()
    client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10000\r\n\r\n")
    // A byte now and then does not help.
    #expect(
      site.net.run {
        client.send("x")
        return client.sawEnd
      })
    #expect(client.text.hasPrefix("HTTP/1.1 408 "))
  }

  @Test func closesIdleConnections() throws {
    let site = try Site { $0.idleTimeout = .milliseconds(20) }
    defer { site.close() }
    let client = site.client()
    client.send(post("/echo", "x"))
    #expect(site.net.run { client.sawEnd })
    #expect(undated(client.text) == ok("x"))
  }

  @Test func resistsClientsThatDoNotRead() throws {
    let site = try Site { $0.writeTimeout = .milliseconds(50) }
    site.service.limit = 8 << 20
    defer { site.close() }
    let client = site.client()
    client.limitReceiving()
    client.isReading = false
    client.send(post("/echo", String(repeating: "r", count: 8 << 20)))
    #expect(site.net.run { site.server.requests == 1 })
    #expect(site.net.run { site.server.isIdle })
  }

  @Test func deliversLargeAnswersToSlowReaders() throws {
    let site = try Site(memoryLimit: 64 << 20)
    site.service.limit = 8 << 20
    defer { site.close() }
    let client = site.client()
    client.limitReceiving()
    client.isReading = false
    let body = String(repeating: "r", count: 6 << 20)
    client.send(post("/echo", body) + post("/echo", "next"))
    #expect(site.net.run { site.server.requests == 1 })
    site.net.settle()
    client.isReading = true
    #expect(site.net.run { client.ends(with: "next") })
    let isWhole = undated(client.text) == ok(body) + ok("next")
    #expect(isWhole)
  }

  @Test func limitsConnections() throws {
    let site = try Site { $0.maxConnections = 2 }
    defer { site.close() }
    let kept = [site.client(), site.client()]
    site.net.settle()
    let third = site.client()
    #expect(site.net.run { third.sawEnd || third.wasReset })
    #expect(site.server.refusedConnections == 1)
    kept[0].send(post("/echo", "x"))
    #expect(site.net.run { kept[0].ends(with: "x") })
  }

  @Test func drainsGracefully() throws {
    let site = try Site()
    defer { site.close() }
    let idle = site.client()
    let busy = site.client()
    let partial = site.client()
    idle.send(post("/echo", "x"))
    busy.send(post("/hold", "b"))
    partial.send(String(post("/echo", "late").dropLast(2)))
    #expect(site.net.run { idle.ends(with: "x") && site.service.held.count == 1 })
    site.net.settle()
    site.listener.close()
    site.server.drain()
    #expect(site.net.run { idle.sawEnd })
    #expect(!busy.sawEnd && !partial.sawEnd && !site.server.isIdle)
    partial.send("te")
    site.service.held[0].exchange.respond(HTTPResponse(200, body: [0x62]))
    #expect(site.net.run { busy.sawEnd && partial.sawEnd })
    #expect(undated(busy.text) == ok("b", "connection: close\r\n"))
    #expect(undated(partial.text) == ok("late", "connection: close\r\n"))
    busy.endWriting()
    partial.endWriting()
    #expect(site.net.run { site.server.isIdle })
  }

  @Test(arguments: [
    ("GET / HTTP/1.1\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", 400),
    ("GET / HTTP/2.0\r\nHost: x\r\n\r\n", 505),
    ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
    (
      "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
      400
    ),
    ("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400),
    ("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n", 400),
    ("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 501),
    ("GET /" + String(repeating: "a", count: 40_000), 414),
    ("POST /echo HTTP/1.1\r\nHost: x\r\nExpect: miracles\r\n\r\n", 417),
    ("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZ\r\n", 400),
    ("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n", 400),
    ("GET / HTTP/1.1\r\nHost: x\r\nX: " + String(repeating: "a", count: 40_000), 431),
    ("GET / HTTP/1.1\r\nHost: x\r\n" + String(repeating: "a: b\r\n", count: 200), 431),
    ("\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}", 400),
  ]) func refusesWhatIsNotHTTP(request: String, status: Int) throws {
    let site = try Site()
    defer { site.close() }
    let text = site.exchange(request)
    #expect(text.hasPrefix("HTTP/1.1 \(status) "), "\(text)")
    #expect(text.contains("connection: close\r\n"))
  }
}
