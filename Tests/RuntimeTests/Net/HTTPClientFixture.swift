import Testing

@testable import Runtime

/// A loop with a client, and what its requests came to.
final class HTTPClientFixture {
  let loop = EventLoop(index: 0, memoryLimit: 64 << 20)
  let client: HTTPClient

  init(tls: TLSContext? = nil, _ change: (inout HTTPClientOptions) -> Void = { _ in }) {
    var options = HTTPClientOptions()
    change(&options)
    client = HTTPClient(loop: loop, options: options, resolver: DNSResolver(loop), tls: tls)
  }

  deinit { client.closeIdleConnections() }

  /// The result of a request that is waited for.
  func send(
    _ url: HTTPURL, body: HTTPClientBody = .none, timeout: Duration = .seconds(10)
  ) throws -> Result<HTTPClientResponse, HTTPClientError> {
    var result: Result<HTTPClientResponse, HTTPClientError>?
    let request = HTTPClientRequest(try HTTPRequestTemplate(url), body: body)
    client.send(request, timeout: timeout) {
      #expect(result == nil)
      result = $0
    }
    #expect(result == nil)
    #expect(loop.turn { result != nil })
    return try #require(result)
  }

  /// The error of a request that must fail.
  func failure(
    _ url: HTTPURL, body: HTTPClientBody = .none, timeout: Duration = .seconds(10)
  ) throws -> HTTPClientError {
    switch try send(url, body: body, timeout: timeout) {
    case .failure(let error): return error
    case .success(let response):
      Issue.record("there was a response: \(response.status)")
      throw HTTPClientError(.protocol, "")
    }
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
        bytes += HTTPClientFixture.pattern[(size % 251)...].prefix(size - bytes.count)
      }
      var extent = loop.arena.extent(capacity: size)!
      let isKept = bytes.withUnsafeBytes { extent.append($0, in: loop.arena) }
      precondition(isKept)
      slices.append(extent.finish(items: 1))
      all += bytes
    }
    return (.slices(slices), all)
  }
}
