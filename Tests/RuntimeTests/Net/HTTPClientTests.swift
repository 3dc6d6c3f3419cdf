import Testing

@testable import Runtime

@Suite struct HTTPClientTests {
  private let ok = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi"

  @Test func sendsARequestAndReadsItsResponse() throws {
    let fixture = HTTPClientFixture()
    let server = ScriptedServer(fixture.loop, answering: ok)
    defer { server.stop() }
    let response = try fixture.send(server.url, body: .bytes(Array("body".utf8))).get()
    #expect(response.status == 200)
    #expect(response.body == Array("hi".utf8))
    #expect(response.field("content-length") == "2")
    #expect(response.field("retry-after") == nil)
    #expect(
      server.requests.map(\.head) == [
        "POST /v1/logs HTTP/1.1\r\nhost: 127.0.0.1:\(server.port)\r\ncontent-length: 4\r\n\r\n"
      ])
    #expect(server.requests.map(\.body) == [Array("body".utf8)])
  }

  @Test(arguments: [
    [1], [10, 1, 0, 5], [Int](repeating: 3, count: 300), [600_000, 7, 90_000],
    [Int](repeating: 20_000, count: 100),
  ])
  func bodiesArriveWhole(sizes: [Int]) throws {
    let fixture = HTTPClientFixture()
    let server = ScriptedServer(fixture.loop, answering: ok)
    defer { server.stop() }
    let (body, bytes) = fixture.slices(sizes)
    _ = try fixture.send(server.url, body: body).get()
    _ = try fixture.send(server.url, body: .bytes(bytes)).get()
    #expect(server.requests.map(\.body) == [bytes, bytes])
  }

  @Test func aSlowReaderGetsEverything() throws {
    let fixture = HTTPClientFixture()
    let server = ScriptedServer(fixture.loop) { peer in
      if peer.appetite > 3000 { peer.appetite = 3000 }
      if peer.requests.count > peer.answered {
        peer.answered += 1
        peer.send("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")
      }
    }
    defer { server.stop() }
    let (body, bytes) = fixture.slices([700_000, 700_000, 700_000, 3, 700_000])
    _ = try fixture.send(server.url, body: body).get()
    #expect(server.requests.map(\.body) == [bytes])
  }

  @Test func connectionsAreReused() throws {
    let fixture = HTTPClientFixture()
    let server = ScriptedServer(fixture.loop, answering: ok)
    defer { server.stop() }
    for _ in 0..<5 { _ = try fixture.send(server.url).get() }
    #expect(server.peers.count == 1)
    #expect(server.requests.count == 5)
  }

  @Test func aConnectionCarriesOneRequestAtATime() throws {
    let fixture = HTTPClientFixture()
    let server = ScriptedServer(fixture.loop, answering: ok)
    defer { server.stop() }
    let request = HTTPClientRequest(try HTTPRequestTemplate(server.url))
    var answers = 0
    for _ in 0..<4 {
      fixture.client.send(request, timeout: .seconds(10)) { _ in answers += 1 }
    }
    #expect(fixture.loop.turn { answers == 4 })
    #expect(server.peers.count == 4)
    #expect(server.peers.allSatisfy { $0.requests.count == 1 })
  }

  @Test func connectionsPerHostAreLimited() throws {
    let fixture = HTTPClientFixture { $0.maxConnectionsPerHost = 2 }
    let server = ScriptedServer(fixture.loop, answering: ok)
    defer { server.stop() }
    let request = HTTPClientRequest(try HTTPRequestTemplate(server.url))
    var answers = 0
    for _ in 0..<10 {
      fixture.client.send(request, timeout: .seconds(10)) { _ in answers += 1 }
    }
    #expect(fixture.loop.turn { answers == 10 })
    #expect(server.peers.count == 2)
  }

  @Test func idleConnectionsAreLimited() throws {
    let fixture = HTTPClientFixture {
      $0.maxIdleConnections = 3
      $0.maxIdleConnectionsPerHost = 2
    }
    let servers = (0..<2).map { _ in ScriptedServer(fixture.loop, answering: ok) }
    defer { servers.forEach { $0.stop() } }
    var answers = 0
    for server in servers {
      let request = HTTPClientRequest(try HTTPRequestTemplate(server.url))
      for _ in 0..<4 {
        fixture.client.send(request, timeout: .seconds(10)) { _ in answers += 1 }
      }
    }
    #expect(fixture.loop.turn { answers == 8 && servers.allSatisfy { $0.open <= 2 } })
    #expect(fixture.loop.turn { servers.reduce(0) { $0 + $1.open } == 3 })
  }

  @Test func idleConnectionsAreClosedInTime() throws {
    let fixture = HTTPClientFixture { $0.idleConnectionTimeout = .milliseconds(20) }
    let server = ScriptedServer(fixture.loop, answering: ok)
    defer { server.stop() }
    _ = try fixture.send(server.url).get()
    #expect(fixture.loop.turn { server.open == 0 })
    _ = try fixture.send(server.url).get()
    #expect(server.peers.count == 2)
  }

  @Test func withoutKeepAliveEveryRequestHasItsConnection() throws {
    let fixture = HTTPClientFixture { $0.disablesKeepAlives = true }
    let server = ScriptedServer(fixture.loop, answering: ok)
    defer { server.stop() }
    for _ in 0..<3 { _ = try fixture.send(server.url).get() }
    #expect(server.peers.count == 3)
    #expect(server.requests[0].head.contains("connection: close\r\n"))
    #expect(fixture.loop.turn { server.open == 0 })
  }

  @Test func anIdleConnectionThatThePeerClosesIsForgotten() throws {
    let fixture = HTTPClientFixture()
    let server = ScriptedServer(fixture.loop, answering: ok)
    defer { server.stop() }
    _ = try fixture.send(server.url).get()
    server.peers[0].close()
    for _ in 0..<3 { fixture.loop.turn(wait: false) }
    _ = try fixture.send(server.url).get()
    #expect(server.peers.map(\.requests.count) == [1, 1])
  }

  @Test func unaskedBytesEndAnIdleConnection() throws {
    let fixture = HTTPClientFixture()
    let server = ScriptedServer(fixture.loop, answering: ok)
    defer { server.stop() }
    _ = try fixture.send(server.url).get()
    server.peers[0].send(ok)
    #expect(fixture.loop.turn { server.open == 0 })
    _ = try fixture.send(server.url).get()
    #expect(server.peers.count == 2)
  }

  @Test func getRequestsHaveNoLength() throws {
    let fixture = HTTPClientFixture()
    let server = ScriptedServer(fixture.loop, answering: ok)
    defer { server.stop() }
    var answer: Int?
    let request = HTTPClientRequest(try HTTPRequestTemplate(server.url, method: "GET"))
    fixture.client.send(request, timeout: .seconds(10)) { answer = try? $0.get().status }
    #expect(fixture.loop.turn { answer == 200 })
    #expect(!server.requests[0].head.contains("content-length"))
  }
}
