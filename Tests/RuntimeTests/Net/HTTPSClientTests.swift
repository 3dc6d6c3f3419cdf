import COpenSSL
import Testing

@testable import Runtime

@Suite struct HTTPSClientTests {
  private let ok = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi"
  private let authority = TestAuthority()

  /// The error that a server with such a context causes.
  private func failure(
    _ context: TLSContext, client: TLSContext? = nil, host: String = "127.0.0.1"
  ) throws -> HTTPClientError {
    let fixture = HTTPClientFixture(tls: try client ?? authority.client())
    let server = ScriptedServer(fixture.loop, tls: context, answering: ok)
    defer { server.stop() }
    let error = try fixture.failure(HTTPURL("https://\(host):\(server.port)"))
    #expect(error.kind == .tls)
    #expect(server.requests.isEmpty)
    let opening = "no secure connection to \(host):\(server.port): "
    #expect(error.reason.hasPrefix(opening))
    return HTTPClientError(.tls, String(error.reason.dropFirst(opening.count)))
  }

  @Test func sendsOverAnEncryptedConnectionAndReusesIt() throws {
    let fixture = HTTPClientFixture(tls: try authority.client())
    let server = ScriptedServer(
      fixture.loop, tls: authority.server("IP:127.0.0.1"), answering: ok)
    defer { server.stop() }
    let (body, bytes) = fixture.slices([10, 1, 40_000, 600_000, 3, 16_384, 5])
    for _ in 0..<3 { #expect(try fixture.send(server.url, body: body).get().status == 200) }
    #expect(server.peers.count == 1)
    #expect(server.requests.map(\.body) == [bytes, bytes, bytes])
  }

  @Test func aSlowReaderGetsEverything() throws {
    let fixture = HTTPClientFixture(tls: try authority.client())
    let server = ScriptedServer(fixture.loop, tls: authority.server("IP:127.0.0.1")) { peer in
      guard peer.requests.count > peer.answered else { return }
      peer.answered += 1
      peer.send("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")
    }
    defer { server.stop() }
    let (body, bytes) = fixture.slices([3_000_000, 17, 5_000_000])
    _ = try fixture.send(server.url, body: body).get()
    #expect(server.requests.map(\.body) == [bytes])
  }

  @Test func theServersNameIsCheckedAndTold() throws {
    let fixture = HTTPClientFixture(tls: try authority.client())
    let server = ScriptedServer(
      fixture.loop, tls: authority.server("DNS:localhost,DNS:gw.test"), answering: ok)
    defer { server.stop() }
    let url = try HTTPURL("https://localhost:\(server.port)/")
    #expect(try fixture.send(url).get().status == 200)
    #expect(server.peers[0].serverName == "localhost")
  }

  @Test func anAuthorityIsFoundHoweverItsNameIsSpelled() throws {
    let fixture = HTTPClientFixture(tls: try authority.client())
    let server = ScriptedServer(
      fixture.loop, tls: authority.server("IP:127.0.0.1", issuerName: "test  AUTHORITY"),
      answering: ok)
    defer { server.stop() }
    #expect(try fixture.send(server.url).get().status == 200)
  }

  @Test func amongAuthoritiesOfOneNameTheRightOneIsFound() throws {
    let authority = TestAuthority(isIdentified: true)
    let others = (0..<3).map { _ in TestAuthority(isIdentified: true) }
    let all = others[0].pem + others[1].pem + authority.pem + others[2].pem + authority.pem
    let context = TLSContext(trusting: try TrustStore(pem: all))
    for _ in 0..<2 {
      let fixture = HTTPClientFixture(tls: context)
      let server = ScriptedServer(
        fixture.loop, tls: authority.server("IP:127.0.0.1"), answering: ok)
      defer { server.stop() }
      #expect(try fixture.send(server.url).get().status == 200)
    }
  }

  @Test func anotherAuthorityOfTheSameNameIsNotTrusted() throws {
    let reason = try failure(TestAuthority().server("IP:127.0.0.1")).reason
    #expect(reason.hasPrefix("the certificate of 'Test Server'"))
  }

  @Test func anotherAuthorityIsNotTrusted() throws {
    let other = TestAuthority("Other Authority")
    #expect(
      try failure(other.server("IP:127.0.0.1")).reason
        == "the certificate of 'Test Server' is issued by 'Other Authority', which is not trusted"
        + " (trusted: the configured certificates)")
  }

