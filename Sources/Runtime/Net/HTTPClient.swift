/// An HTTP client on one loop. It speaks HTTP/2 with `https` peers that want it, over one connection to
/// each, and else HTTP/1.1. It keeps connections open between requests, within its limits.
///
/// It goes where a peer says that a request belongs (307 and 308), see `HTTPRedirection`.
///
/// A request is sent a second time, on a fresh connection and at once, in one case only: its
/// connection had served a request before, and the peer closed or reset it before a single byte of a
/// response came. Nearly always the peer had closed it for being idle and never saw the request. It
/// cannot be ruled out that it did, so requests must bear being repeated, as telemetry does.
public final class HTTPClient {
  /// The connections to one origin.
  private struct Pool {
    /// Connections that wait for a request; the last was used last.
    var idle: [HTTPClientConnection] = []
    /// Whether the first connection is being opened, which will tell what the peer speaks.
    var isProbing = false
    /// The HTTP/2 connection that takes calls, if the peer speaks that.
    var lane: HTTP2Lane?
    /// All connections, those being opened included.
    var count = 0
    /// Calls that wait for a connection.
    var waiting: [HTTPClientCall] = []
  }

  private let loop: EventLoop
  private let options: HTTPClientOptions
  private let resolver: DNSResolver
  private var tls: (any TLSContextSource)?
  /// Makes what `https` is encrypted with where a redirection leads there first. Asked at most once.
  public var lateTLS: (() -> (any TLSContextSource)?)?
  private var pools: [HTTPOrigin: Pool] = [:]
  /// What HTTP/2 sessions call.
  private lazy var setup = HTTP2ClientSetup()
  /// Idle connections in all pools.
  private var idleCount = 0

  /// - Parameter tls: what `https` is encrypted with, that of a proxy too; without it, such requests
  ///   fail.
  public init(
    loop: EventLoop, options: HTTPClientOptions, resolver: DNSResolver,
    tls: (any TLSContextSource)?
  ) {
    self.loop = loop
    self.options = options
    self.resolver = resolver
    self.tls = tls
  }

  /// Sends one request.
  /// - Parameters:
  ///   - timeout: the time until the response must be there; zero means for ever.
  ///   - completion: is called exactly once, on the loop, never before `send` returns.
  @discardableResult
  public func send(
    _ request: HTTPClientRequest, timeout: Duration,
    completion: @escaping (Result<HTTPClientResponse, HTTPClientError>) -> Void
  ) -> HTTPClientCall {
    let call = HTTPClientCall(loop, request, timeout: timeout, completion)
    call.again = { [self, unowned call] in
      let call = call
      loop.afterTurn { [self] in start(call) }
    }
    call.again!()
    return call
  }

  /// Closes all idle connections. To be called when the client is not needed any more: until then,
  /// open connections keep it alive.
  public func closeIdleConnections() {
    for origin in Array(pools.keys) {
      pools[origin]?.lane?.end()
      while let connection = takeIdle(origin) {
        connection.close()
        closed(origin)
      }
    }
  }

  // MARK: Finding connections

  /// Finds a connection for a call, or lets it wait for one.
  private func start(_ call: HTTPClientCall) {
    guard !call.isOver else { return }
    let origin = call.request.template.url.origin
    if origin.isSecure, tls == nil, let make = lateTLS {
      lateTLS = nil
      tls = make()
    }
    guard !origin.isSecure || tls != nil else { return call.finish(.failure(.noEncryption)) }
    if let lane = pools[origin]?.lane {
      lane.begin(call)
    } else if let connection = takeIdle(origin) {
      begin(call, on: connection)
    } else if mustWait(origin) {
      pools[origin]!.waiting.append(call)
      call.abandon = { [self] in pools[origin]?.waiting.removeAll { $0 === call } }
    } else {
      let isFirst = pools[origin] == nil
      pools[origin, default: Pool()].count += 1
      pools[origin]!.isProbing = isFirst && mayShare(origin)
      dial(call)
    }
  }

  /// Whether a peer may speak HTTP/2.
  private func mayShare(_ origin: HTTPOrigin) -> Bool {
    options.attemptsHTTP2 && !options.disablesKeepAlives && origin.isSecure
  }

  /// Whether no connection may be opened now: there are as many as may be, or one is on its way that may
  /// do for all calls.
  private func mustWait(_ origin: HTTPOrigin) -> Bool {
    guard let pool = pools[origin] else { return false }
    let most = options.maxConnectionsPerHost
    return pool.isProbing || most > 0 && pool.count >= most
  }

  /// Lets calls go on that have waited for the first connection, which is not for all of them.
  private func endProbe(_ origin: HTTPOrigin) {
    guard pools[origin]?.isProbing ?? false else { return }
    pools[origin]!.isProbing = false
    let waiting = pools[origin]!.waiting
    pools[origin]!.waiting = []
    for call in waiting { start(call) }
  }

