import COpenSSL
import Testing

@testable import Runtime

/// How a gRPC client encrypts its connections.
@Suite struct GRPCSecureClientTests {
  private let loop = EventLoop.forTest()
  private let authority = TestAuthority()

  /// The answer to a call over encrypted connections.
  private func answer(
    _ server: TestGRPCServer, _ options: TLSClientOptions, host: String = "127.0.0.1",
    body: HTTPClientBody = .none, _ change: (inout GRPCClientOptions) -> Void = { _ in }
  ) throws -> GRPCAnswer {
    let fixture = try GRPCClientFixture(
      loop, to: "\(host):\(server.port)", tls: try TLSContext(options), change)
    return try fixture.call(body)
  }

  /// Options that trust the test's authority.
  private var trusting: TLSClientOptions {
    get throws { TLSClientOptions(authorities: try TrustStore(pem: authority.pem)) }
  }

  @Test func messagesArriveWhole() throws {
    let server = TestGRPCServer(loop, tls: authority.server("IP:127.0.0.1"))
    defer { server.stop() }
    let fixture = try GRPCClientFixture(
      loop, to: "127.0.0.1:\(server.port)", tls: try authority.client())
    let (body, bytes) = fixture.slices([10, 1, 40_000, 600_000, 3, 16_384, 5])
    for _ in 0..<3 { fixture.begin(body) }
    #expect(loop.turn { fixture.answers.count == 3 })
    #expect(fixture.answers.allSatisfy { $0.status == .ok })
    #expect(server.calls.map(\.message) == [bytes, bytes, bytes])
    #expect(server.calls[0].fields[":scheme"] == "https")
    #expect(server.peers.count == 1)
  }

  @Test func http2IsAskedFor() throws {
    let context = authority.server("IP:127.0.0.1")
    SSL_CTX_set_alpn_select_cb(
      context.pointer,
      { _, chosen, count, offered, offeredCount, _ in
        let list = UnsafeBufferPointer(start: offered, count: Int(offeredCount))
        guard list.elementsEqual([2] + Array("h2".utf8)) else { return SSL_TLSEXT_ERR_ALERT_FATAL }
        chosen!.pointee = offered! + 1
        count!.pointee = 2
        return SSL_TLSEXT_ERR_OK
      }, nil)
    let server = TestGRPCServer(loop, tls: context)
    defer { server.stop() }
    #expect(try answer(server, try trusting).status == .ok)
  }

  @Test func peersWithoutHTTP2AreRecognised() throws {
    let context = authority.server("IP:127.0.0.1")
    SSL_CTX_set_alpn_select_cb(
      context.pointer, { _, _, _, _, _, _ in SSL_TLSEXT_ERR_ALERT_FATAL }, nil)
    let server = TestGRPCServer(loop, tls: context)
    defer { server.stop() }
    let answer = try answer(server, try trusting)
    #expect(answer.status == .unavailable)
    #expect(answer.message.hasSuffix(": the peer does not speak this version of HTTP)"))
  }

  @Test func strangersAreRefusedUnlessAnybodyIsTrusted() throws {
    let server = TestGRPCServer(loop, tls: TestAuthority("Other").server("DNS:other.test"))
    defer { server.stop() }
    let refused = try answer(server, try trusting)
    #expect(refused.status == .unavailable)
    #expect(refused.message.contains("is issued by 'Other', which is not trusted"))
    #expect(try answer(server, TLSClientOptions(authorities: nil)).status == .ok)
  }

  @Test func anotherNameMayBeDemanded() throws {
    let server = TestGRPCServer(loop, tls: authority.server("DNS:tempo.test"))
    defer { server.stop() }
    let refused = try answer(server, try trusting)
    #expect(refused.message.contains("the certificate is for tempo.test, not for '127.0.0.1'"))
    var options = try trusting
    options.serverName = "tempo.test"
    #expect(try answer(server, options).status == .ok)
    #expect(server.peers.last?.serverName == "tempo.test")
    #expect(try answer(server, try trusting) { $0.serverName = "tempo.test" }.status == .ok)
  }

