import Glibc
import Testing

@testable import Runtime

@Suite struct HTTPClientFailureTests {
  private let ok = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi"

  // MARK: Connections that end

  @Test(arguments: [false, true])
  func aStaleConnectionCostsOneRepetition(resets: Bool) throws {
    let fixture = HTTPClientFixture()
    var isFirst = true
    let ok = ok
    let server = ScriptedServer(fixture.loop) { peer in
      guard peer.requests.count > peer.answered else { return }
      peer.answered += 1
      if isFirst, peer.answered == 2 {
        isFirst = false
        if resets { peer.reset() } else { peer.close() }
      } else {
        peer.send(ok)
      }
    }
    defer { server.stop() }
    let (body, bytes) = fixture.slices([50_000, 7])
    #expect(try fixture.send(server.url, body: body).get().status == 200)
    #expect(try fixture.send(server.url, body: body).get().status == 200)
    #expect(server.peers.map(\.requests.count) == [2, 1])
    #expect(server.requests.allSatisfy { $0.body == bytes })
  }

  @Test func theRepetitionIsNotRepeated() throws {
    let fixture = HTTPClientFixture()
    let ok = ok
    var isFirst = true
    let server = ScriptedServer(fixture.loop) { peer in
      guard peer.requests.count > peer.answered else { return }
      peer.answered += 1
      if isFirst { peer.send(ok) } else { peer.close() }
      isFirst = false
    }
    defer { server.stop() }
    _ = try fixture.send(server.url).get()
    let error = try fixture.failure(server.url)
    #expect(error.kind == .reset)
    #expect(error.reason == "the peer closed the connection without a response")
    #expect(server.peers.map(\.requests.count) == [2, 1])
  }

  @Test func aFreshConnectionThatEndsIsNotRepeated() throws {
    let fixture = HTTPClientFixture()
    let server = ScriptedServer(fixture.loop) { peer in
      if !peer.requests.isEmpty { peer.reset() }
    }
    defer { server.stop() }
    let error = try fixture.failure(server.url)
    #expect(error.kind == .reset)
    #expect(error.reason == "Connection reset by peer before a response came")
    #expect(server.peers.count == 1)
  }

  @Test func aConnectionThatEndsInAResponseIsNotRepeated() throws {
    let fixture = HTTPClientFixture()
    let ok = ok
    let server = ScriptedServer(fixture.loop) { peer in
      guard peer.requests.count > peer.answered else { return }
      peer.answered += 1
      peer.send(peer.answered == 1 ? ok : String(ok.dropLast()))
      if peer.answered == 2 { peer.close() }
    }
    defer { server.stop() }
    _ = try fixture.send(server.url).get()
    let error = try fixture.failure(server.url)
    #expect(error.kind == .reset)
    #expect(error.reason == "the peer closed the connection in the middle of its response")
    #expect(server.peers.count == 1)
  }

  // MARK: Early responses

  @Test(arguments: [false, true])
  func anEarlyResponseIsDelivered(resets: Bool) throws {
    let fixture = HTTPClientFixture()
    let server = ScriptedServer(fixture.loop) { peer in
      guard peer.answered == 0, peer.received.count > 100 else { return }
      peer.answered = 1
      peer.appetite = 0
      peer.send("HTTP/1.1 429 Slow Down\r\nretry-after: 7\r\ncontent-length: 0\r\n\r\n")
      if resets { peer.reset() }
    }
    defer { server.stop() }
    let (body, _) = fixture.slices([8 << 20])
    let response = try fixture.send(server.url, body: body).get()
    #expect(response.status == 429)
    #expect(response.retryAfter() == .seconds(7))
    // What was not sent yet is not sent any more: the connection is of no further use.
    if !resets {
      server.peers[0].appetite = 1 << 20
      #expect(fixture.loop.turn { server.peers[0].isEnded })
    }
    #expect(server.requests.isEmpty)
  }

  // MARK: Time

  @Test func silenceEndsInATimeout() throws {
    let fixture = HTTPClientFixture()
    let server = ScriptedServer(fixture.loop) { _ in }
    defer { server.stop() }
    let error = try fixture.failure(server.url, timeout: .milliseconds(50))
    #expect(error.kind == .timeout)
    #expect(error.reason == "127.0.0.1:\(server.port) did not answer within 50ms")
    #expect(fixture.loop.turn { server.open == 0 })
  }

  @Test func aPeerThatDoesNotReadEndsInATimeout() throws {
    let fixture = HTTPClientFixture()
    let server = ScriptedServer(fixture.loop) { if $0.appetite > 0 { $0.appetite = 0 } }
    defer { server.stop() }
    let (body, _) = fixture.slices([16 << 20])
    let error = try fixture.failure(server.url, body: body, timeout: .milliseconds(100))
    #expect(error.reason == "127.0.0.1:\(server.port) did not take the whole request within 100ms")
  }

