import Glibc
import Testing

@testable import Runtime

/// A service that echoes bodies.
private final class EchoService: HTTPService {
  func admit(_ request: HTTPRequestHead) -> HTTPAdmission { .body(limit: 64 << 20, context: 0) }

  func handle(_ exchange: HTTPExchange, body: Slice) {
    exchange.respond(HTTPResponse(200, body: Array(body.bytes)))
  }
}

/// An encrypted server and its client on one loop.
private final class Site {
  let fixture: HTTPClientFixture
  let server: HTTP1Server
  let listener: Listener
  let service = EchoService()
  /// What the server had to tell.
  private(set) var reports: [TLSServerReport] = []

  init(
    _ settings: TLSServerSettings, client: TLSContext,
    _ change: (inout ServerOptions) -> Void = { _ in }
  ) throws {
    let fixture = HTTPClientFixture(tls: client) { $0.disablesKeepAlives = true }
    self.fixture = fixture
    var options = ServerOptions()
    change(&options)
    var told: (TLSServerReport) -> Void = { _ in }
    let context = try TLSServerContext(settings, speaking: .http1) { told($0) }
    let server = HTTP1Server(on: fixture.loop, service: service, options: options, tls: context)
    self.server = server
    listener = try Listener(on: fixture.loop, address: "127.0.0.1:0") { server.adopt($0) }
    told = { [unowned self] in reports.append($0) }
  }

  /// The reasons of handshakes that failed.
  var failures: [String] {
    reports.compactMap { if case .handshakeFailed(let error) = $0 { error.reason } else { nil } }
  }

  var url: HTTPURL {
    get throws { try HTTPURL("https://127.0.0.1:\(listener.address.port)/x") }
  }

  /// Sends a body of that many bytes, and expects it back.
  func exchange(_ count: Int) throws {
    let (body, bytes) = fixture.slices([count])
    #expect(try fixture.send(url, body: body).get().body == bytes)
  }

  func close() {
    listener.close()
    server.close()
    fixture.loop.turn(wait: false)
    #expect(server.isIdle)
  }
}

@Suite struct TLSServerTests {
  private let authority = TestAuthority()

  /// Settings with a certificate of the authority.
  private func settings(_ names: String = "IP:127.0.0.1") -> TLSServerSettings {
    let identity = authority.identity(names)
    return TLSServerSettings(certificate: .text(identity.certificate), key: .text(identity.key))
  }

  @Test(arguments: [TLSServerSettings.Version.tls12, .tls13])
  func servesBodiesOfAnySize(version: TLSServerSettings.Version) throws {
    var settings = settings()
    settings.minVersion = version
    settings.maxVersion = version
    let site = try Site(settings, client: try authority.client())
    defer { site.close() }
    for count in [1, 2000, 16_384, 16_385, 300_000, 3_000_000] { try site.exchange(count) }
    #expect(site.reports.isEmpty)
  }

  @Test func servesInSmallPieces() throws {
    // With so small a limit, what waits for a head is not read all at once.
    let site = try Site(settings(), client: try authority.client()) { $0.maxHeaderBytes = 300 }
    defer { site.close() }
    for count in [5000, 40_000] { try site.exchange(count) }
  }

