import Glibc
import Schema
import Testing

@testable import Runtime

/// A file that ends with the test.
private final class TestFile {
  let path = "/tmp/alloyc-test-\(getpid())-\(UInt64.random(in: 0 ... .max))"

  init(_ text: String) { write(text) }

  deinit { unlink(path) }

  /// Replaces the content.
  func write(_ text: String) {
    let file = fopen(path, "w")!
    fputs(text, file)
    fclose(file)
  }
}

/// A loop and its group.
private struct Bench {
  let group = LoopGroup()
  let loop = EventLoop(index: 0, memoryLimit: 16 << 20)

  init() { group.add(loop) }

  /// Asks what a guard makes of some fields, and waits for it.
  func verdict(_ guarding: any ServerAuthenticator, _ fields: [(String, String)]) -> String {
    let text = fields.map { "\($0.0)\($0.1)" }.joined()
    var bytes = Array(text.utf8)
    return bytes.withUnsafeMutableBytes { raw in
      var headers = HTTPHeaders(
        base: UnsafeRawPointer(raw.baseAddress ?? UnsafeMutableRawPointer(bitPattern: 1)!))
      var start = 0
      for (name, value) in fields {
        let middle = start + name.utf8.count
        let end = middle + value.utf8.count
        headers.fields.append(.init(name: start..<middle, value: middle..<end))
        start = end
      }
      var found: AuthenticationVerdict?
      switch guarding.authenticate(headers) {
      case .decided(let verdict): found = verdict
      case .pending(let pending): pending.whenDecided { found = $0 }
      }
      let limit = Instant.read() + .seconds(5)
      while found == nil, Instant.read() < limit { loop.turn(wait: true) }
      switch found {
      case nil: return "nothing"
      case .admitted: return "admitted"
      case .denied(let reason): return reason
      case .overloaded: return "overloaded"
      }
    }
  }

  /// What a client adds.
  func edits(_ client: any ClientAuthenticator) -> [HeaderEdit] {
    var found: [HeaderEdit] = []
    client.edits(for: nil) { found = (try? $0.get()) ?? [] }
    return found
  }
}

@Suite struct AuthenticationTests {
  private let bench = Bench()

  /// A component with some arguments.
  private func basic(
    _ edit: (inout BasicAuthentication.Arguments) -> Void
  ) throws -> BasicAuthentication.Handler {
    try BasicAuthentication.Handler(.init(edit), in: bench.loop.node("otelcol.auth.basic.a"))
  }

  /// A field with a name and a password.
  private func field(_ pair: String) -> [(String, String)] {
    let text = Base64.text(of: pair, isPadded: true)
    return [("authorization", "Basic \(text)")]
  }

  @Test func clientSendsNameAndPassword() throws {
    let handler = try basic {
      $0.clientAuth = .init()
      $0.clientAuth?.username = "ana"
      $0.clientAuth?.password = Secret("s:3")
    }
    let client = try handler.clientAuthenticator()
    #expect(bench.edits(client) == [HeaderEdit(.upsert, "Authorization", "Basic YW5hOnM6Mw==")])
    #expect(client.demandsEncryption)
    #expect(throws: StartupError.self) { try handler.serverAuthenticator() }
  }

  @Test func filesAreReadAgain() throws {
    let file = TestFile("  old \n")
    let handler = try basic {
      $0.clientAuth = .init()
      $0.clientAuth?.username = "ana"
      $0.clientAuth?.passwordFile = file.path
    }
    let client = try handler.clientAuthenticator()
    #expect(bench.edits(client).map(\.value) == ["Basic YW5hOm9sZA=="])
    file.write("newer\n")
    let limit = Instant.read() + .seconds(5)
    while bench.edits(client).map(\.value) != ["Basic YW5hOm5ld2Vy"], Instant.read() < limit {
      usleep(20000)
    }
    #expect(bench.edits(client).map(\.value) == ["Basic YW5hOm5ld2Vy"])
  }

  @Test func guardKnowsUsers() throws {
    let guarding = try basic {
      $0.htpasswd = .init()
      $0.htpasswd?.inline =
        "ana:$2y$04$abcdefghijklmnopqrstuu2r9OfJnfCsdneAXAGHnS4UpFFP8WIrW\nbob:plain"
      $0.username = "old"
      $0.password = Secret("way")
    }.serverAuthenticator()
    for _ in 0..<2 {
      #expect(bench.verdict(guarding, field("ana:secret")) == "admitted")
      #expect(bench.verdict(guarding, field("bob:plain")) == "admitted")
      #expect(bench.verdict(guarding, field("old:way")) == "admitted")
      for pair in ["ana:Secret", "ana:", "bob:secret", "eve:secret", ":"] {
        #expect(bench.verdict(guarding, field(pair)) == "invalid credentials")
      }
    }
    #expect(bench.verdict(guarding, []) == "no basic auth provided")
    #expect(
      bench.verdict(guarding, [("authorization", "Bearer x")])
        == "invalid authorization scheme prefix")
    for text in ["Basic ????", "Basic", "Basic YQ=="] {
      #expect(bench.verdict(guarding, [("authorization", text)]).hasPrefix("invalid authorization"))
    }
    bench.group.end()
  }

  @Test func usersAreReadAgainAndBadFilesChangeNothing() throws {
    let file = TestFile("ana:one\n")
    let guarding = try basic {
      $0.htpasswd = .init()
      $0.htpasswd?.file = file.path
    }.serverAuthenticator()
    #expect(bench.verdict(guarding, field("ana:one")) == "admitted")
    file.write("ana:$9$unknown$kind\n")
    usleep(1_100_000)
    #expect(bench.verdict(guarding, field("ana:one")) == "admitted")
    file.write("ana:two-two\n")
    let limit = Instant.read() + .seconds(5)
    while bench.verdict(guarding, field("ana:two-two")) != "admitted", Instant.read() < limit {
      usleep(20000)
    }
    #expect(bench.verdict(guarding, field("ana:one")) == "invalid credentials")
    bench.group.end()
  }

  @Test func bearerTokens() throws {
    let node = bench.loop.node("otelcol.auth.bearer.a")
    let handler = try BearerAuthentication.Handler(
      .init {
        $0.token = Secret("s3cret")
        $0.header = "X-Key"
      }, in: node)
    #expect(
      bench.edits(handler.clientAuthenticator())
        == [HeaderEdit(.upsert, "X-Key", "Bearer s3cret")])
    let guarding = handler.serverAuthenticator()
    #expect(bench.verdict(guarding, [("x-key", "Bearer s3cret")]) == "admitted")
    #expect(
      bench.verdict(guarding, [("x-key", "Bearer s3cre")]) == "scheme or token does not match")
    #expect(bench.verdict(guarding, [("x-key", "s3cret")]) == "scheme or token does not match")
    #expect(
      bench.verdict(guarding, [("authorization", "Bearer s3cret")])
        == "missing or empty authorization header: X-Key")
    for token in ["", "line\n"] {
      #expect(throws: StartupError.self) {
        try BearerAuthentication.Handler(.init { $0.token = Secret(token) }, in: node)
      }
    }
  }

  @Test func nothingIsSaidOfSecrets() throws {
    let error = #expect(throws: StartupError.self) {
      try basic {
        $0.htpasswd = .init()
        $0.htpasswd?.inline = "ana:$9$hidden$hash"
      }
    }
    #expect(!(error?.description.contains("hidden") ?? true))
    #expect(error?.description.contains("$9$") ?? false)
  }
}
