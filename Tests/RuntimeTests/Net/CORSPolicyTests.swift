import Testing

@testable import Runtime

@Suite struct CORSPolicyTests {
  private let policy = CORSPolicy(
    allowedOrigins: ["https://app.test", "http://*.Domain.test"],
    allowedHeaders: ["X-Token"], exposedHeaders: ["X-Seen", "Date"], maxAge: 600)

  /// What the policy makes of a request's head.
  private func answer(
    _ method: String, _ fields: [String], _ policy: CORSPolicy
  ) -> (preflight: String?, fields: String) {
    let text =
      "\(method) /v1/traces HTTP/1.1\r\nhost: x\r\n"
      + fields.map { $0 + "\r\n" }.joined() + "\r\n"
    return Array(text.utf8).withUnsafeBytes { bytes in
      var head = HTTPRequestHead()
      let parser = HTTPHeadParser(maxBytes: 4096, maxFields: 20)
      guard case .complete = parser.parse(bytes, into: &head) else {
        Issue.record("the head is malformed")
        return (nil, "")
      }
      let preflight = policy.preflight(head)
      if let preflight { #expect(preflight.status == 204 && preflight.body.isEmpty) }
      return (
        preflight.map { String(decoding: $0.head, as: UTF8.self) },
        String(decoding: policy.fields(for: head), as: UTF8.self)
      )
    }
  }

  @Test(arguments: [
    ("https://app.test", true), ("HTTPS://APP.TEST", true), ("http://a.domain.test", true),
    ("http://.domain.test", true), ("http://a.b.DOMAIN.test", true),
    ("https://app.test.evil.test", false), ("http://domain.test", false), ("null", false),
    ("https://app.tes", false), ("http://*.other.test", false),
  ])
  func knowsOrigins(origin: String, isAllowed: Bool) {
    let fields = answer("POST", ["Origin: \(origin)"], policy).fields
    let granted =
      "access-control-allow-origin: \(origin)\r\n"
      + "access-control-expose-headers: X-Seen, Date\r\naccess-control-allow-credentials: true\r\n"
    #expect(fields == "vary: Origin\r\n" + (isAllowed ? granted : ""))
  }

  @Test func saysNothingToThoseThatAreNoBrowsers() {
    #expect(answer("POST", [], policy).fields == "vary: Origin\r\n")
    #expect(answer("PUT", ["Origin: https://app.test"], policy).fields == "vary: Origin\r\n")
    #expect(answer("OPTIONS", ["Origin: https://app.test"], policy).preflight == nil)
    #expect(
      answer("POST", ["Access-Control-Request-Method: POST"], policy).preflight == nil)
  }

  @Test func grantsWhatIsAsked() throws {
    let ask = [
      "Origin: https://app.test", "Access-Control-Request-Method: POST",
      "Access-Control-Request-Headers: content-type, x-token",
    ]
    let head = try #require(answer("OPTIONS", ask, policy).preflight)
    #expect(
      head == """
        HTTP/1.1 204 No Content\r
        vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers\r
        access-control-allow-origin: https://app.test\r
        access-control-allow-methods: POST\r
        access-control-allow-headers: content-type, x-token\r
        access-control-allow-credentials: true\r
        access-control-max-age: 600\r\n
        """)
  }

  @Test(arguments: [
    ["Origin: https://evil.test", "Access-Control-Request-Method: POST"],
    ["Access-Control-Request-Method: POST"],
    ["Origin: https://app.test", "Access-Control-Request-Method: DELETE"],
    [
      "Origin: https://app.test", "Access-Control-Request-Method: POST",
      "Access-Control-Request-Headers: x-token, x-other",
    ],
  ])
  func doesNotGrantOthers(ask: [String]) throws {
    let head = try #require(answer("OPTIONS", ask, policy).preflight)
    #expect(head.contains("vary: Origin, Access-Control-Request-Method"))
    #expect(!head.contains("access-control-"))
  }

  @Test func starsAllowEverything() throws {
    let open = CORSPolicy(
      allowedOrigins: ["*"], allowedHeaders: ["*"], exposedHeaders: [], maxAge: -1)
    let head = try #require(
      answer(
        "OPTIONS",
        [
          "Origin: http://any", "Access-Control-Request-Method: GET",
          "Access-Control-Request-Headers: x-any",
        ], open
      ).preflight)
    #expect(head.contains("access-control-allow-origin: *\r\n"))
    #expect(head.contains("access-control-allow-headers: x-any\r\n"))
    #expect(head.contains("access-control-max-age: 0\r\n"))
  }
}
