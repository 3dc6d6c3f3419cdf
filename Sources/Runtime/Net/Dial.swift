import Glibc

/// One attempt to open a connection to an origin: finds the host's addresses, tries them in turn, and
/// encrypts where that is asked for. It ends with one call, unless it is cancelled.
final class Dial {
  /// Takes the open connection or the reason for none.
  typealias Completion = (Result<ClientStream, HTTPClientError>) -> Void

  /// Addresses that are tried.
  private static let maxAddresses = 8

  private let loop: EventLoop
  private let origin: HTTPOrigin
  private let resolver: DNSResolver
  private let tls: TLSContext?
  private let proxy: HTTPProxy?
  private let language: TLSConnection.Language
  private let limit: Duration
  private var completion: Completion?
  private var addresses: ArraySlice<SocketAddress> = []
  private var attempt: ConnectAttempt?
  /// When the last address must have accepted.
  private var deadline = Instant(nanoseconds: .max)
  /// Why the addresses so far were of no use.
  private var failures: [String] = []

  /// - Parameters:
  ///   - tls: what to encrypt with where the origin, or the proxy, demands it.
  ///   - proxy: whom to connect through.
  ///   - language: what may be spoken over an encrypted connection.
  ///   - limit: the time that everything together may take.
  init(
    _ loop: EventLoop, to origin: HTTPOrigin, _ resolver: DNSResolver, tls: TLSContext?,
    proxy: HTTPProxy? = nil, speaking language: TLSConnection.Language = .http1, limit: Duration,
    _ completion: @escaping Completion
  ) {
    self.loop = loop
    self.origin = origin
    self.resolver = resolver
    self.tls = tls
    self.proxy = proxy
    self.language = language
    self.limit = limit
    self.completion = completion
  }

  /// Who is connected to: the proxy, or the origin itself.
  private var first: HTTPOrigin { proxy?.origin ?? origin }

  /// Begins. The completion is never called before this returns.
  func start() {
    deadline = Instant.read() + limit
    resolver.resolve(first.host) { [weak self] result in
      guard let self, completion != nil else { return }
      switch result {
      case .success(let all):
        addresses = all.prefix(Dial.maxAddresses)
        tryNext()
      case .failure(let error): finish(.failure(HTTPClientError(.resolve, error.reason)))
      }
    }
  }

  /// Gives up, without a call.
  func cancel() {
    completion = nil
    attempt?.cancel()
    attempt = nil
  }

  /// Tries the next address, or ends when there is none.
  private func tryNext() {
    guard let address = addresses.popFirst()?.with(port: first.port) else {
      // What is remembered about the name may be outdated.
      resolver.forget(first.host)
      return finish(.failure(.connect(first, failures)))
    }
    // Every address gets its share of the time that is left, so that the last has some too.
    let share = (deadline - Instant.read()) / (addresses.count + 1)
    let tunnel = proxy.flatMap { HTTPTunnel($0, to: origin, tls) }
    attempt = ConnectAttempt(
      loop, address, origin.isSecure ? tls : nil, host: origin.host, speaking: language,
      through: tunnel
    ) { [weak self] result in
      self?.attempted(address, result)
    }
    attempt!.start(limit: max(share, .milliseconds(500)))
  }

  /// Goes on after an address was tried.
  private func attempted(_ address: SocketAddress, _ result: ConnectAttempt.Result) {
    attempt = nil
    switch result {
    case .open(let stream): finish(.success(stream))
    case .failed(let reason):
      failures.append("\(address.hostText): \(reason)")
      tryNext()
    case .refusedEncryption(let reason):
      // Another address of the same host would hardly have a better certificate.
      finish(
        .failure(
          HTTPClientError(.tls, "no secure connection to \(origin.hostAndPort): \(reason)")))
    case .refusedTunnel(let reason):
      let words = "no connection to \(origin.hostAndPort) through the proxy \(first.hostAndPort)"
      finish(.failure(HTTPClientError(.connect, "\(words): \(reason)")))
    }
  }

  private func finish(_ result: Result<ClientStream, HTTPClientError>) {
    let completion = completion
    self.completion = nil
    completion?(result)
  }
}

extension HTTPOrigin {
  /// Host and port, always both, for messages.
  var hostAndPort: String {
    host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)"
  }
}

extension HTTPClientError {
  /// No address accepted.
  fileprivate static func connect(_ origin: HTTPOrigin, _ failures: [String]) -> Self {
    Self(
      .connect, "cannot connect to \(origin.hostAndPort) (\(failures.joined(separator: "; ")))")
  }
}