  /// Opens a connection for a call; it is counted already.
  private func dial(_ call: HTTPClientCall) {
    let origin = call.request.template.url.origin
    call.stage = .connecting
    let dial = Dial(
      loop, to: origin, resolver, tls: tls?.context(at: loop.now), proxy: options.proxy,
      speaking: mayShare(origin) ? .either : .http1,
      limit: options.connectTimeout
    ) { [self] result in
      switch result {
      case .success(let stream) where stream.tls?.chosen == .http2:
        share(stream, to: origin, for: call)
      case .success(let stream):
        let connection = HTTPClientConnection(loop, origin, stream, options) { [self] in
          handle($0, $1)
        }
        begin(call, on: connection)
        endProbe(origin)
      case .failure(let error):
        endProbe(origin)
        closed(origin)
        call.finish(.failure(error))
      }
    }
    call.abandon = { [self] in
      dial.cancel()
      endProbe(origin)
      closed(origin)
    }
    dial.start()
  }

  /// Sends a call's request on a connection that carries none.
  private func begin(_ call: HTTPClientCall, on connection: HTTPClientConnection) {
    call.abandon = { [self] in
      connection.close()
      closed(connection.origin)
    }
    connection.begin(call)
  }

  /// Sends a call's request on a new HTTP/2 connection, and whatever comes after it, too. If there is
  /// one already, that will do.
  private func share(_ stream: ClientStream, to origin: HTTPOrigin, for call: HTTPClientCall) {
    if let lane = pools[origin]!.lane {
      stream.close()
      lane.begin(call)
      return closed(origin)
    }
    let lane = HTTP2Lane(loop, stream, options, setup) { [self] in handle($0, $1, origin) }
    pools[origin]!.lane = lane
    pools[origin]!.isProbing = false
    let waiting = pools[origin]!.waiting
    pools[origin]!.waiting = []
    for call in [call] + waiting { lane.begin(call) }
  }

  /// Goes on after something happened on an HTTP/2 connection.
  private func handle(_ lane: HTTP2Lane, _ event: HTTP2Lane.Event, _ origin: HTTPOrigin) {
    switch event {
    case .again(let call): start(call)
    case .full: if pools[origin]?.lane === lane { pools[origin]!.lane = nil }
    case .closed: closed(origin)
    }
  }

  // MARK: Keeping connections

  /// Goes on after something happened on a connection.
  private func handle(_ connection: HTTPClientConnection, _ event: HTTPClientConnection.Event) {
    let origin = connection.origin
    switch event {
    case .response(let response, let call, let isReusable):
      if isReusable { reuse(connection) } else { closed(origin) }
      call.finish(.success(response))
    case .failure(let error, let call, let isStale):
      if isStale, !call.isRetried {
        call.isRetried = true
        dial(call)
      } else {
        closed(origin)
        call.finish(.failure(error))
      }
    case .idleEnd:
      if let i = pools[origin]?.idle.firstIndex(where: { $0 === connection }) {
        pools[origin]!.idle.remove(at: i)
        idleCount -= 1
      }
      closed(origin)
    }
  }

  /// Gives a connection that is free to the call that has waited longest, or keeps it.
  private func reuse(_ connection: HTTPClientConnection) {
    let origin = connection.origin
    if !pools[origin]!.waiting.isEmpty {
      return begin(pools[origin]!.waiting.removeFirst(), on: connection)
    }
    let perHost = options.maxIdleConnectionsPerHost
    let isFull =
      options.maxIdleConnections > 0 && idleCount >= options.maxIdleConnections
      || perHost > 0 && pools[origin]!.idle.count >= perHost
    if isFull {
      connection.close()
      closed(origin)
    } else {
      pools[origin]!.idle.append(connection)
      idleCount += 1
      connection.idle()
    }
  }

  /// Takes the idle connection that was used last: it is the least likely to be closed soon.
  private func takeIdle(_ origin: HTTPOrigin) -> HTTPClientConnection? {
    guard let connection = pools[origin]?.idle.popLast() else { return nil }
    idleCount -= 1
    return connection
  }

  /// Notes that a connection is gone, which makes room for the call that has waited longest.
  private func closed(_ origin: HTTPOrigin) {
    pools[origin]!.count -= 1
    if !pools[origin]!.waiting.isEmpty {
      pools[origin]!.count += 1
      dial(pools[origin]!.waiting.removeFirst())
    } else if pools[origin]!.count == 0 {
      pools[origin] = nil
    }
  }
}

extension HTTPClientError {
  fileprivate static let noEncryption = Self(
    .tls, "the client was not given certificate authorities, so it cannot connect to https URLs")
}
