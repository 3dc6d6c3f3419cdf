import Testing

@testable import Runtime

@Suite struct ServerTimeoutsTests {
  @Test func nothingMeansNoLimit() {
    var options = ServerOptions()
    (options.readTimeout, options.readHeaderTimeout) = (.zero, .zero)
    (options.writeTimeout, options.idleTimeout) = (.zero, .seconds(-1))
    let timeouts = ServerTimeouts(options)
    #expect(timeouts.read == .max && timeouts.readHeader == .max)
    #expect(timeouts.write == .max && timeouts.idle == .max)
  }

  @Test func theLimitOfARequestStandsInForThatOfItsHead() {
    var options = ServerOptions()
    (options.readTimeout, options.readHeaderTimeout) = (.seconds(7), .zero)
    options.idleTimeout = .zero
    let timeouts = ServerTimeouts(options)
    #expect(timeouts.readHeader == 7_000_000_000 && timeouts.idle == 7_000_000_000)
  }
}
