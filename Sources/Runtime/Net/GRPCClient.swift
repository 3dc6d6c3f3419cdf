/// A gRPC client on one loop, for unary calls to one target. It connects when the first call needs it,
/// to one or all of the target's addresses, and again after a connection was lost.
///
/// A call is sent a second time in one case only: the peer has said that it did not begin with it (the
/// stream was refused, or lies beyond the last one that a GOAWAY names).
public final class GRPCClient {
  /// Connections that a call is moved to before it fails.
  private static let maxMoves = 5

  let loop: EventLoop
  /// Where calls go.
  public let target: GRPCTarget
  let options: GRPCClientOptions
  /// What connections are encrypted with; nil for none.
  let tls: (any TLSContextSource)?
  /// What sessions call, and how they behave.
  let setup = HTTP2ClientSetup()
  private let resolver: DNSResolver

  /// One path per address, or one for all.
  private var paths: [GRPCPath] = []
  /// The path that the search for the next call's begins at.
  private var next = 0
  /// Calls that wait for a connection.
  private var waiting: ContiguousArray<GRPCClientCall> = []
  /// Whether connections are wanted.
  private var isAwake = false
  private var isResolving = false
  /// Why the target's name has no addresses.
  private var resolveFailure: String?
  private var resolveFailures = 0
  private var resolveTimer: Timer!
  private var idleTimer: Timer!
  private var lastUse = Instant(nanoseconds: 0)

  public init(
    _ target: GRPCTarget, loop: EventLoop, options: GRPCClientOptions, resolver: DNSResolver,
    tls: (any TLSContextSource)?
  ) {
    self.target = target
    self.loop = loop
    self.options = options
    self.resolver = resolver
    self.tls = tls
    resolveTimer = Timer { [unowned self] in resolve() }
    idleTimer = Timer { [unowned self] in checkIdle() }
  }

  /// Makes a call.
  /// - Parameters:
  ///   - message: its bytes are sent from where they lie; they are already compressed if the template
  ///     says so.
  ///   - timeout: the time until the answer must be there; zero means for ever.
  ///   - completion: is called exactly once, on the loop, never before this returns.
  @discardableResult
  public func call(
    _ template: GRPCRequestTemplate, _ message: HTTPClientBody, timeout: Duration,
    completion: @escaping GRPCClientCall.Completion
  ) -> GRPCClientCall {
    let call = GRPCClientCall(loop, template, message, timeout: timeout, completion)
    lastUse = loop.now
    if !isAwake { wake() }
    dispatch(call)
    return call
  }

  /// Ends all calls and connections. Until then, or until the idle timeout, open connections stay.
  public func close() {
    let calls = waiting
    waiting = []
    for call in calls { call.finish(GRPCAnswer(.unavailable, "the client was closed")) }
    let old = paths
    sleep()
    for path in old { path.close() }
  }

  /// Number of connections that take calls.
  var readyCount: Int { paths.count { $0.state == .ready } }

  // MARK: Calls

  /// Why no call can be sent at present; nil when that is not sure.
  var failure: String? {
    if paths.isEmpty { return resolveFailure }
    return paths.allSatisfy { $0.failure != nil } ? paths[next % paths.count].failure : nil
  }

  /// Gives a call to a connection, lets it wait, or ends it.
  private func dispatch(_ call: GRPCClientCall) {
    guard !call.isOver, !begin(call) else { return }
    if !options.waitsForReady, let failure {
      return call.finishSoon(GRPCAnswer(.unavailable, failure))
    }
    call.place = .waiting(in: self)
    waiting.append(call)
    for path in paths { path.connect() }
  }

  /// Gives a call to a connection that has room, in turn. False when there is none.
  private func begin(_ call: GRPCClientCall) -> Bool {
    for _ in paths {
      let path = paths[next % paths.count]
      next = (next + 1) % paths.count
      if let connection = path.connection, connection.begin(call) { return true }
    }
    return false
  }

