import Testing

@testable import Runtime

@Suite struct DNSResolverTests {
  private let loop = EventLoop(index: 0, memoryLimit: 1 << 20, receiveBufferSize: 4096)

  /// A resolver that asks only `server`, with little patience.
  private func resolver(
    _ server: ScriptedDNSServer, _ change: (inout DNSOptions) -> Void = { _ in }
  ) -> DNSResolver {
    var options = DNSOptions()
    options.servers = [server.address]
    options.usesSystemFiles = false
    options.tryTimeout = .milliseconds(50)
    options.tries = 2
    change(&options)
    return DNSResolver(loop, options: options)
  }

  /// The result of resolving `host`.
  private func resolve(
    _ host: String, with resolver: DNSResolver
  ) throws -> Result<[SocketAddress], DNSError> {
    var result: Result<[SocketAddress], DNSError>?
    resolver.resolve(host) { result = $0 }
    #expect(result == nil)
    #expect(loop.turn { result != nil })
    return try #require(result)
  }

  private func address(_ text: String) -> SocketAddress {
    SocketAddress(numericHost: text, port: 0)!
  }

  @Test func literalAddressesAskNobody() throws {
    let server = ScriptedDNSServer(loop) { _, _ in .silence }
    defer { server.stop() }
    let resolver = resolver(server)
    #expect(try resolve("10.1.2.3", with: resolver).get() == [address("10.1.2.3")])
    #expect(try resolve("::1", with: resolver).get() == [address("::1")])
    #expect(server.questions.isEmpty)
  }

