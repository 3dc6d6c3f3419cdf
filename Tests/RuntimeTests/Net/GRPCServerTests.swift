import CNghttp2
import Testing

@testable import Runtime

/// A service that echoes, holds back or refuses, by path.
private final class EchoService: GRPCService {
  var limit = 1 << 20
  /// Calls to `/t.S/Hold`, which are ended by the test.
  var held: [GRPCCall] = []
  var encodings: [GRPCEncoding] = []
  var messages: [[UInt8]] = []
  var abandoned: [Int] = []
  var withoutMemory: [Int] = []
  var metadata: [String: String] = [:]
  /// Whether there is room for messages, and who asked.
  var hasRoom = true
  var visitors: [GRPCCall] = []

  func enter(_ call: GRPCCall, bytes: Int, isCompressed: Bool, isHere: Bool) -> Bool {
    visitors.append(call)
    return hasRoom
  }

  func admit(_ request: GRPCRequestHead) -> GRPCAdmission {
    for i in 0..<request.metadata.count {
      metadata[request.metadata[i].name.string] = request.metadata[i].value.string
    }
    if request.path == "/t.S/Echo" { return .message(limit: limit, context: 1) }
    if request.path == "/t.S/Hold" { return .message(limit: limit, context: 2) }
    return .fail(.unimplemented, "unknown method \(request.path.string)")
  }

  func handle(_ call: GRPCCall, message: Slice, encoding: GRPCEncoding) {
    encodings.append(encoding)
    messages.append(Array(message.bytes))
    if call.context == 2 { held.append(call) } else { call.finish(Array(message.bytes)) }
  }

  func ranOutOfMemory(context: Int) { withoutMemory.append(context) }

  func abandoned(context: Int) { abandoned.append(context) }
}

/// A server with an `EchoService` behind a listener.
private struct Site {
  let net: Loopback
  let service = EchoService()
  let server: GRPCServer
  let listener: Listener

  init(memoryLimit: Int = 16 << 20, _ change: (inout ServerOptions) -> Void = { _ in }) throws {
    net = Loopback(memoryLimit: memoryLimit)
    var options = ServerOptions()
    change(&options)
    let server = GRPCServer(on: net.loop, service: service, options: options)
    self.server = server
    listener = try Listener(on: net.loop, address: "127.0.0.1:0") { server.adopt($0) }
  }

  /// Closes everything, and expects that nothing is left.
  func close() {
    listener.close()
    server.close()
    net.loop.turn(wait: false)
    #expect(server.isIdle)
    // A chunk for what passes through, and one for what waited.
    #expect(net.loop.arena.pinned <= 2 * Arena.chunkSize)
  }

  func raw() -> RawClient { net.connect(to: listener.address) }

  func client(window: Int = 65_535) -> TestHTTP2Client { TestHTTP2Client(raw(), window: window) }

  /// Turns the loop until `condition` holds.
  func run(_ clients: TestHTTP2Client..., until condition: () -> Bool) -> Bool {
    net.run {
      for client in clients { client.poll() }
      return condition()
    }
  }

  /// Makes one call and waits for its end.
  func call(
    _ client: TestHTTP2Client, _ path: String = "/t.S/Echo", body: [UInt8], ends: Bool = true,
    method: String = "POST", type: String = "application/grpc", _ fields: [(String, String)] = []
  ) -> TestHTTP2Client.Call {
    let id = client.call(path, body: body, ends: ends, method: method, type: type, fields)
    #expect(run(client) { client.calls[id]!.error != nil })
    return client.calls[id]!
  }
}

@Suite struct GRPCServerTests {
  @Test func answersCalls() throws {
    let site = try Site()
    defer { site.close() }
    let client = site.client()
    for content in [[1, 2, 3], [], [UInt8](repeating: 7, count: 100_000)] as [[UInt8]] {
      let call = site.call(client, body: TestHTTP2Client.frame(content))
      #expect(call.fields[":status"] == "200")
      #expect(call.fields["content-type"] == "application/grpc")
      #expect(call.status == 0)
      #expect(call.error == 0)
      #expect(call.body == TestHTTP2Client.frame(content))
    }
    #expect(site.server.requests == 3)
    #expect(site.service.metadata["te"] == "trailers")
    #expect(site.service.metadata[":path"] == nil)
  }

