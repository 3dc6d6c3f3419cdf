import CNghttp2
import Testing

@testable import Runtime

/// How a gRPC client deals with connections that fail, and with several of them.
@Suite struct GRPCClientConnectionTests {
  private let loop = EventLoop.forTest()

  /// The port of a server that is not there any more.
  private func freePort() -> UInt16 {
    let server = TestGRPCServer(loop)
    defer { server.stop() }
    return server.port
  }

  /// A resolver to which `gw.test` has these addresses.
  private func resolver(_ addresses: [String]) -> (DNSResolver, ScriptedDNSServer) {
    let dns = ScriptedDNSServer(loop) { _, type in
      type == 1
        ? .addresses(addresses.map { SocketAddress(numericHost: $0, port: 0)! }, ttl: 60) : .noData
    }
    var options = DNSOptions()
    options.servers = [dns.address]
    options.usesSystemFiles = false
    return (DNSResolver(loop, options: options), dns)
  }

  // MARK: Refusals

  @Test func aRefusedCallIsSentAgainAtOnce() throws {
    var refusals = 0
    let server = TestGRPCServer(loop) { peer, id in
      refusals += 1
      if refusals <= 2 { peer.reset(id, NGHTTP2_REFUSED_STREAM.rawValue) } else { peer.answer(id) }
    }
    defer { server.stop() }
    let fixture = try GRPCClientFixture(loop, to: "127.0.0.1:\(server.port)")
    let (body, bytes) = fixture.slices([1000, 2000])
    #expect(try fixture.call(body).status == .ok)
    #expect(server.calls.map(\.message) == [bytes, bytes, bytes])
  }

  @Test func aPeerThatRefusesEverythingIsUnavailable() throws {
    let server = TestGRPCServer(loop) { $0.reset($1, NGHTTP2_REFUSED_STREAM.rawValue) }
    defer { server.stop() }
    let fixture = try GRPCClientFixture(loop, to: "127.0.0.1:\(server.port)")
    let answer = try fixture.call()
    #expect(answer.status == .unavailable)
    #expect(answer.message == "the peer refused the call")
    #expect(server.calls.count == 6)
  }

  @Test func callsThatAPeerDoesNotBeginMove() throws {
    let server = TestGRPCServer(loop) { _, _ in }
    defer { server.stop() }
    let fixture = try GRPCClientFixture(loop, to: "127.0.0.1:\(server.port)")
    for _ in 0..<3 { fixture.begin() }
    #expect(loop.turn { server.calls.count == 3 })
    server.script = { $0.answer($1) }
    let first = server.peers[0]
    first.goAway(last: 1)
    #expect(loop.turn { fixture.answers.count == 2 })
    #expect(server.peers.count == 2)
    #expect(server.peers[1].calls.count == 2)
    // What the peer has begun it ends.
    first.answer(1)
    #expect(loop.turn { fixture.answers.count == 3 })
    #expect(fixture.answers.allSatisfy { $0.status == .ok })
    #expect(loop.turn { first.isClosed })
    #expect(try fixture.call().status == .ok)
    #expect(server.peers.count == 2)
  }

  @Test func aWarningOfTheEndMovesNewCallsOnly() throws {
    let server = TestGRPCServer(loop) { _, _ in }
    defer { server.stop() }
    let fixture = try GRPCClientFixture(loop, to: "127.0.0.1:\(server.port)")
    fixture.begin()
    #expect(loop.turn { server.calls.count == 1 })
    let first = server.peers[0]
    first.goAway(last: .max)
    server.script = { $0.answer($1) }
    #expect(loop.turn { server.peers.count == 2 })
    #expect(try fixture.call().status == .ok)
    #expect(first.calls.count == 1)
    first.goAway(last: 1)
    first.answer(1)
    #expect(loop.turn { fixture.answers.count == 2 && first.isClosed })
  }

  @Test func aPeerThatEndsEveryConnectionIsNotCalledWithoutPause() throws {
    let server = TestGRPCServer(loop) { peer, _ in peer.goAway(last: 0) }
    defer { server.stop() }
    let fixture = try GRPCClientFixture(loop, to: "127.0.0.1:\(server.port)") {
      $0.backoff.base = .seconds(60)
    }
    fixture.begin()
    #expect(loop.turn { server.calls.count == 1 })
    loop.settle(.milliseconds(60))
    #expect(server.peers.count == 1)
  }

  // MARK: Failures