  @Test func aDrippingResponseEndsInATimeout() throws {
    let fixture = HTTPClientFixture()
    var timer: Timer!
    let server = ScriptedServer(fixture.loop) { _ in }
    defer { server.stop() }
    timer = Timer {
      server.peers.first?.send("H")
      fixture.loop.schedule(timer, after: .milliseconds(5))
    }
    fixture.loop.schedule(timer, after: .milliseconds(5))
    #expect(try fixture.failure(server.url, timeout: .seconds(20)).kind == .protocol)
    let answer = ScriptedServer(fixture.loop) { peer in
      guard !peer.requests.isEmpty, peer.answered == 0 else { return }
      peer.answered = 1
      peer.send("HTTP/1.1 200 OK\r\ncontent-le")
    }
    defer { answer.stop() }
    #expect(try fixture.failure(answer.url, timeout: .milliseconds(60)).kind == .timeout)
  }

  @Test func waitingForAConnectionEndsInATimeout() throws {
    let fixture = HTTPClientFixture { $0.maxConnectionsPerHost = 1 }
    let ok = ok
    let server = ScriptedServer(fixture.loop) { _ in }
    defer { server.stop() }
    let request = HTTPClientRequest(try HTTPRequestTemplate(server.url))
    var first: HTTPClientResponse?
    fixture.client.send(request, timeout: .seconds(10)) { first = try? $0.get() }
    let error = try fixture.failure(server.url, timeout: .milliseconds(30))
    #expect(error.reason == "no connection to 127.0.0.1:\(server.port) became free within 30ms")
    server.peers[0].send(ok)
    #expect(fixture.loop.turn { first != nil })
    #expect(server.peers.count == 1)
  }

  @Test func aTimeoutMakesRoomForThoseWhoWait() throws {
    let fixture = HTTPClientFixture { $0.maxConnectionsPerHost = 1 }
    let ok = ok
    var isFirst = true
    let server = ScriptedServer(fixture.loop) { peer in
      guard peer.requests.count > peer.answered else { return }
      peer.answered += 1
      if !isFirst { peer.send(ok) }
      isFirst = false
    }
    defer { server.stop() }
    let request = HTTPClientRequest(try HTTPRequestTemplate(server.url))
    var kinds: [HTTPClientError.Kind?] = []
    for timeout in [Duration.milliseconds(50), .seconds(10)] {
      fixture.client.send(request, timeout: timeout) { result in
        if case .failure(let error) = result { kinds.append(error.kind) } else { kinds.append(nil) }
      }
    }
    #expect(fixture.loop.turn { kinds.count == 2 })
    #expect(kinds == [.timeout, nil])
  }

  // MARK: Connecting