  @Test func readsNoMessageBeforeThereIsRoom() throws {
    let site = try Site()
    defer { site.close() }
    site.service.hasRoom = false
    site.service.limit = 8 << 20
    let client = site.client()
    let content = [UInt8](repeating: 7, count: 6 << 20)
    let large = client.call("/t.S/Echo", body: TestHTTP2Client.frame(content))
    #expect(site.run(client) { !site.service.visitors.isEmpty })
    site.net.settle()
    #expect(site.net.loop.arena.pinned <= Arena.chunkSize)
    #expect(site.service.visitors[0].isExpected && site.server.waiting == 1)
    site.service.hasRoom = true
    site.service.visitors[0].comeIn()
    #expect(site.server.waiting == 0)
    #expect(site.run(client) { client.calls[large]!.error != nil })
    #expect(client.calls[large]!.status == 0 && site.service.messages == [content])
    #expect(!site.service.visitors[0].isExpected)
  }

  @Test func readsNoMoreThanAWindowOfAMessageThatWaits() throws {
    let site = try Site { $0.streamWindow = 100_000 }
    defer { site.close() }
    site.service.limit = 8 << 20
    let client = site.client()
    // As long as a message is on its way that was let in, the connection is read.
    let first = TestHTTP2Client.frame([UInt8](repeating: 1, count: 1_000_000))
    let small = client.call("/t.S/Hold", body: Array(first[..<1000]), ends: false)
    #expect(site.run(client) { client.window(small) >= first.count - 1000 - 5 })
    site.service.hasRoom = false
    let content = (0..<2_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let large = client.call("/t.S/Echo", body: TestHTTP2Client.frame(content))
    #expect(site.run(client) { client.sent(large) >= 100_000 })
    client.send(small, Array(first[1000...]), ends: true)
    #expect(site.run(client) { !site.service.held.isEmpty })
    #expect(site.service.messages == [Array(first[5...])])
    #expect(client.sent(large) == 100_000)
    #expect(site.net.loop.arena.pinned <= 2 * Arena.chunkSize)
    site.service.held[0].finish([])
    site.service.visitors[1].comeIn()
    // It is let in as a whole: for all that is left the window opens at once.
    #expect(site.run(client) { client.calls[large]!.error != nil })
    let isSame = client.calls[large]!.status == 0 && site.service.messages.last == content
    #expect(isSame)
  }

  @Test func callsThatWaitDoNotHoldBackOthers() throws {
    let site = try Site()
    defer { site.close() }
    site.service.hasRoom = false
    let client = site.client()
    let ids = (0..<2).map {
      client.call("/t.S/Echo", body: TestHTTP2Client.frame([UInt8($0)]))
    }
    #expect(site.run(client) { !site.service.visitors.isEmpty })
    site.net.settle()
    // Others are heard as soon as the first may come, or is answered.
    site.service.visitors[0].fail(.unavailable, "full", retryAfter: .seconds(1))
    #expect(site.run(client) { site.service.visitors.count == 2 })
    site.service.visitors[1].comeIn()
    #expect(site.run(client) { ids.allSatisfy { client.calls[$0]!.error != nil } })
    #expect(client.calls[ids[0]]!.status == GRPCStatus.unavailable.rawValue)
    #expect(client.calls[ids[0]]!.fields["grpc-status-details-bin"] != nil)
    #expect(client.calls[ids[1]]!.status == 0)
    #expect(site.service.abandoned == [1] && site.server.waiting == 0)
  }

  @Test func sendsAnswersThroughSmallWindows() throws {
    let site = try Site()
    defer { site.close() }
    for window in [1, 3, 7, 1000] {
      let client = site.client(window: window)
      let content = [UInt8](repeating: 9, count: 2000)
      let call = site.call(client, body: TestHTTP2Client.frame(content))
      #expect(call.body == TestHTTP2Client.frame(content))
      #expect(call.status == 0)
    }
  }

  @Test func handlesManyCallsAtOnce() throws {
    let site = try Site()
    defer { site.close() }
    let client = site.client()
    let ids = (0..<500).map {
      client.call("/t.S/Echo", body: TestHTTP2Client.frame([UInt8(truncatingIfNeeded: $0)]))
    }
    #expect(site.run(client) { ids.allSatisfy { client.calls[$0]!.error != nil } })
    for (i, id) in ids.enumerated() {
      let body = TestHTTP2Client.frame([UInt8(truncatingIfNeeded: i)])
      #expect(client.calls[id]!.status == 0 && client.calls[id]!.body == body)
    }
  }

  @Test func answersLaterAndInAnyOrder() throws {
    let site = try Site()
    defer { site.close() }
    let client = site.client()
    let ids = (0..<3).map { client.call("/t.S/Hold", body: TestHTTP2Client.frame([UInt8($0)])) }
    #expect(site.run(client) { site.service.held.count == 3 })
    site.service.held[2].finish([22])
    site.service.held[0].fail(.unavailable, "later, 100 % sure…", retryAfter: .milliseconds(1500))
    #expect(
      site.run(client) { client.calls[ids[0]]!.error != nil && client.calls[ids[2]]!.error != nil })
    #expect(client.calls[ids[2]]!.body == TestHTTP2Client.frame([22]))
    #expect(client.calls[ids[1]]!.error == nil)
    let refused = client.calls[ids[0]]!
    #expect(refused.status == 14)
    #expect(refused.fields["grpc-message"] == "later, 100 %25 sure%E2%80%A6")
    // A google.rpc.Status with code 14 and a RetryInfo of 1.5 s, in base 64 without padding.
    let details = OTLP.Status(
      code: 14, message: "later, 100 % sure…", retryAfter: .milliseconds(1500)
    ).encoded
    let text = Base64.text(of: details)
    #expect(refused.fields["grpc-status-details-bin"] == text)
    #expect(refused.body.isEmpty && refused.error == 0)
    #expect(site.service.held[0].isCancelled && !site.service.held[1].isCancelled)
    // Ending a call again changes nothing.
    site.service.held[2].fail(.internal, "")
    site.service.held[1].finish([])
    #expect(site.run(client) { client.calls[ids[1]]!.status == 0 })
  }