  @Test func givesUpHandshakesThatDoNotEnd() throws {
    let site = try Site(settings(), client: try authority.client()) {
      $0.readHeaderTimeout = .milliseconds(30)
    }
    defer { site.close() }
    let silent = RawClient(site.listener.address)
    #expect(site.fixture.loop.turn { site.failures.count == 1 })
    #expect(site.failures == ["the TLS handshake took too long"])
    #expect(
      site.fixture.loop.turn {
        silent.poll(); return silent.sawEnd || silent.wasReset
      })
    #expect(site.server.isIdle)
    try site.exchange(10)
  }

  @Test func refusesThoseThatDoNotSpeakTLS() throws {
    let site = try Site(settings(), client: try authority.client())
    defer { site.close() }
    let plain = RawClient(site.listener.address)
    plain.send("POST /v1/traces HTTP/1.1\r\nHost: x\r\n\r\n")
    #expect(
      site.fixture.loop.turn {
        plain.poll(); return plain.sawEnd || plain.wasReset
      })
    #expect(site.failures == ["the peer does not speak TLS; is the URL's scheme right?"])
    try site.exchange(10)
  }

  @Test func readsChangedFilesAgain() throws {
    let folder = "/tmp/alloyc-tls-\(getpid())-\(UInt32.random(in: 0...(.max)))"
    mkdir(folder, 0o700)
    let (certificate, key) = ("\(folder)/cert.pem", "\(folder)/key.pem")
    defer {
      unlink(certificate)
      unlink(key)
      rmdir(folder)
    }
    func write(_ text: String, to path: String) {
      let file = fopen(path, "w")
      fputs(text, file)
      fclose(file)
    }
    let wrong = authority.identity("IP:127.0.0.2")
    write(wrong.certificate, to: certificate)
    write(wrong.key, to: key)
    var settings = TLSServerSettings(certificate: .file(certificate), key: .file(key))
    settings.reloadInterval = .nanoseconds(1)
    let site = try Site(settings, client: try authority.client())
    defer { site.close() }
    #expect(try site.fixture.failure(site.url).kind == .tls)
    let right = authority.identity("IP:127.0.0.1")
    write(right.certificate + "\n", to: certificate)
    // The key is still the old one's, so the old certificate stays.
    #expect(try site.fixture.failure(site.url).kind == .tls)
    write(right.key + "\n", to: key)
    try site.exchange(10)
    write("broken", to: certificate)
    try site.exchange(10)
    unlink(key)
    try site.exchange(10)
    let kinds = site.reports.compactMap { report -> String? in
      switch report {
      case .handshakeFailed: nil
      case .certificateRead: "read"
      case .certificateRefused(let error): error.reason.replacing(folder, with: "")
      }
    }
    #expect(
      kinds == [
        "the key of '/key.pem' does not belong to the certificate of '/cert.pem'", "read",
        "'/cert.pem' holds no certificate in PEM form",
        "'/cert.pem' holds no certificate in PEM form",
      ])
  }

  @Test func saysWhatIsWrongWithSettings() {
    let identity = authority.identity("IP:127.0.0.1")
    let other = authority.identity("IP:127.0.0.1")
    let texts: [(TLSServerSettings.Source, TLSServerSettings.Source, String)] = [
      (
        .file("/nowhere"), .text(identity.key),
        "'/nowhere' cannot be read: No such file or directory"
      ),
      (.text("x"), .text(identity.key), "the configuration holds no certificate in PEM form"),
      (
        .text(identity.certificate), .text("x"),
        "the configuration holds no private key in PEM form that needs no password"
      ),
      (
        .text(identity.certificate), .text(other.key),
        "the key of the configuration does not belong to the certificate of the configuration"
      ),
    ]
    for (certificate, key, reason) in texts {
      let settings = TLSServerSettings(certificate: certificate, key: key)
      #expect(throws: TLSError(reason)) {
        _ = try TLSServerContext(settings, speaking: .http2) { _ in }
      }
    }
  }

  @Test func speaksOnlyTheCipherSuitesAndGroupsThatAreConfigured() throws {
    var settings = settings()
    settings.maxVersion = .tls12
    settings.cipherSuites = TLSNames.libraryNames(ofSuites: [
      "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256",
    ])
    settings.groups = ["P-384"]
    let site = try Site(settings, client: try authority.client())
    defer { site.close() }
    try site.exchange(10)
    settings.cipherSuites = TLSNames.libraryNames(ofSuites: [
      "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"
    ])
    let other = try Site(settings, client: try authority.client())
    defer { other.close() }
    // The certificate's key is not RSA.
    #expect(try other.fixture.failure(other.url).kind == .tls)
    #expect(other.failures.count == 1)
  }

  @Test func libraryKnowsAllNames() throws {
    let exchanges = ["ECDHE_ECDSA", "ECDHE_RSA", "RSA"]
    for exchange in exchanges {
      for cipher in ["AES_128_GCM_SHA256", "AES_256_GCM_SHA384", "AES_128_CBC_SHA"] {
        var settings = settings()
        settings.cipherSuites = TLSNames.libraryNames(ofSuites: ["TLS_\(exchange)_WITH_\(cipher)"])
        #expect(settings.cipherSuites.count == 1)
        _ = try TLSServerContext(settings, speaking: .http1) { _ in }
      }
    }
    var settings = settings()
    settings.groups = TLSNames.groups.map(\.library)
    _ = try TLSServerContext(settings, speaking: .http1) { _ in }
    #expect(TLSNames.suite("TLS_RSA_WITH_AES_128_CBC_SHA") == .weak)
    #expect(TLSNames.suite("TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256") == .good)
    #expect(TLSNames.suite("TLS_RSA_WITH_RC4_128_SHA") == nil)
  }
}