  @Test(arguments: [TLSVersion.tls12, .tls13])
  func clientsShowCertificates(version: TLSVersion) throws {
    let context = authority.server("IP:127.0.0.1", demandsClients: true)
    let server = TestGRPCServer(loop, tls: context)
    defer { server.stop() }
    var options = try trusting
    options.minVersion = version
    options.maxVersion = version
    let refused = try answer(server, options)
    #expect(refused.status == .unavailable)
    let (certificate, key) = authority.identity("DNS:client.test")
    options.identity = try TLSIdentity(certificates: certificate, key: key)
    #expect(try answer(server, options).status == .ok)
    let (foreign, foreignKey) = TestAuthority("Other").identity("DNS:client.test")
    options.identity = try TLSIdentity(certificates: foreign, key: foreignKey)
    #expect(try answer(server, options).status == .unavailable)
  }

  @Test func identitiesAreChecked() {
    let (certificate, key) = authority.identity("DNS:client.test")
    let (_, otherKey) = authority.identity("DNS:client.test")
    for (certificates, key, reason) in [
      ("", key, "the configured certificate holds none in PEM form"),
      (certificate, "x", "the configured key is not a private key in PEM form"),
      (certificate, otherKey, "the configured key does not belong to the configured certificate"),
    ] {
      #expect(throws: TLSError(reason)) { try TLSIdentity(certificates: certificates, key: key) }
    }
  }

  @Test func versionsAreRestricted() throws {
    let context = authority.server("IP:127.0.0.1")
    SSL_CTX_ctrl(context.pointer, SSL_CTRL_SET_MAX_PROTO_VERSION, Int(TLS1_2_VERSION), nil)
    let server = TestGRPCServer(loop, tls: context)
    defer { server.stop() }
    var options = try trusting
    #expect(try answer(server, options).status == .ok)
    options.minVersion = .tls13
    #expect(try answer(server, options).status == .unavailable)
  }

  @Test func suitesAndCurvesAreRestricted() throws {
    let context = authority.server("IP:127.0.0.1")
    SSL_CTX_ctrl(context.pointer, SSL_CTRL_SET_MAX_PROTO_VERSION, Int(TLS1_2_VERSION), nil)
    SSL_CTX_set_cipher_list(context.pointer, "ECDHE-ECDSA-AES128-GCM-SHA256")
    let server = TestGRPCServer(loop, tls: context)
    defer { server.stop() }
    var options = try trusting
    options.cipherSuites = ["ECDHE-ECDSA-AES128-GCM-SHA256"]
    options.curves = ["X25519", "P-256"]
    #expect(try answer(server, options).status == .ok)
    options.cipherSuites = ["ECDHE-ECDSA-AES256-GCM-SHA384"]
    #expect(try answer(server, options).status == .unavailable)
    options.cipherSuites = ["NONSENSE"]
    #expect(throws: TLSError("none of the cipher suites can be used")) { try TLSContext(options) }
    options.cipherSuites = []
    options.curves = ["X25519", "nonsense"]
    #expect(throws: TLSError("the curve preferences cannot be used")) { try TLSContext(options) }
  }

  @Test func encryptionOnOneSideOnly() throws {
    let secure = TestGRPCServer(loop, tls: authority.server("IP:127.0.0.1"))
    let plain = TestGRPCServer(loop)
    defer { [secure, plain].forEach { $0.stop() } }
    let unencrypted = try GRPCClientFixture(loop, to: "127.0.0.1:\(secure.port)").call()
    #expect(unencrypted.status == .unavailable)
    #expect(
      unencrypted.message.contains("is encryption off on its side too?")
        || unencrypted.message.contains("the peer does not speak HTTP/2"))
    let encrypted = try answer(plain, try trusting)
    #expect(encrypted.status == .unavailable)
    #expect(encrypted.message.contains("the peer does not speak TLS"))
  }
}
