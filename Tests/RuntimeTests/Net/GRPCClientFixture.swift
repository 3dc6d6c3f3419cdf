import Testing

@testable import Runtime

/// A loop with a gRPC client, and what its calls came to.
final class GRPCClientFixture {
  let loop: EventLoop
  let client: GRPCClient
  let template: GRPCRequestTemplate
  /// Answers so far, in the order in which they came.
  private(set) var answers: [GRPCAnswer] = []

  /// - Parameter target: where calls go; a port alone means loopback.
  init(
    _ loop: EventLoop, to target: String, resolver: DNSResolver? = nil, tls: TLSContext? = nil,
    _ change: (inout GRPCClientOptions) -> Void = { _ in }
  ) throws {
    self.loop = loop
    var options = GRPCClientOptions()
    // Tests wait for reconnections.
    options.backoff.base = .milliseconds(20)
    change(&options)
    let target = try GRPCTarget(target)
    template = try GRPCRequestTemplate(
      "/test.Service/Call", authority: target.hostAndPort, isSecure: tls != nil)
    client = GRPCClient(
      target, loop: loop, options: options, resolver: resolver ?? DNSResolver(loop), tls: tls)
  }

  deinit { client.close() }

  /// Begins a call.
  @discardableResult
  func begin(
    _ body: HTTPClientBody = .none, timeout: Duration = .seconds(20),
    _ template: GRPCRequestTemplate? = nil
  ) -> GRPCClientCall {
    let before = answers.count
    defer { #expect(answers.count == before) }
    return client.call(template ?? self.template, body, timeout: timeout) { [weak self] in
      self?.answers.append($0)
    }
  }

  /// The answer to a call that is waited for.
  func call(
    _ body: HTTPClientBody = .none, timeout: Duration = .seconds(20),
    _ template: GRPCRequestTemplate? = nil
  ) throws -> GRPCAnswer {
    let count = answers.count
    begin(body, timeout: timeout, template)
    #expect(loop.turn { answers.count > count })
    return try #require(answers.last)
  }

  /// Bytes in which no two places look alike.
  private static let pattern = (0..<65_521).map {
    UInt8(truncatingIfNeeded: ($0 &* 31) ^ ($0 >> 8))
  }

  /// Slices of these sizes, filled with a pattern, and their bytes.
  func slices(_ sizes: [Int]) -> (HTTPClientBody, [UInt8]) {
    var slices: ContiguousArray<Slice> = []
    var all: [UInt8] = []
    for size in sizes {
      var bytes: [UInt8] = []
      while bytes.count < size {
        bytes += GRPCClientFixture.pattern[(size % 251)...].prefix(size - bytes.count)
      }
      var extent = loop.arena.extent(capacity: max(1, size))!
      let isKept = bytes.withUnsafeBytes { extent.append($0, in: loop.arena) }
      precondition(isKept)
      slices.append(extent.finish(items: 1))
      all += bytes
    }
    return (.slices(slices), all)
  }
}

extension EventLoop {
  /// A loop for a test.
  static func forTest() -> EventLoop { EventLoop(index: 0, memoryLimit: 128 << 20) }

  /// Turns the loop for a while, so that what is under way arrives.
  func settle(_ duration: Duration = .milliseconds(30)) {
    var isOver = false
    let timer = Timer { isOver = true }
    schedule(timer, after: duration)
    while !isOver { turn(wait: true) }
  }
}
