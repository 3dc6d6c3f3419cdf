import CNghttp2

/// A way to a client's target: one address, or several that are tried in turn; the connection over it,
/// and the pauses between attempts to connect.
final class GRPCPath {
  /// What the path is doing.
  enum State {
    /// Nothing, until somebody asks for a connection.
    case idle
    /// Trying addresses.
    case connecting
    /// Carrying calls.
    case ready
    /// Waiting before the next attempt.
    case pausing
    /// Not needed any more.
    case retired
  }

  /// Connections that finish their calls may outlive the client.
  private weak var client: GRPCClient?
  private let loop: EventLoop
  private let options: GRPCClientOptions
  private let tls: (any TLSContextSource)?
  private let setup: HTTP2ClientSetup
  private let target: GRPCTarget
  /// The addresses, in the order in which to try them.
  var addresses: [SocketAddress]
  private(set) var state = State.idle
  /// The connection that takes calls.
  private(set) var connection: HTTP2ClientConnection?
  /// Why no address was of use, since the last connection.
  private(set) var failure: String?

  /// Addresses that are still to be tried.
  private var rest: ArraySlice<SocketAddress> = []
  /// Why those before were of no use.
  private var reasons: [String] = []
  private var attempt: ConnectAttempt?
  /// A connection whose settings have not come yet.
  private var preparing: HTTP2ClientConnection?
  /// Connections that finish their calls.
  private var draining: [HTTP2ClientConnection] = []
  /// When the last attempt began.
  private var begun = Instant(nanoseconds: 0)
  /// Attempts, and connections of no use, since the last good one.
  private var failures = 0
  /// What the time between keep-alive pings is multiplied by, since the peer wants fewer.
  private var patience = 1
  private var timer: Timer!

  init(_ client: GRPCClient, _ addresses: [SocketAddress]) {
    self.client = client
    self.addresses = addresses
    loop = client.loop
    options = client.options
    tls = client.tls
    setup = client.setup
    target = client.target
    timer = Timer { [unowned self] in timeCame() }
  }

  /// Number of calls under way.
  var callCount: Int { draining.reduce(connection?.callCount ?? 0) { $0 + $1.callCount } }

  // MARK: Connecting

  /// Begins to connect if the path is idle: at once, or when the pause after a failure is over.
  func connect() {
    guard state == .idle else { return }
    if failures > 0 {
      let due = begun + options.backoff.pause(after: failures)
      let now = Instant.read()
      if now < due {
        state = .pausing
        return loop.schedule(timer, after: due - now)
      }
    }
    state = .connecting
    begun = .read()
    rest = addresses[...]
    reasons = []
    tryNext()
  }

  /// Tries the next address, or gives up for now when there is none.
  private func tryNext() {
    guard let address = rest.popFirst() else { return fail() }
    let tunnel = options.proxy.map {
      HTTPTunnel($0, to: target.hostAndPort, options.proxyTLS)
    }
    attempt = ConnectAttempt(
      loop, address, tls?.context(at: loop.now), host: options.serverName ?? target.host,
      speaking: .http2, through: tunnel
    ) { [weak self] in self?.attempted(address, $0) }
    attempt!.start(limit: options.connectTimeout)
  }

  /// Goes on after an address was tried.
  private func attempted(_ address: SocketAddress, _ result: ConnectAttempt.Result) {
    attempt = nil
    switch result {
    case .open(let stream):
      var keepalive = options.keepalive
      keepalive?.time *= patience
      preparing = HTTP2ClientConnection(
        loop, stream, options, setup, keepalive: keepalive
      ) { [self] in handle($0, $1, address) }
      loop.schedule(timer, after: options.connectTimeout)
    case .refusedTunnel(let reason):
      reasons.append("through the proxy \(address): \(reason)")
      tryNext()
    case .failed(let reason), .refusedEncryption(let reason):
      reasons.append("\(address): \(reason)")
      tryNext()
    }
  }

  /// Ends an attempt that came to nothing; the next follows after a pause.
  private func fail() {
    failures += 1
    failure = "cannot connect to \(target.hostAndPort) (\(reasons.joined(separator: "; ")))"
    state = .idle
    connect()
    client?.pathFailed()
  }

  /// Acts when a pause is over, or the time for the peer's settings.
  private func timeCame() {
    if state == .pausing {
      state = .idle
      connect()
    } else {
      preparing?.close("the peer sent no settings in time")
    }
  }

  // MARK: Connections

  /// Goes on after something happened on a connection.
  private func handle(
    _ source: HTTP2ClientConnection, _ event: HTTP2ClientConnection.Event, _ address: SocketAddress
  ) {
    switch event {
    case .ready: becameReady(source)
    case .room: client?.serveWaiting()
    case .refused(let call, let reason):
      if let client, let call = call as? GRPCClientCall {
        client.move(call, reason)
      } else {
        call.finish(GRPCAnswer(.unavailable, reason))
      }
    case .draining(let goAway):
      if goAway.isTooManyPings { patience = min(patience * 2, 1024) }
      // One that has not become ready closes by itself, having no calls.
      guard source === connection else { return }
      draining.append(source)
      lost(source)
    case .closed(let reason):
      draining.removeAll { $0 === source }
      if source === preparing {
        preparing = nil
        timer.cancel()
        reasons.append("\(address): \(reason)")
        if state == .connecting { tryNext() }
      } else if source === connection {
        lost(source)
      }
    }
  }

  /// Takes a connection into use.
  private func becameReady(_ source: HTTP2ClientConnection) {
    guard source === preparing, state == .connecting else { return }
    timer.cancel()
    preparing = nil
    connection = source
    state = .ready
    failure = nil
    client?.serveWaiting()
  }

  /// Notes that a connection takes no calls any more. One that was of no use counts as a failure, so
  /// that a peer which ends all connections at once is not called without a pause.
  private func lost(_ source: HTTP2ClientConnection) {
    failures = source.answered > 0 ? 0 : failures + 1
    connection = nil
    guard state == .ready else { return }
    state = .idle
    client?.pathLost(self)
  }

  // MARK: Ends

  /// Takes no further calls, and closes its connection when those under way have ended.
  func retire() {
    state = .retired
    timer.cancel()
    attempt?.cancel()
    attempt = nil
    preparing?.close("the connection is not needed any more")
    connection?.drain()
  }

  /// Ends all connections at once.
  func close() {
    retire()
    for connection in draining + [connection].compactMap(\.self) {
      connection.close("the client was closed")
    }
  }
}