  @Test func nobodyListens() throws {
    let fixture = HTTPClientFixture()
    let server = ScriptedServer(fixture.loop) { _ in }
    server.stop()
    let error = try fixture.failure(server.url)
    #expect(error.kind == .connect)
    #expect(
      error.reason
        == "cannot connect to 127.0.0.1:\(server.port) (127.0.0.1: Connection refused)")
  }

  @Test func addressesAreTriedInTurn() throws {
    let loop = EventLoop(index: 0, memoryLimit: 1 << 20)
    let names = ScriptedDNSServer(loop) { _, type in
      type == 1
        ? .addresses(
          ["127.0.0.2", "127.0.0.3", "127.0.0.1"].map { SocketAddress(numericHost: $0, port: 0)! },
          ttl: 60) : .noData
    }
    let server = ScriptedServer(loop, answering: ok)
    defer {
      server.stop()
      names.stop()
    }
    let client = HTTPClient(
      loop: loop, options: HTTPClientOptions(), resolver: resolver(loop, names), tls: nil)
    let url = try HTTPURL("http://gw.test:\(server.port)")
    var status: Int?
    client.send(HTTPClientRequest(try HTTPRequestTemplate(url)), timeout: .seconds(10)) {
      status = try? $0.get().status
    }
    #expect(loop.turn { status == 200 })
    client.closeIdleConnections()
  }

  @Test func namesThatDoNotExist() throws {
    let loop = EventLoop(index: 0, memoryLimit: 1 << 20)
    let names = ScriptedDNSServer(loop) { _, _ in .code(3) }
    defer { names.stop() }
    let client = HTTPClient(
      loop: loop, options: HTTPClientOptions(), resolver: resolver(loop, names), tls: nil)
    var failure: HTTPClientError?
    let url = try HTTPURL("http://gw.test")
    client.send(HTTPClientRequest(try HTTPRequestTemplate(url)), timeout: .seconds(10)) {
      if case .failure(let error) = $0 { failure = error }
    }
    #expect(loop.turn { failure != nil })
    #expect(failure?.kind == .resolve)
    #expect(
      failure?.reason == "the host name 'gw.test' does not exist (asked: \(names.address))")
  }

  /// A resolver that asks `server` only.
  private func resolver(_ loop: EventLoop, _ server: ScriptedDNSServer) -> DNSResolver {
    var options = DNSOptions()
    options.servers = [server.address]
    options.usesSystemFiles = false
    return DNSResolver(loop, options: options)
  }

  // MARK: Cancellation

  @Test func aCallThatHasNotBegunCanBeCancelled() throws {
    let fixture = HTTPClientFixture()
    let server = ScriptedServer(fixture.loop, answering: ok)
    defer { server.stop() }
    try cancel(fixture, server) { true }
    #expect(server.peers.isEmpty)
  }

  @Test func aCallThatConnectsCanBeCancelled() throws {
    let fixture = HTTPClientFixture()
    let server = ScriptedServer(fixture.loop, answering: ok)
    defer { server.stop() }
    var turns = 0
    try cancel(fixture, server) {
      turns += 1
      return turns == 2
    }
    #expect(server.requests.isEmpty)
  }

  @Test func aCallThatWaitsForItsResponseCanBeCancelled() throws {
    let fixture = HTTPClientFixture()
    let server = ScriptedServer(fixture.loop) { _ in }
    defer { server.stop() }
    try cancel(fixture, server) { server.requests.count == 1 }
    #expect(fixture.loop.turn { server.open == 0 })
  }

  @Test func aCallThatWaitsForAConnectionCanBeCancelled() throws {
    let fixture = HTTPClientFixture { $0.maxConnectionsPerHost = 1 }
    let server = ScriptedServer(fixture.loop) { _ in }
    defer { server.stop() }
    let request = HTTPClientRequest(try HTTPRequestTemplate(server.url))
    var isFirstOver = false
    fixture.client.send(request, timeout: .seconds(10)) { _ in isFirstOver = true }
    try cancel(fixture, server) { server.requests.count == 1 }
    #expect(!isFirstOver)
    server.peers[0].send(ok)
    #expect(fixture.loop.turn { isFirstOver })
    #expect(server.requests.count == 1)
  }

  @Test func aCallThatIsOverCannotBeCancelled() throws {
    let fixture = HTTPClientFixture()
    let server = ScriptedServer(fixture.loop, answering: ok)
    defer { server.stop() }
    let request = HTTPClientRequest(try HTTPRequestTemplate(server.url))
    var results = 0
    let call = fixture.client.send(request, timeout: .seconds(10)) { _ in results += 1 }
    #expect(fixture.loop.turn { results == 1 })
    call.cancel()
    for _ in 0..<3 { fixture.loop.turn(wait: false) }
    #expect(results == 1)
    #expect(server.open == 1)
  }

  /// Sends a request, cancels it when the condition holds, and expects one call that says so.
  private func cancel(
    _ fixture: HTTPClientFixture, _ server: ScriptedServer, when condition: () -> Bool
  ) throws {
    let request = HTTPClientRequest(try HTTPRequestTemplate(server.url))
    var results: [Result<HTTPClientResponse, HTTPClientError>] = []
    let call = fixture.client.send(request, timeout: .seconds(10)) { results.append($0) }
    while !condition() { fixture.loop.turn(wait: false) }
    call.cancel()
    call.cancel()
    #expect(results.isEmpty)
    for _ in 0..<5 { fixture.loop.turn(wait: false) }
    #expect(results.count == 1)
    guard case .failure(let error)? = results.first else { return }
    #expect(error.kind == .cancelled)
  }

  @Test func aNoticeThatAnIdleConnectionClosesIsNotTheAnswer() throws {
    let fixture = HTTPClientFixture()
    let notice = "HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
    var count = 0
    let server = ScriptedServer(fixture.loop) { peer in
      while peer.answered < peer.requests.count {
        peer.answered += 1
        count += 1
        peer.send(count == 2 ? notice : "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")
      }
    }
    defer { server.stop() }
    for _ in 0..<2 { #expect(try fixture.send(server.url).get().status == 200) }
    #expect(server.peers.count == 2 && server.requests.count == 3)
  }

  @Test func aTimeoutOnANewConnectionIsTheAnswer() throws {
    let fixture = HTTPClientFixture()
    let server = ScriptedServer(
      fixture.loop,
      answering: "HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n")
    defer { server.stop() }
    #expect(try fixture.send(server.url).get().status == 408)
    #expect(server.requests.count == 1)
  }
}