  @Test func selfSignedCertificatesAreNotTrusted() throws {
    #expect(
      try failure(authority.server("IP:127.0.0.1", isSelfSigned: true)).reason
        == "the certificate of 'Test Server' is signed by itself and not trusted"
        + " (trusted: the configured certificates)")
  }

  @Test(arguments: [
    ("IP:127.0.0.2,DNS:gw.test", "127.0.0.2, gw.test"), ("DNS:127.0.0.1", "127.0.0.1"),
    ("", "no name at all"), ("DNS:*.0.0.1", "*.0.0.1"),
  ])
  func certificatesForOthersAreRefused(names: String, list: String) throws {
    #expect(
      try failure(authority.server(names)).reason
        == "the certificate is for \(list), not for '127.0.0.1'")
  }

  @Test func certificatesForOtherNamesAreRefused() throws {
    #expect(
      try failure(authority.server("DNS:gw.test,DNS:local*,IP:127.0.0.1"), host: "localhost").reason
        == "the certificate is for gw.test, local*, 127.0.0.1, not for 'localhost'")
  }

  @Test func expiredCertificatesAreRefused() throws {
    let (year, month, day) = WallTime(seconds: WallTime.now().seconds - 86400).date
    let date = [year, month, day].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "-")
    #expect(
      try failure(authority.server("IP:127.0.0.1", days: -9 ... -1)).reason
        == "the certificate of 'Test Server' expired on \(date)")
  }

  @Test func certificatesOfTheFutureAreRefused() throws {
    let reason = try failure(authority.server("IP:127.0.0.1", days: 2...9)).reason
    #expect(reason.hasPrefix("the certificate of 'Test Server' is not valid before 20"))
  }

  @Test func oldVersionsAreRefused() throws {
    let context = authority.server("IP:127.0.0.1")
    SSL_CTX_ctrl(context.pointer, SSL_CTRL_SET_MIN_PROTO_VERSION, Int(TLS1_VERSION), nil)
    SSL_CTX_ctrl(context.pointer, SSL_CTRL_SET_MAX_PROTO_VERSION, Int(TLS1_1_VERSION), nil)
    #expect(try failure(context).reason == "the peer speaks no version of TLS from 1.2 on")
  }

  @Test func aPeerThatSpeaksPlainHTTP() throws {
    let fixture = HTTPClientFixture(tls: try authority.client())
    let server = ScriptedServer(fixture.loop) {
      if !$0.received.isEmpty { $0.send("HTTP/1.1 400\r\n") }
    }
    defer { server.stop() }
    let error = try fixture.failure(HTTPURL("https://127.0.0.1:\(server.port)"))
    #expect(error.reason.hasSuffix(": the peer does not speak TLS; is the URL's scheme right?"))
  }

  @Test func aPeerThatEndsTheHandshake() throws {
    let fixture = HTTPClientFixture(tls: try authority.client())
    let server = ScriptedServer(fixture.loop) { if !$0.received.isEmpty { $0.close() } }
    defer { server.stop() }
    let error = try fixture.failure(HTTPURL("https://127.0.0.1:\(server.port)"))
    #expect(error.kind == .tls)
    #expect(
      error.reason.hasSuffix(": the peer closed the connection during the TLS handshake")
        || error.reason.hasSuffix(": Connection reset by peer during the TLS handshake"))
  }

  @Test func aHandshakeThatDoesNotEndRunsIntoItsLimit() throws {
    let fixture = HTTPClientFixture(tls: try authority.client()) {
      $0.connectTimeout = .milliseconds(50)
    }
    let server = ScriptedServer(fixture.loop) { _ in }
    defer { server.stop() }
    let error = try fixture.failure(HTTPURL("https://127.0.0.1:\(server.port)"))
    #expect(error.reason.hasSuffix(": the TLS handshake took too long"))
  }

  @Test func aConnectionCutOffIsNotAnOrderlyEnd() throws {
    let fixture = HTTPClientFixture(tls: try authority.client())
    let server = ScriptedServer(fixture.loop, tls: authority.server("IP:127.0.0.1")) { peer in
      guard peer.requests.count > peer.answered else { return }
      peer.answered += 1
      peer.send("HTTP/1.1 200 OK\r\n\r\nhalf of a body that ends with the connection")
      peer.cutOff()
    }
    defer { server.stop() }
    #expect(try fixture.failure(server.url).kind == .reset)
  }

  @Test func bodiesMayEndWithTheConnection() throws {
    let fixture = HTTPClientFixture(tls: try authority.client())
    let server = ScriptedServer(fixture.loop, tls: authority.server("IP:127.0.0.1")) { peer in
      guard peer.requests.count > peer.answered else { return }
      peer.answered += 1
      peer.send("HTTP/1.1 200 OK\r\n\r\nall")
      peer.close()
    }
    defer { server.stop() }
    #expect(try fixture.send(server.url).get().body == Array("all".utf8))
  }

  @Test func aStaleConnectionCostsOneRepetition() throws {
    let fixture = HTTPClientFixture(tls: try authority.client())
    var isFirst = true
    let ok = ok
    let server = ScriptedServer(fixture.loop, tls: authority.server("IP:127.0.0.1")) { peer in
      guard peer.requests.count > peer.answered else { return }
      peer.answered += 1
      if isFirst, peer.answered == 2 {
        isFirst = false
        peer.close()
      } else {
        peer.send(ok)
      }
    }
    defer { server.stop() }
    _ = try fixture.send(server.url).get()
    _ = try fixture.send(server.url).get()
    #expect(server.peers.map(\.requests.count) == [2, 1])
  }

  @Test func httpsNeedsAuthorities() throws {
    let fixture = HTTPClientFixture()
    #expect(try fixture.failure(HTTPURL("https://127.0.0.1:1")).kind == .tls)
  }
}