  @Test func passesTheEncodingOn() throws {
    let site = try Site()
    defer { site.close() }
    let client = site.client()
    let gzip = [("grpc-encoding", "gzip")]
    #expect(site.call(client, body: TestHTTP2Client.frame([1], flag: 1), gzip).status == 0)
    #expect(site.call(client, body: TestHTTP2Client.frame([1], flag: 0), gzip).status == 0)
    #expect(site.service.encodings == [.gzip, .identity])
    #expect(site.call(client, body: TestHTTP2Client.frame([1], flag: 1)).status == 13)
    let unknown = site.call(
      client, body: TestHTTP2Client.frame([1], flag: 1), [("grpc-encoding", "br")])
    #expect(unknown.status == 12)
    #expect(unknown.fields["grpc-accept-encoding"] == "identity,gzip,zstd,snappy")
    #expect(site.service.encodings.count == 2)
  }

  @Test func refusesWhatIsNotACall() throws {
    let site = try Site()
    defer { site.close() }
    let client = site.client()
    let good = TestHTTP2Client.frame([1])
    #expect(site.call(client, "/t.S/None", body: good).status == 12)
    #expect(site.call(client, body: good, method: "PUT").fields["allow"] == "POST")
    #expect(site.call(client, body: good, method: "GET").fields[":status"] == "405")
    #expect(site.call(client, body: good, type: "application/json").fields[":status"] == "415")
    #expect(site.call(client, body: good, type: "application/grpcx").fields[":status"] == "415")
    #expect(site.call(client, body: good, type: "application/grpc+proto").status == 0)
    #expect(site.call(client, body: good, type: "application/grpc;x=y").status == 0)
    #expect(site.call(client, body: good, [("grpc-timeout", "5")]).fields[":status"] == "400")
    #expect(
      site.call(client, body: good, [("grpc-timeout", "123456789S")]).fields[":status"] == "400")
    #expect(site.call(client, body: good, [("grpc-timeout", "99999999H")]).status == 0)
  }

  @Test func refusesMalformedMessages() throws {
    let site = try Site()
    defer { site.close() }
    let client = site.client()
    let good = TestHTTP2Client.frame([1, 2, 3])
    #expect(site.call(client, body: []).status == 13)
    #expect(site.call(client, body: [0, 0, 0]).status == 13)
    #expect(site.call(client, body: Array(good.dropLast())).status == 13)
    #expect(site.call(client, body: good + good).status == 13)
    #expect(site.call(client, body: good + [0]).status == 13)
    #expect(site.call(client, body: TestHTTP2Client.frame([], flag: 2)).status == 13)
    #expect(site.service.messages.isEmpty)
    #expect(site.service.abandoned.count == 6)
    #expect(site.call(client, body: good).status == 0)
  }

  @Test func refusesLargeMessages() throws {
    let site = try Site()
    site.service.limit = 1000
    defer { site.close() }
    let client = site.client()
    let call = site.call(client, body: TestHTTP2Client.frame([UInt8](repeating: 0, count: 500_000)))
    #expect(call.status == 8)
    #expect(call.fields["grpc-message"]?.contains("limit of 1000 bytes") == true)
    #expect(
      site.call(client, body: TestHTTP2Client.frame([UInt8](repeating: 0, count: 1000))).status == 0
    )
    #expect(site.call(client, body: [0, 255, 255, 255, 255], ends: false).status == 8)
  }

  @Test func refusesWhenMemoryIsUsedUp() throws {
    let site = try Site(memoryLimit: 1 << 20)
    site.service.limit = 8 << 20
    defer { site.close() }
    let client = site.client()
    let call = site.call(client, body: TestHTTP2Client.frame([UInt8](repeating: 0, count: 3 << 20)))
    #expect(call.status == 14)
    #expect(call.fields["grpc-status-details-bin"] != nil)
    #expect(site.service.withoutMemory == [1])
    #expect(site.service.abandoned == [1])
    #expect(site.call(client, body: TestHTTP2Client.frame([1])).status == 0)
    #expect(site.service.withoutMemory == [1])
  }

  @Test func receivesLargeMessagesSideBySide() throws {
    let site = try Site(memoryLimit: 64 << 20)
    site.service.limit = 8 << 20
    defer { site.close() }
    let client = site.client(window: 1 << 20)
    let contents = (0..<4).map { seed in
      (0..<2_000_000).map { UInt8(truncatingIfNeeded: $0 &* (seed + 3)) }
    }
    let ids = contents.map { client.call("/t.S/Echo", body: TestHTTP2Client.frame($0)) }
    #expect(site.run(client) { ids.allSatisfy { client.calls[$0]!.error != nil } })
    for (id, content) in zip(ids, contents) {
      let isSame = client.calls[id]!.body == TestHTTP2Client.frame(content)
      #expect(isSame)
    }
  }

  @Test func limitsMetadata() throws {
    let site = try Site()
    defer { site.close() }
    let client = site.client()
    let good = TestHTTP2Client.frame([1])
    let large = [("x-large", String(repeating: "v", count: 40_000))]
    let call = site.call(client, body: good, large)
    #expect(call.fields[":status"] == "431" || call.error != 0)
    let many = (0..<150).map { ("x-\($0)", "v") }
    #expect(site.call(client, body: good, many).fields[":status"] == "431")
    #expect(site.call(client, body: good).status == 0)
  }

  @Test func keepsDeadlines() throws {
    let site = try Site { $0.stallTimeout = .milliseconds(40) }
    defer { site.close() }
    let client = site.client()
    // The client's own, while the service takes its time.
    let held = site.call(
      client, "/t.S/Hold", body: TestHTTP2Client.frame([1]), [("grpc-timeout", "20m")])
    #expect(held.status == 4)
    #expect(site.service.held[0].isCancelled)
    site.service.held[0].finish([])
    // The server's, while the message does not come.
    let slow = site.call(client, body: [0, 0], ends: false)
    #expect(slow.status == 4)
    #expect(site.service.abandoned == [1])
  }

  @Test func toleratesClientsThatLeave() throws {
    let site = try Site()
    defer { site.close() }
    let client = site.client()
    let id = client.call("/t.S/Hold", body: TestHTTP2Client.frame([1]))
    let partial = client.call("/t.S/Echo", body: [0, 0], ends: false)
    #expect(site.run(client) { site.service.held.count == 1 && site.server.requests == 2 })
    client.cancel(id)
    client.cancel(partial)
    #expect(site.run(client) { site.service.held[0].isCancelled && site.service.abandoned == [1] })
    site.service.held[0].finish([1])
    client.call("/t.S/Hold", body: TestHTTP2Client.frame([1]))
    client.call("/t.S/Echo", body: [0, 0], ends: false)
    #expect(site.run(client) { site.service.held.count == 2 && site.server.requests == 4 })
    // The slot is another call's now: the old value must not reach it.
    site.service.held[0].finish([1])
    #expect(!site.service.held[1].isCancelled)
    client.raw.reset()
    #expect(site.net.run { site.server.isIdle })
    #expect(site.service.abandoned == [1, 1])
    #expect(site.service.held[1].isCancelled)
    site.service.held[1].finish([1])
    site.service.held[1].fail(.internal, "")
  }

  @Test func limitsStreams() throws {
    let site = try Site { $0.maxConcurrentStreams = 2 }
    defer { site.close() }
    let client = site.client()
    // Settings first: before the client has seen them, it may send what it likes.
    #expect(site.call(client, body: TestHTTP2Client.frame([])).status == 0)
    for _ in 0..<5 { client.call("/t.S/Hold", body: TestHTTP2Client.frame([1])) }
    #expect(site.run(client) { site.service.held.count == 2 })
    client.ping()
    #expect(site.run(client) { client.frames.contains(NGHTTP2_PING.rawValue) })
    #expect(site.service.held.count == 2)
    while site.service.held.count < 5 {
      let count = site.service.held.count
      site.service.held.last { !$0.isCancelled }!.finish([])
      #expect(site.run(client) { site.service.held.count > count })
    }
  }

  @Test func drainsInTwoSteps() throws {
    let site = try Site()
    defer { site.close() }
    let client = site.client()
    let idle = site.client()
    let id = client.call("/t.S/Hold", body: TestHTTP2Client.frame([1]))
    #expect(site.run(client, idle) { site.service.held.count == 1 && idle.frames.count >= 2 })
    site.server.drain()
    #expect(site.run(client, idle) { client.lastStreams.count == 2 && idle.raw.sawEnd })
    #expect(client.lastStreams == [.max, id])
    #expect(client.goAwayError == 0)
    #expect(!client.raw.sawEnd)
    site.service.held[0].finish([5])
    #expect(site.run(client) { client.raw.sawEnd })
    #expect(client.calls[id]!.status == 0)
    client.raw.endWriting()
    idle.raw.endWriting()
    #expect(site.run(client) { site.server.isIdle })
  }

  @Test func closesIdleConnections() throws {
    let site = try Site { $0.maxConnectionIdle = .milliseconds(20) }
    defer { site.close() }
    let client = site.client()
    #expect(site.call(client, body: TestHTTP2Client.frame([])).status == 0)
    #expect(site.run(client) { client.raw.sawEnd })
    #expect(client.lastStreams.first == .max)
  }

  @Test func asksWhetherTheClientLives() throws {
    let site = try Site {
      $0.keepaliveTime = .milliseconds(20)
      $0.keepaliveTimeout = .milliseconds(30)
    }
    defer { site.close() }
    let client = site.client()
    // A client that answers stays.
    #expect(site.run(client) { client.frames.filter { $0 == NGHTTP2_PING.rawValue }.count == 3 })
    #expect(site.server.connectionCount == 1)
    // One that does not is gone.
    #expect(site.net.run { site.server.isIdle })
  }

  @Test func endsConnectionsThatAreTooOld() throws {
    let site = try Site {
      $0.maxConnectionAge = .milliseconds(20)
      $0.maxConnectionAgeGrace = .milliseconds(30)
    }
    defer { site.close() }
    let client = site.client()
    let held = client.call("/t.S/Hold", body: TestHTTP2Client.frame([1]))
    #expect(site.run(client) { client.goAwayError != nil && client.lastStreams.last == held })
    #expect(client.goAwayError == NGHTTP2_NO_ERROR.rawValue)
    // The call had its time.
    #expect(site.net.run { site.server.isIdle })
    #expect(site.service.held.first?.isCancelled == true)
  }

  @Test func endsConnectionsOfClientsThatPingTooOften() throws {
    let site = try Site { $0.minPingTime = .seconds(300) }
    defer { site.close() }
    let client = site.client()
    for count in 1...3 {
      client.ping()
      #expect(
        site.run(client) { client.frames.filter { $0 == NGHTTP2_PING.rawValue }.count == count })
    }
    // Pings with calls in between are another matter.
    #expect(site.call(client, body: TestHTTP2Client.frame([1])).status == 0)
    client.ping()
    #expect(site.run(client) { client.frames.filter { $0 == NGHTTP2_PING.rawValue }.count == 4 })
    #expect(client.goAwayError == nil)
    for _ in 0..<3 { client.ping() }
    #expect(site.run(client) { client.raw.sawEnd })
    #expect(client.goAwayError == NGHTTP2_ENHANCE_YOUR_CALM.rawValue)
  }

  @Test func sendsAndReceivesInPieces() throws {
    let site = try Site {
      $0.readBufferSize = 10
      $0.writeBufferSize = 1
    }
    defer { site.close() }
    let client = site.client()
    let content = [UInt8](repeating: 5, count: 50_000)
    let call = site.call(client, body: TestHTTP2Client.frame(content))
    #expect(call.body == TestHTTP2Client.frame(content))
  }

  @Test(arguments: ["", "PRI * HTTP/2.0\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"])
  func doesNotWaitForSilentClients(start: String) throws {
    let site = try Site { $0.readHeaderTimeout = .milliseconds(30) }
    defer { site.close() }
    let client = site.raw()
    client.send(start)
    #expect(site.net.run { client.sawEnd || client.wasReset })
    #expect(site.net.run { site.server.isIdle })
  }

  @Test func closesOnWhatIsNotHTTP2() throws {
    let site = try Site()
    defer { site.close() }
    let client = site.raw()
    client.send("POST /v1/traces HTTP/1.1\r\nHost: x\r\n\r\n")
    #expect(site.net.run { client.sawEnd || client.wasReset })
    // GOAWAY with code PROTOCOL_ERROR.
    #expect(client.received.suffix(4) == [0, 0, 0, 1])
    client.endWriting()
    #expect(site.net.run { site.server.isIdle })
  }

  /// The start of a connection: preface and empty settings.
  private static let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8) + frame(4, 0, 0, [])

  private static func frame(_ type: UInt8, _ flags: UInt8, _ stream: UInt8, _ payload: [UInt8])
    -> [UInt8]
  {
    let count = payload.count
    return [
      UInt8(count >> 16), UInt8(count >> 8 & 255), UInt8(count & 255), type, flags, 0, 0, 0, stream,
    ]
      + payload
  }

  @Test(
    arguments: [
      ("ping", frame(6, 0, 0, [UInt8](repeating: 1, count: 8))),
      ("settings", frame(4, 0, 0, [0, 5, 0, 0, 0x40, 0])),
      ("priority", frame(2, 0, 1, [0, 0, 0, 0, 1])),
      ("window", frame(8, 0, 0, [0, 0, 0, 1])),
      ("unknown", frame(0x7f, 0, 0, [1, 2, 3])),
      // A literal field with name and value of one byte each, and no end of the head.
      ("continuation", frame(1, 0, 1, [0x82, 0x86]) + frame(9, 0, 1, [0, 1, 0x61, 1, 0x62])),
    ] as [(String, [UInt8])]) func resistsFloods(name: String, flood: [UInt8]) throws
  {
    let site = try Site()
    defer { site.close() }
    let client = site.raw()
    client.send(GRPCServerTests.preface)
    let repeated =
      name == "continuation"
      ? Array(flood.prefix(11)) + (0..<100).flatMap { _ in flood.dropFirst(11) }
      : (0..<1000).flatMap { _ in flood }
    var rounds = 0
    #expect(
      site.net.run {
        client.send(repeated)
        rounds += 1
        return client.sawEnd || client.wasReset || rounds == 100
      })
    #expect(client.sawEnd && !client.wasReset && rounds < 100)
    // The last frame is GOAWAY, of eight bytes and with code ENHANCE_YOUR_CALM.
    #expect(client.received.suffix(17).prefix(4) == [0, 0, 8, 7])
    #expect(client.received.suffix(4) == [0, 0, 0, 11])
    #expect(site.server.floods == 1)
  }

  @Test func resistsRapidResets() throws {
    let site = try Site()
    defer { site.close() }
    let client = site.client()
    #expect(site.run(client) { client.frames.count >= 2 })
    #expect(
      site.run(client) {
        for _ in 0..<50 {
          let id = client.call("/t.S/Hold", body: TestHTTP2Client.frame([1]))
          if id > 0 {
            client.poll()
            client.cancel(id)
          }
        }
        return client.raw.sawEnd || client.raw.wasReset || client.goAwayError != nil
      })
    #expect(site.server.requests < 5000)
  }

  @Test func survivesTruncatedFrames() throws {
    let site = try Site()
    defer { site.close() }
    // A whole call, cut at every place: the client closes after each part.
    let client = site.client()
    var wire: [UInt8] = []
    client.raw.tap = { wire += $0 }
    #expect(site.call(client, body: TestHTTP2Client.frame([1, 2, 3])).status == 0)
    for cut in stride(from: 1, to: wire.count, by: 1) {
      let victim = site.raw()
      victim.send(Array(wire[..<cut]))
      site.net.loop.turn(wait: false)
      victim.endWriting()
    }
    let good = site.client()
    #expect(site.call(good, body: TestHTTP2Client.frame([1])).status == 0)
    #expect(site.net.run { site.server.connectionCount == 2 })
  }
}