  @Test func nobodyListens() throws {
    let fixture = try GRPCClientFixture(loop, to: "127.0.0.1:\(freePort())")
    for _ in 0..<2 {
      let answer = try fixture.call()
      #expect(answer.status == .unavailable)
      #expect(
        answer.message == "cannot connect to \(fixture.client.target.hostAndPort)"
          + " (\(fixture.client.target.hostAndPort): Connection refused)")
    }
  }

  @Test func waitingForReadySurvivesAnOutage() throws {
    let port = freePort()
    let fixture = try GRPCClientFixture(loop, to: "127.0.0.1:\(port)") { $0.waitsForReady = true }
    fixture.begin()
    let hopeless = try fixture.call(timeout: .milliseconds(60))
    #expect(hopeless.status == .deadlineExceeded)
    #expect(hopeless.message.hasPrefix("no connection came about (cannot connect to"))
    let server = TestGRPCServer(loop, address: "127.0.0.1:\(port)")
    defer { server.stop() }
    #expect(loop.turn { fixture.answers.count == 2 })
    #expect(fixture.answers[1].status == .ok)
    #expect(server.calls.count == 1)
  }

  @Test func aLostConnectionIsOpenedAgain() throws {
    let server = TestGRPCServer(loop)
    defer { server.stop() }
    let fixture = try GRPCClientFixture(loop, to: "127.0.0.1:\(server.port)")
    #expect(try fixture.call().status == .ok)
    server.script = { peer, _ in peer.close() }
    let answer = try fixture.call()
    #expect(answer.status == .unavailable)
    #expect(answer.message == "the connection was lost: the peer closed the connection")
    server.script = { $0.answer($1) }
    #expect(try fixture.call().status == .ok)
  }

  @Test func aHostWithoutAddress() throws {
    let dns = ScriptedDNSServer(loop) { _, _ in .code(3) }
    defer { dns.stop() }
    var options = DNSOptions()
    options.servers = [dns.address]
    options.usesSystemFiles = false
    let fixture = try GRPCClientFixture(
      loop, to: "nobody.test:1", resolver: DNSResolver(loop, options: options))
    let answer = try fixture.call()
    #expect(answer.status == .unavailable)
    #expect(answer.message.hasPrefix("the host name 'nobody.test' does not exist"))
  }

  @Test(arguments: [
    "HTTP/1.1 400 Bad Request\r\n\r\n", "SSH-2.0-OpenSSH_9.2\r\n long enough",
    "{\"error\": true}",
  ])
  func peersThatSpeakSomethingElse(text: String) throws {
    let server = ScriptedServer(loop) { if !$0.isEnded { $0.send(text) } }
    defer { server.stop() }
    let fixture = try GRPCClientFixture(loop, to: "127.0.0.1:\(server.port)")
    let answer = try fixture.call()
    #expect(answer.status == .unavailable)
    #expect(
      answer.message.contains(
        "the peer does not speak HTTP/2: are host and port those of a gRPC server?"))
  }

  @Test func aPeerThatClosesAtOnce() throws {
    let server = ScriptedServer(loop) { $0.close() }
    defer { server.stop() }
    let fixture = try GRPCClientFixture(loop, to: "127.0.0.1:\(server.port)")
    let answer = try fixture.call()
    #expect(answer.status == .unavailable)
    #expect(answer.message.contains("closed") || answer.message.contains("reset"))
  }

  @Test func aPeerThatSaysNothing() throws {
    let server = TestGRPCServer(loop)
    server.isSilent = true
    defer { server.stop() }
    let fixture = try GRPCClientFixture(loop, to: "127.0.0.1:\(server.port)") {
      $0.connectTimeout = .milliseconds(30)
    }
    let answer = try fixture.call()
    #expect(answer.status == .unavailable)
    #expect(answer.message.hasSuffix("the peer sent no settings in time)"))
  }

  @Test func aPeerThatBreaksTheRules() throws {
    let server = TestGRPCServer(loop) { peer, _ in
      // DATA on a stream that does not exist.
      peer.send([0, 0, 1, 0, 0, 0, 0, 0, 9, 1])
    }
    defer { server.stop() }
    let fixture = try GRPCClientFixture(loop, to: "127.0.0.1:\(server.port)")
    let answer = try fixture.call()
    #expect(answer.status == .unavailable)
    #expect(answer.message.contains("the peer broke the rules of HTTP/2"))
  }

  // MARK: Several addresses

  @Test func roundRobinSpreadsCalls() throws {
    let first = TestGRPCServer(loop, address: "127.0.0.1:0")
    let others = ["127.0.0.2", "127.0.0.3"].map {
      TestGRPCServer(loop, address: "\($0):\(first.port)")
    }
    let servers = [first] + others
    defer { servers.forEach { $0.stop() } }
    let (resolver, dns) = resolver(["127.0.0.1", "127.0.0.2", "127.0.0.3"])
    defer { dns.stop() }
    let fixture = try GRPCClientFixture(loop, to: "gw.test:\(first.port)", resolver: resolver)
    #expect(try fixture.call().status == .ok)
    #expect(loop.turn { fixture.client.readyCount == 3 })
    for _ in 0..<30 { #expect(try fixture.call().status == .ok) }
    #expect(servers.map(\.peers.count) == [1, 1, 1])
    #expect(servers.allSatisfy { $0.calls.count >= 10 })
    // One of them goes away: the others go on.
    others[0].stop()
    #expect(loop.turn { fixture.client.readyCount == 2 })
    for _ in 0..<10 { #expect(try fixture.call().status == .ok) }
  }

  @Test func pickFirstUsesTheFirstThatWorks() throws {
    let server = TestGRPCServer(loop, address: "127.0.0.2:0")
    let third = TestGRPCServer(loop, address: "127.0.0.3:\(server.port)")
    defer { [server, third].forEach { $0.stop() } }
    let (resolver, dns) = resolver(["127.0.0.9", "127.0.0.2", "127.0.0.3"])
    defer { dns.stop() }
    let fixture = try GRPCClientFixture(loop, to: "gw.test:\(server.port)", resolver: resolver) {
      $0.balancer = .pickFirst
    }
    for _ in 0..<5 { #expect(try fixture.call().status == .ok) }
    #expect(server.peers.count + third.peers.count == 1)
    // It is gone: another is used.
    let used = server.peers.isEmpty ? third : server
    used.stop()
    loop.settle()
    #expect(try fixture.call().status == .ok)
    #expect(server.peers.count == 1 && third.peers.count == 1)
  }

  // MARK: Keep-alive

  @Test func silentPeersAreAsked() throws {
    let server = TestGRPCServer(loop) { _, _ in }
    defer { server.stop() }
    let fixture = try GRPCClientFixture(loop, to: "127.0.0.1:\(server.port)") {
      $0.keepalive = GRPCKeepalive(time: .milliseconds(10), timeout: .seconds(10))
    }
    fixture.begin()
    #expect(
      loop.turn { server.peers.first?.frames.count { $0 == NGHTTP2_PING.rawValue } ?? 0 >= 3 })
    #expect(fixture.answers.isEmpty)
  }

  @Test func peersThatDoNotAnswerPingsAreGivenUp() throws {
    let server = TestGRPCServer(loop) { _, _ in }
    defer { server.stop() }
    let fixture = try GRPCClientFixture(loop, to: "127.0.0.1:\(server.port)") {
      $0.keepalive = GRPCKeepalive(time: .milliseconds(20), timeout: .milliseconds(20))
    }
    fixture.begin()
    #expect(loop.turn { server.calls.count == 1 })
    server.isSilent = true
    #expect(loop.turn { fixture.answers.count == 1 })
    #expect(fixture.answers[0].status == .unavailable)
    #expect(
      fixture.answers[0].message
        == "the connection was lost: the peer did not answer a keep-alive ping within 20ms")
  }

  @Test(arguments: [false, true])
  func idleConnectionsAreAskedOnlyOnDemand(isWithoutCalls: Bool) throws {
    let server = TestGRPCServer(loop)
    defer { server.stop() }
    let fixture = try GRPCClientFixture(loop, to: "127.0.0.1:\(server.port)") {
      $0.keepalive = GRPCKeepalive(
        time: .milliseconds(10), timeout: .seconds(10), isWithoutCalls: isWithoutCalls)
    }
    #expect(try fixture.call().status == .ok)
    let before = server.peers[0].frames.count { $0 == NGHTTP2_PING.rawValue }
    loop.settle(.milliseconds(80))
    let after = server.peers[0].frames.count { $0 == NGHTTP2_PING.rawValue }
    #expect((after > before) == isWithoutCalls)
    #expect(try fixture.call().status == .ok)
    #expect(server.peers.count == 1)
  }
}
