import Testing

@testable import Runtime

@Suite struct HTTPRedirectionTests {
  private let fixture = HTTPClientFixture()
  private let ok = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi"

  /// A response that names another place.
  private func redirection(_ status: Int, _ location: String) -> String {
    "HTTP/1.1 \(status) Elsewhere\r\nlocation: \(location)\r\ncontent-length: 0\r\n\r\n"
  }

  /// The result of a request with fields that are for one host only.
  private func send(_ url: HTTPURL) throws -> Result<HTTPClientResponse, HTTPClientError> {
    var result: Result<HTTPClientResponse, HTTPClientError>?
    let template = try HTTPRequestTemplate(
      url, headers: [("Authorization", "Bearer x"), ("Cookie", "a=b"), ("X-Tenant", "red")])
    fixture.client.send(
      HTTPClientRequest(template, body: .bytes(Array("body".utf8))), timeout: .seconds(10)
    ) { result = $0 }
    #expect(fixture.loop.turn { result != nil })
    return try #require(result)
  }

  @Test(arguments: [307, 308]) func goesWhereItIsSent(status: Int) throws {
    let server = ScriptedServer(fixture.loop) { peer in
      while peer.answered < peer.requests.count {
        peer.answered += 1
        let isFirst = peer.answered == 1
        peer.send(isFirst ? redirection(status, "../v2/x?y=1#z") : ok)
      }
    }
    defer { server.stop() }
    #expect(try send(server.url).get().status == 200)
    #expect(
      server.requests.map(\.head)
        == ["/v1/logs", "/v2/x?y=1"].enumerated().map { number, target in
          let host = "host: 127.0.0.1:\(server.port)\r\n"
          let fields =
            number == 0
            ? "Authorization: Bearer x\r\nCookie: a=b\r\nX-Tenant: red\r\n"
            : "authorization: Bearer x\r\ncookie: a=b\r\nx-tenant: red\r\n"
          return "POST \(target) HTTP/1.1\r\n\(host)\(fields)content-length: 4\r\n\r\n"
        })
    #expect(server.requests.map(\.body) == [Array("body".utf8), Array("body".utf8)])
    #expect(server.peers.count == 1)
  }

  @Test(arguments: ["127.0.0.1", "localhost"]) func otherHostsLearnNoSecret(host: String) throws {
    let other = ScriptedServer(fixture.loop, answering: ok)
    let server = ScriptedServer(
      fixture.loop, answering: redirection(307, "http://\(host):\(other.port)/v1/logs"))
    defer {
      server.stop()
      other.stop()
    }
    #expect(try send(server.url).get().status == 200)
    let head = try #require(other.requests.first).head
    #expect(head.contains("x-tenant: red\r\n") && head.contains("host: \(host):\(other.port)\r\n"))
    let isSame = host == "127.0.0.1"
    #expect(head.contains("authorization: Bearer x\r\n") == isSame)
    #expect(head.contains("cookie: a=b\r\n") == isSame)
  }

  @Test func givesUpAfterTenTimes() throws {
    let server = ScriptedServer(fixture.loop, answering: redirection(308, "/v1/logs"))
    defer { server.stop() }
    guard case .failure(let error) = try send(server.url) else {
      Issue.record("there was a response")
      return
    }
    #expect(error.reason.contains("for the 11th time"))
    #expect(server.requests.count == 11)
  }

  @Test(arguments: [301, 302, 303]) func leavesOthersToTheCaller(status: Int) throws {
    let server = ScriptedServer(fixture.loop, answering: redirection(status, "/elsewhere"))
    defer { server.stop() }
    #expect(try send(server.url).get().status == status)
    #expect(server.requests.count == 1)
  }

  @Test(arguments: ["ftp://x/", "http://", "http://x:99999/", "//[/"])
  func placesThatAreNoneAreErrors(location: String) throws {
    let server = ScriptedServer(fixture.loop, answering: redirection(307, location))
    defer { server.stop() }
    guard case .failure(let error) = try send(server.url) else {
      Issue.record("there was a response")
      return
    }
    #expect(error.reason.contains("a place that is none"))
  }

  @Test(arguments: [
    ("/c", "/c"), ("c", "/a/c"), ("./c/", "/a/c/"), ("../c", "/c"), ("../../c", "/c"),
    ("?y", "/a/b?y"), ("#z", "/a/b?q"), ("..", "/"), (".", "/a/"), ("c/../d?..", "/a/d?.."),
    ("http://h", "/"),
  ])
  func resolvesReferences(reference: String, target: String) throws {
    let template = try HTTPRequestTemplate(try HTTPURL("http://h/a/b?q"))
    let moved = try HTTPRedirection.template(template, to: reference, count: 1)
    #expect(moved.url.target == target && moved.url.origin == template.url.origin)
  }

  @Test func encryptionThatEndsKeepsSecretsBack() throws {
    let template = try HTTPRequestTemplate(
      try HTTPURL("https://h/"), headers: [("Authorization", "x"), ("Host", "name")])
    func fields(_ target: String) throws -> String {
      let moved = try HTTPRedirection.template(template, to: target, count: 1)
      return String(decoding: moved.head, as: UTF8.self)
    }
    #expect(try !fields("http://h/").contains("authorization"))
    #expect(try fields("https://sub.h/").contains("authorization: x\r\n"))
    #expect(try fields("https://nosub-h/").contains("host: nosub-h\r\n"))
    #expect(try fields("/b").contains("host: name\r\n"))
  }
}
