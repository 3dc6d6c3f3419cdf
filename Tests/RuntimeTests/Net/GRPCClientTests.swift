import CNghttp2
import Testing

@testable import Runtime

@Suite struct GRPCClientTests {
  private let loop = EventLoop.forTest()

  @Test func sendsACallAndReadsItsAnswer() throws {
    let server = TestGRPCServer(loop) { $0.answer($1, body: [0, 0, 0, 0, 2, 7, 8]) }
    defer { server.stop() }
    let fixture = try GRPCClientFixture(loop, to: "127.0.0.1:\(server.port)")
    let answer = try fixture.call(.bytes([1, 2, 3]))
    #expect(answer.status == .ok)
    #expect(answer.isFromPeer)
    #expect(answer.response == [7, 8])
    var fields = server.calls[0].fields
    let timeout = fields.removeValue(forKey: "grpc-timeout") ?? ""
    #expect(timeout.hasSuffix("u") || timeout.hasSuffix("m"))
    let agent = fields.removeValue(forKey: "user-agent") ?? ""
    #expect(agent.hasPrefix("grpc-alloyc/"))
    #expect(
      fields == [
        ":method": "POST", ":scheme": "http", ":path": "/test.Service/Call",
        ":authority": "127.0.0.1:\(server.port)", "content-type": "application/grpc",
        "te": "trailers", "grpc-accept-encoding": "identity,gzip,zstd,snappy",
      ])
    #expect(server.calls[0].body == [0, 0, 0, 0, 3, 1, 2, 3])
  }

  @Test(arguments: [
    [], [0], [1], [10, 1, 0, 5], [Int](repeating: 3, count: 300), [600_000, 7, 90_000],
    [Int](repeating: 20_000, count: 100), [16_379], [16_384, 16_384], [3_000_000],
  ])
  func messagesArriveWhole(sizes: [Int]) throws {
    let server = TestGRPCServer(loop)
    defer { server.stop() }
    let fixture = try GRPCClientFixture(loop, to: "127.0.0.1:\(server.port)")
    let (body, bytes) = fixture.slices(sizes)
    for message in [body, .bytes(bytes), body] {
      #expect(try fixture.call(message).status == .ok)
    }
    #expect(server.peers.count == 1)
    for call in server.calls {
      #expect(call.message == bytes)
      #expect(Array(call.body.prefix(5)) == Frames.prefix(bytes.count))
    }
  }

  @Test func aSlowPeerGetsEverything() throws {
    let server = TestGRPCServer(loop)
    server.appetite = 3000
    defer { server.stop() }
    let fixture = try GRPCClientFixture(loop, to: "127.0.0.1:\(server.port)") {
      $0.writeBuffer = 20_000
    }
    let (body, bytes) = fixture.slices([700_000, 3, 700_000])
    for _ in 0..<3 { fixture.begin(body) }
    #expect(loop.turn { fixture.answers.count == 3 })
    #expect(server.calls.map(\.message) == [bytes, bytes, bytes])
  }

  @Test func largeFramesAreSentWherePeersAllowThem() throws {
    let server = TestGRPCServer(loop)
    server.settings = [
      (NGHTTP2_SETTINGS_MAX_FRAME_SIZE, 1 << 20), (NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE, 1 << 20),
    ]
    defer { server.stop() }
    let fixture = try GRPCClientFixture(loop, to: "127.0.0.1:\(server.port)")
    let (body, bytes) = fixture.slices([60_000])
    #expect(try fixture.call(body).status == .ok)
    #expect(server.calls[0].message == bytes)
    #expect(server.peers[0].frames.count { $0 == NGHTTP2_DATA.rawValue } == 1)
  }

  @Test func metadataAndEncodingAreSent() throws {
    let server = TestGRPCServer(loop)
    defer { server.stop() }
    let fixture = try GRPCClientFixture(loop, to: "127.0.0.1:\(server.port)")
    let template = try GRPCRequestTemplate(
      "/a/B", authority: "other", isSecure: false, encoding: .gzip,
      metadata: [("X-Scope-OrgID", "7"), ("trace-bin", "\u{1}\u{2}"), ("user-agent", "me")])
    #expect(try fixture.call(.bytes([9]), template).status == .ok)
    let call = server.calls[0]
    #expect(call.body == [1, 0, 0, 0, 1, 9])
    #expect(call.fields["grpc-encoding"] == "gzip")
    #expect(call.fields["x-scope-orgid"] == "7")
    #expect(call.fields["trace-bin"] == "AQI")
    #expect(call.fields["user-agent"] == "me")
    #expect(call.fields[":authority"] == "other")
  }

  @Test func aCallWithoutTimeoutSaysNothingAboutIt() throws {
    let server = TestGRPCServer(loop)
    defer { server.stop() }
    let fixture = try GRPCClientFixture(loop, to: "127.0.0.1:\(server.port)")
    #expect(try fixture.call(timeout: .zero).status == .ok)
    #expect(server.calls[0].fields["grpc-timeout"] == nil)
  }

  @Test func peersLimitCallsAtATime() throws {
    var most = 0
    var held: [(TestGRPCPeer, Int32)] = []
    let server = TestGRPCServer(loop) { peer, id in
      held.append((peer, id))
      most = max(most, held.count)
    }
    server.settings = [(NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, 3)]
    defer { server.stop() }
    let fixture = try GRPCClientFixture(loop, to: "127.0.0.1:\(server.port)")
    for _ in 0..<20 { fixture.begin() }
    while fixture.answers.count < 20 {
      guard loop.turn(until: { !held.isEmpty }) else { break }
      let (peer, id) = held.removeFirst()
      peer.answer(id)
      loop.settle(.milliseconds(2))
    }
    #expect(fixture.answers.count { $0.status == .ok } == 20)
    #expect(most == 3)
    #expect(server.peers.count == 1)
  }

  @Test func aPeerMayRaiseItsLimit() throws {
    let server = TestGRPCServer(loop) { _, _ in }
    server.settings = [(NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, 1)]
    defer { server.stop() }
    let fixture = try GRPCClientFixture(loop, to: "127.0.0.1:\(server.port)")
    for _ in 0..<3 { fixture.begin() }
    #expect(loop.turn { server.calls.count == 1 })
    loop.settle()
    #expect(server.calls.count == 1)
    server.peers[0].set(NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, 3)
    #expect(loop.turn { server.calls.count == 3 })
  }

  @Test func timeoutsCancelTheCall() throws {
    let server = TestGRPCServer(loop) { _, _ in }
    defer { server.stop() }
    let fixture = try GRPCClientFixture(loop, to: "127.0.0.1:\(server.port)")
    let answer = try fixture.call(timeout: .milliseconds(40))
    #expect(answer.status == .deadlineExceeded)
    #expect(!answer.isFromPeer)
    #expect(answer.message == "the peer did not answer within 40ms")
    #expect(loop.turn { server.calls.first?.error == NGHTTP2_CANCEL.rawValue })
    // The connection goes on.
    server.script = { $0.answer($1) }
    #expect(try fixture.call().status == .ok)
    #expect(server.peers.count == 1)
  }

  @Test func callsAreCancelledWhereverTheyAre() throws {
    let server = TestGRPCServer(loop) { _, _ in }
    server.settings = [(NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, 1)]
    defer { server.stop() }
    let fixture = try GRPCClientFixture(loop, to: "127.0.0.1:\(server.port)")
    let unsent = fixture.begin()
    unsent.cancel()
    unsent.cancel()
    #expect(loop.turn { fixture.answers.count == 1 })
    let sent = fixture.begin()
    let waiting = fixture.begin()
    #expect(loop.turn { server.calls.count == 1 })
    waiting.cancel()
    sent.cancel()
    #expect(loop.turn { fixture.answers.count == 3 })
    #expect(fixture.answers.allSatisfy { $0.status == .cancelled })
    #expect(loop.turn { server.calls[0].error == NGHTTP2_CANCEL.rawValue })
    sent.cancel()
    server.script = { $0.answer($1) }
    #expect(try fixture.call().status == .ok)
    #expect(server.calls.count == 2)
  }

  @Test func answersThatComeEarlyCount() throws {
    let server = TestGRPCServer(loop)
    defer { server.stop() }
    let fixture = try GRPCClientFixture(loop, to: "127.0.0.1:\(server.port)")
    #expect(try fixture.call().status == .ok)
    // The peer stops reading; the answer overtakes the message.
    server.appetite = 0
    let (body, _) = fixture.slices([8_000_000])
    fixture.begin(body)
    loop.settle()
    let peer = server.peers[0]
    peer.send(Frames.answer(3, status: 8))
    #expect(loop.turn { fixture.answers.count == 2 })
    #expect(fixture.answers[1].status == .resourceExhausted)
  }

  @Test func idleConnectionsAreClosedAndOpenedAgain() throws {
    let server = TestGRPCServer(loop)
    defer { server.stop() }
    let fixture = try GRPCClientFixture(loop, to: "127.0.0.1:\(server.port)") {
      $0.idleTimeout = .milliseconds(30)
    }
    #expect(try fixture.call().status == .ok)
    #expect(loop.turn { server.open == 0 })
    #expect(try fixture.call().status == .ok)
    #expect(server.peers.count == 2)
  }

  @Test func aCallUnderWayIsNotIdle() throws {
    var held: Int32?
    let server = TestGRPCServer(loop) { held = $1 }
    defer { server.stop() }
    let fixture = try GRPCClientFixture(loop, to: "127.0.0.1:\(server.port)") {
      $0.idleTimeout = .milliseconds(10)
    }
    fixture.begin()
    #expect(loop.turn { held != nil })
    loop.settle(.milliseconds(50))
    server.peers[0].answer(try #require(held))
    #expect(loop.turn { fixture.answers.count == 1 })
    #expect(fixture.answers[0].status == .ok)
  }

  @Test func closingEndsAllCalls() throws {
    let server = TestGRPCServer(loop) { _, _ in }
    server.settings = [(NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, 1)]
    defer { server.stop() }
    let fixture = try GRPCClientFixture(loop, to: "127.0.0.1:\(server.port)")
    for _ in 0..<3 { fixture.begin() }
    #expect(loop.turn { server.calls.count == 1 })
    fixture.client.close()
    #expect(fixture.answers.map(\.status) == [.unavailable, .unavailable, .unavailable])
    #expect(loop.turn { server.open == 0 })
    #expect(server.peers[0].frames.last == NGHTTP2_GOAWAY.rawValue)
  }
}

/// Bytes of HTTP/2 and gRPC.
enum Frames {
  /// The five bytes before a plain message.
  static func prefix(_ count: Int) -> [UInt8] {
    [0] + withUnsafeBytes(of: UInt32(count).bigEndian) { Array($0) }
  }

  /// A HEADERS frame with END_STREAM: HTTP status 200, and a gRPC status.
  static func answer(_ stream: UInt8, status: Int) -> [UInt8] {
    // Indexed ":status: 200", then two literal fields without indexing.
    var block: [UInt8] = [0x88]
    for (name, value) in [("content-type", "application/grpc"), ("grpc-status", "\(status)")] {
      block += [0, UInt8(name.utf8.count)] + Array(name.utf8)
      block += [UInt8(value.utf8.count)] + Array(value.utf8)
    }
    return [0, 0, UInt8(block.count), 1, 5, 0, 0, 0, stream] + block
  }
}
