import Testing

@testable import Runtime

@Suite struct CookieJarTests {
  private let now = WallTime(seconds: 1_700_000_000)

  /// What is sent after these cookies were set.
  private func sent(
    _ lines: [String], _ url: String = "http://api.example.com/otlp/v1/logs", later: Int64 = 0
  ) throws -> String {
    var jar = CookieJar(try HTTPURL(url))
    for line in lines { jar.take(line, now: now) }
    return jar.cookies(now: WallTime(seconds: now.seconds + later))
  }

  @Test func sendsWhatWasSet() throws {
    #expect(
      try sent(["a=1", "b = two words ; HttpOnly", "c=\"q\""]) == "a=1; b=two words; c=\"q\"")
    #expect(try sent(["a=1", "a=2"]) == "a=2")
    #expect(try sent(["no equals sign", "=x", ""]) == "")
  }

  @Test func knowsDomainsAndPaths() throws {
    #expect(try sent(["a=1; Domain=example.com", "b=2; domain=.API.example.com"]) == "a=1; b=2")
    #expect(
      try sent(["a=1; Domain=other.com", "b=2; Domain=com", "c=3; Domain=pi.example.com"]) == "")
    #expect(
      try sent(["a=1; Path=/", "b=2; Path=/otlp", "c=3; Path=/ot", "d=4; Path=/otlp/v2"])
        == "b=2; a=1")
    #expect(try sent(["a=1; Domain=0.0.1"], "http://127.0.0.1/") == "")
  }

  @Test func securesOnlyWhatIsSecure() throws {
    #expect(try sent(["a=1; Secure"]) == "")
    #expect(try sent(["a=1; Secure"], "https://api.example.com/") == "a=1")
  }

  @Test func forgetsInTime() throws {
    #expect(try sent(["a=1; Max-Age=10", "b=2; Max-Age=30"], later: 10) == "b=2")
    #expect(try sent(["a=1", "a=1; Max-Age=0"]) == "")
    #expect(try sent(["a=1; Expires=Tue, 14-Nov-2023 22:13:30 GMT"], later: 9) == "a=1")
    #expect(try sent(["a=1; Expires=Tue, 14-Nov-2023 22:13:30 GMT"], later: 10) == "")
  }

  @Test func isBounded() throws {
    let many = (0..<100).map { "c\($0)=1" }
    #expect(try sent(many).split(separator: ";").count == 50)
    #expect(try sent(["a=" + String(repeating: "x", count: 5000)]) == "")
  }
}
