import Testing

@testable import Runtime

@Suite struct ProxyEnvironmentTests {
  private let environment = {
    var environment = ProxyEnvironment()
    environment.http = "proxy:3128"
    environment.https = "https://me:it%40s@secure.example:8443/ignored"
    environment.exceptions =
      "intern.example, .only.example,*.star.example,10.1.0.0/16, 192.0.2.7,port.example:8080,[2001:db8::1]"
    return environment
  }()

  private func isProxied(_ host: String, _ port: UInt16 = 80) throws -> Bool {
    try environment.proxy(for: HTTPOrigin(isSecure: false, host: host, port: port)) != nil
  }

  @Test func picksTheProxyOfTheScheme() throws {
    let plain = try environment.proxy(for: HTTPOrigin(isSecure: false, host: "a", port: 80))
    #expect(plain?.origin == HTTPOrigin(isSecure: false, host: "proxy", port: 3128))
    #expect(plain?.authorization == nil)
    let secure = try environment.proxy(for: HTTPOrigin(isSecure: true, host: "a", port: 443))
    #expect(secure?.origin == HTTPOrigin(isSecure: true, host: "secure.example", port: 8443))
    // me:it@s
    #expect(secure?.authorization == "Basic bWU6aXRAcw==")
  }

  @Test(arguments: [
    ("intern.example", false), ("a.intern.example", false), ("notintern.example", true),
    ("only.example", true), ("a.only.example", false), ("star.example", true),
    ("b.star.example", false), ("10.1.200.3", false), ("10.2.0.1", true), ("192.0.2.7", false),
    ("192.0.2.8", true), ("2001:db8::1", false), ("2001:db8::2", true), ("localhost", false),
    ("127.9.9.9", false), ("::1", false), ("port.example", true),
  ]) func knowsTheExceptions(host: String, isExpected: Bool) throws {
    #expect(try isProxied(host) == isExpected)
  }

  @Test func exceptionsMayNameAPort() throws {
    #expect(try !isProxied("port.example", 8080))
    var all = environment
    all.exceptions = "*"
    #expect(try all.proxy(for: HTTPOrigin(isSecure: false, host: "a", port: 80)) == nil)
  }

  @Test func saysWhichVariableIsWrong() {
    var wrong = ProxyEnvironment()
    wrong.https = "socks5://proxy"
    #expect {
      try wrong.proxy(for: HTTPOrigin(isSecure: true, host: "a", port: 443))
    } throws: {
      "\($0)".contains("HTTPS_PROXY") && "\($0)".contains("'socks5'")
    }
  }
}