  /// Gives calls that wait to connections, or ends them when there will be none.
  func serveWaiting() {
    while let call = waiting.first {
      if begin(call) {
        waiting.removeFirst()
      } else if !options.waitsForReady, let failure {
        waiting.removeFirst()
        call.finishSoon(GRPCAnswer(.unavailable, failure))
      } else {
        return
      }
    }
  }

  /// Gives a call that a peer has not begun to another connection.
  func move(_ call: GRPCClientCall, _ reason: String) {
    call.moves += 1
    if call.moves > GRPCClient.maxMoves {
      call.finish(GRPCAnswer(.unavailable, reason))
    } else {
      dispatch(call)
    }
  }

  /// Forgets a call that waits and has ended.
  func forget(_ call: GRPCClientCall) { waiting.removeAll { $0 === call } }

  // MARK: Paths

  /// Begins to look for connections.
  private func wake() {
    isAwake = true
    resolve()
    if options.idleTimeout > .zero { loop.schedule(idleTimer, after: options.idleTimeout) }
  }

  /// Who is connected to: the proxy, or the target itself.
  private var host: String { options.proxy?.origin.host ?? target.host }

  /// Looks the target's addresses up.
  private func resolve() {
    guard isAwake, !isResolving else { return }
    isResolving = true
    resolveTimer.cancel()
    resolver.resolve(host) { [weak self] in self?.resolved($0) }
  }

  /// Takes the target's addresses.
  private func resolved(_ result: Result<[SocketAddress], DNSError>) {
    isResolving = false
    guard isAwake else { return }
    switch result {
    case .success(let addresses):
      resolveFailure = nil
      resolveFailures = 0
      let port = options.proxy?.origin.port ?? target.port
      update(addresses.prefix(options.maxAddresses).map { $0.with(port: port) })
    case .failure(let error):
      resolveFailure = error.reason
      resolveFailures += 1
      loop.schedule(resolveTimer, after: options.backoff.pause(after: resolveFailures))
    }
    serveWaiting()
  }

  /// Brings the paths in line with the target's addresses.
  private func update(_ addresses: [SocketAddress]) {
    switch options.balancer {
    case .pickFirst:
      if paths.isEmpty { paths = [GRPCPath(self, addresses)] }
      paths[0].addresses = addresses
      if !waiting.isEmpty { paths[0].connect() }
    case .roundRobin:
      let old = paths
      paths = []
      for address in addresses where !paths.contains(where: { $0.addresses == [address] }) {
        paths.append(old.first { $0.addresses == [address] } ?? GRPCPath(self, [address]))
      }
      for path in old where !paths.contains(where: { $0 === path }) { path.retire() }
      for path in paths { path.connect() }
    }
  }

  /// Goes on after a path could not connect.
  func pathFailed() {
    // What is remembered about the name may be outdated.
    if failure != nil { resolver.forget(host) }
    resolve()
    serveWaiting()
  }

  /// Goes on after a path has lost its connection. There may be other addresses by now.
  func pathLost(_ path: GRPCPath) {
    if options.balancer == .roundRobin || !waiting.isEmpty { path.connect() }
    resolve()
  }

  // MARK: Idling

  /// Closes connections that nobody has used for a while.
  private func checkIdle() {
    let unused = loop.now - lastUse
    let isBusy = !waiting.isEmpty || paths.contains { $0.callCount > 0 }
    if isBusy || unused < options.idleTimeout {
      let rest = isBusy ? options.idleTimeout : options.idleTimeout - unused
      loop.schedule(idleTimer, after: max(rest, .milliseconds(1)))
    } else {
      sleep()
    }
  }

  /// Wants no connections until the next call.
  private func sleep() {
    isAwake = false
    resolveTimer.cancel()
    idleTimer.cancel()
    resolveFailure = nil
    let old = paths
    paths = []
    next = 0
    for path in old { path.retire() }
  }
}