  @Test func findsAddressesOfBothFamilies() throws {
    let server = ScriptedDNSServer(loop) { [self] _, type in
      .addresses(
        type == 1 ? [address("10.0.0.1"), address("10.0.0.2")] : [address("fd00::1")], ttl: 60)
    }
    defer { server.stop() }
    let found = try resolve("gw.test", with: resolver(server)).get()
    #expect(
      Set(found) == [address("10.0.0.1"), address("10.0.0.2"), address("fd00::1")])
    #expect(found[0].isIPv6 != found[1].isIPv6)
    #expect(Set(server.questions.map(\.type)) == [1, 28])
    #expect(server.questions.allSatisfy { $0.name == "gw.test" })
  }

  @Test func oneFamilyIsEnough() throws {
    let server = ScriptedDNSServer(loop) { [self] _, type in
      type == 1 ? .addresses([address("10.0.0.1")], ttl: 60) : .noData
    }
    defer { server.stop() }
    #expect(try resolve("gw.test", with: resolver(server)).get() == [address("10.0.0.1")])
  }

  @Test func namesThatDoNotExist() throws {
    let server = ScriptedDNSServer(loop) { _, _ in .code(3) }
    defer { server.stop() }
    #expect(
      throws: DNSError(
        kind: .notFound,
        reason: "the host name 'gw.test' does not exist (asked: \(server.address))")
    ) { try resolve("gw.test", with: resolver(server)).get() }
  }

  @Test func namesWithoutAddresses() throws {
    let server = ScriptedDNSServer(loop) { _, _ in .noData }
    defer { server.stop() }
    #expect(
      throws: DNSError(
        kind: .notFound,
        reason: "the host name 'gw.test' has no address (asked: \(server.address))")
    ) { try resolve("gw.test", with: resolver(server)).get() }
  }

  @Test func serversThatFail() throws {
    let server = ScriptedDNSServer(loop) { _, _ in .code(2) }
    defer { server.stop() }
    let result = try resolve("gw.test", with: resolver(server))
    #expect(throws: DNSError.self) { try result.get() }
    guard case .failure(let error) = result else { return }
    #expect(error.kind == .failure)
  }

  @Test func silentServersAreAskedAgainAndThenGivenUp() throws {
    let server = ScriptedDNSServer(loop) { _, _ in .silence }
    defer { server.stop() }
    #expect(
      throws: DNSError(
        kind: .timeout,
        reason: "no DNS server answered in time when asked for 'gw.test' (asked: \(server.address))"
      )
    ) { try resolve("gw.test", with: resolver(server)).get() }
    #expect(server.questions.count == 4)
  }

  @Test func aLookupEndsWhenItsTimeIsOver() throws {
    let server = ScriptedDNSServer(loop) { _, _ in .silence }
    defer { server.stop() }
    let resolver = resolver(server) {
      $0.tryTimeout = .seconds(60)
      $0.timeout = .milliseconds(50)
    }
    guard case .failure(let error) = try resolve("gw.test", with: resolver) else {
      Issue.record("nobody answered, but addresses were found")
      return
    }
    #expect(error.kind == .timeout)
  }

  @Test(arguments: [
    [], [0x81], [0x81, 0x80, 0, 1, 0, 200, 0, 0, 0, 0, 0xc0, 0xff],
    [UInt8](repeating: 0xff, count: 400), [0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0, 0xc0, 12, 0xc0, 12],
  ])
  func garbageIsAFailureNotACrash(bytes: [UInt8]) throws {
    let server = ScriptedDNSServer(loop) { _, _ in .bytes(bytes) }
    defer { server.stop() }
    #expect(throws: DNSError.self) { try resolve("gw.test", with: resolver(server)).get() }
  }

  @Test func aLostAnswerIsAskedForAgain() throws {
    var count = 0
    let server = ScriptedDNSServer(loop) { [self] _, type in
      count += 1
      if count <= 2 { return .silence }
      return type == 1 ? .addresses([address("10.0.0.1")], ttl: 60) : .noData
    }
    defer { server.stop() }
    #expect(try resolve("gw.test", with: resolver(server)).get() == [address("10.0.0.1")])
  }

  @Test func aNameIsLookedUpOnceAtATimeAndThenRemembered() throws {
    let server = ScriptedDNSServer(loop) { [self] _, type in
      type == 1 ? .addresses([address("10.0.0.1")], ttl: 60) : .noData
    }
    defer { server.stop() }
    let resolver = resolver(server)
    var answers = 0
    for _ in 0..<10 { resolver.resolve("gw.test") { _ in answers += 1 } }
    #expect(loop.turn { answers == 10 })
    _ = try resolve("gw.test", with: resolver)
    #expect(server.questions.count == 2)
    resolver.forget("gw.test")
    _ = try resolve("gw.test", with: resolver)
    #expect(server.questions.count == 4)
  }

  @Test func answersAreForgottenInTime() throws {
    let server = ScriptedDNSServer(loop) { [self] _, type in
      type == 1 ? .addresses([address("10.0.0.1")], ttl: 3600) : .noData
    }
    defer { server.stop() }
    let resolver = resolver(server) {
      $0.minimumLifetime = .zero
      $0.maximumLifetime = .zero
    }
    _ = try resolve("gw.test", with: resolver)
    _ = try resolve("gw.test", with: resolver)
    #expect(server.questions.count == 4)
  }

  @Test func tooManyLookupsAtATimeFail() throws {
    let server = ScriptedDNSServer(loop) { _, _ in .silence }
    defer { server.stop() }
    let resolver = resolver(server) { $0.maxLookups = 2 }
    resolver.resolve("a.test") { _ in }
    resolver.resolve("b.test") { _ in }
    guard case .failure(let error) = try resolve("c.test", with: resolver) else { return }
    #expect(error.reason == "too many host names are being looked up at a time")
  }

  @Test func rememberedNamesAreBounded() throws {
    let server = ScriptedDNSServer(loop) { [self] _, type in
      type == 1 ? .addresses([address("10.0.0.1")], ttl: 60) : .noData
    }
    defer { server.stop() }
    let resolver = resolver(server) { $0.cacheCapacity = 4 }
    for i in 0..<20 { _ = try resolve("gw\(i).test", with: resolver) }
    #expect(resolver.remembered <= 4)
  }

  @Test func localhostNeedsNoServer() throws {
    let resolver = DNSResolver(loop)
    let found = try resolve("localhost", with: resolver).get()
    #expect(found.contains(address("127.0.0.1")))
  }

  @Test func aResolverMayGoInMidLookup() throws {
    let server = ScriptedDNSServer(loop) { _, _ in .silence }
    defer { server.stop() }
    var called = false
    do {
      let resolver = resolver(server)
      resolver.resolve("gw.test") { _ in called = true }
      #expect(loop.turn { !server.questions.isEmpty })
    }
    loop.turn(wait: false)
    #expect(!called)
  }
}
