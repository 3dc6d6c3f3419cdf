import Testing

@testable import Runtime

@Suite struct GRPCTargetTests {
  @Test(
    arguments: [
      ("tempo:4317", "tempo", 4317, false), ("http://Tempo:80", "tempo", 80, false),
      ("https://tempo.test:443/", "tempo.test", 443, true),
      ("dns:///tempo:4317", "tempo", 4317, false),
      ("dns:tempo:4317", "tempo", 4317, false), ("passthrough:///[::1]:1", "::1", 1, false),
      ("127.0.0.1:65535", "127.0.0.1", 65535, false),
    ] as [(String, String, UInt16, Bool)])
  func reads(text: String, host: String, port: UInt16, demandsEncryption: Bool) throws {
    let target = try GRPCTarget(text)
    #expect(target.host == host)
    #expect(target.port == port)
    #expect(target.demandsEncryption == demandsEncryption)
  }

  @Test func addressesOfVersionSixKeepTheirBrackets() throws {
    #expect(try GRPCTarget("[::1]:4317").hostAndPort == "[::1]:4317")
  }

  @Test(arguments: [
    ("", "the endpoint is empty: expected host:port, for instance tempo:4317"),
    (
      "tempo",
      "the endpoint 'tempo' has no port: expected host:port, for instance tempo:4317"
    ),
    (
      "unix:///tmp/socket",
      "the endpoint's scheme 'unix' is not supported: expected host:port, or http://,"
        + " https:// or dns:/// in front of it"
    ),
    (
      "unix:socket",
      "the endpoint's scheme 'unix' is not supported: expected host:port, or http://,"
        + " https:// or dns:/// in front of it"
    ),
    (
      "dns://8.8.8.8/tempo:4317",
      "a DNS server in the endpoint (dns://8.8.8.8/tempo:4317) is not supported: the system's are"
        + " asked; write dns:///host:port"
    ),
    ("tempo/x:4317", "the gRPC endpoint 'tempo/x:4317' has a path: expected host:port only"),
    ("a b:1", "the endpoint holds a blank, a control character or one beyond ASCII"),
    ("tempo:0", "'0' in the URL is not a port: a number from 1 to 65535"),
  ])
  func refuses(text: String, reason: String) {
    #expect(throws: GRPCTargetError(reason: reason)) { try GRPCTarget(text) }
  }

  @Test(arguments: [
    (Duration.zero, "1n"), (.nanoseconds(99_999_999), "99999999n"),
    (.milliseconds(100), "100000u"), (.seconds(5), "5000000u"), (.seconds(100), "100000m"),
    (.nanoseconds(5_000_000_001), "5000001u"), (.seconds(1_000_000), "1000000S"),
    (.seconds(100_000_000), "1666667M"), (.seconds(Int64.max), "2562048H"),
  ])
  func timeoutsAreWritten(duration: Duration, text: String) {
    #expect(GRPCTimeout.text(duration) == text)
  }

  @Test func pausesGrow() {
    var backoff = GRPCBackoff()
    backoff.limit = .seconds(5)
    #expect(backoff.pause(after: 1, chance: 0.5) == .seconds(1))
    #expect(backoff.pause(after: 2, chance: 0.5) == .milliseconds(1600))
    #expect(backoff.pause(after: 100, chance: 0.5) == .seconds(5))
    #expect(backoff.pause(after: 1, chance: 0) == .milliseconds(800))
  }

  @Test(arguments: [
    ("a b", "x"), ("content-type", "x"), ("grpc-timeout", "x"), ("ok", "caf\u{e9}"), ("", "x"),
    (":path", "x"), ("TE", "x"),
  ])
  func metadataIsChecked(name: String, value: String) {
    #expect(throws: HTTPFieldError.self) {
      try GRPCRequestTemplate(
        "/a/B", authority: "a", isSecure: false, metadata: [(name, value)])
    }
  }
}
