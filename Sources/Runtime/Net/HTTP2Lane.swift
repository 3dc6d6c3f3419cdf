/// An HTTP client's HTTP/2 connection to one origin, and the calls that wait for room on it.
final class HTTP2Lane {
  /// What the lane tells the client that owns it.
  enum Event {
    /// Another connection is to take a call that this one has not begun.
    case again(HTTPClientCall)
    /// No further calls are taken.
    case full
    /// The connection is closed.
    case closed
  }

  private let loop: EventLoop
  private let options: HTTPClientOptions
  private let report: (HTTP2Lane, Event) -> Void
  private var connection: HTTP2ClientConnection!
  private var waiting: ContiguousArray<HTTP2Request> = []
  /// Whether the peer has begun to talk.
  private var wasReady = false
  private var idleTimer: Timer!

  /// Takes over an open stream.
  init(
    _ loop: EventLoop, _ stream: ClientStream, _ options: HTTPClientOptions,
    _ setup: HTTP2ClientSetup, _ report: @escaping (HTTP2Lane, Event) -> Void
  ) {
    self.loop = loop
    self.options = options
    self.report = report
    var limits = GRPCClientOptions()
    limits.readBuffer = options.readBuffer
    limits.writeBuffer = options.writeBuffer
    limits.maxResponse = options.maxResponseBody
    limits.maxHeaderBytes = options.maxResponseHead
    idleTimer = Timer { [unowned self] in timeCame() }
    ConnectAttempt.noticeSilence(stream.socket.fd)
    // The connection keeps the lane while it is open.
    connection = HTTP2ClientConnection(
      loop, stream, limits, setup, keepalive: options.http2Keepalive
    ) { [self] in handle($1) }
    loop.schedule(idleTimer, after: options.connectTimeout)
  }

  /// Closes a connection that nobody uses, or over which the peer says nothing.
  private func timeCame() {
    if wasReady {
      connection.drain()
    } else {
      connection.close("the peer sent no settings in time")
    }
  }

  /// Sends a call's request, or lets it wait.
  func begin(_ call: HTTPClientCall) {
    if wasReady { idleTimer.cancel() }
    let request = HTTP2Request(call)
    call.stage = wasReady ? .waitingForConnection : .connecting
    call.abandon = { [self] in
      waiting.removeAll { $0 === request }
      request.cancel()
    }
    waiting.append(request)
    serve()
  }

  /// Takes no further calls, and closes the connection when those under way have ended.
  func end() { connection.drain() }

  /// Gives calls that wait to the connection.
  private func serve() {
    while let first = waiting.first, connection.begin(first) { waiting.removeFirst() }
    guard waiting.isEmpty, connection.callCount == 0, wasReady else { return }
    guard options.idleConnectionTimeout > .zero else { return }
    loop.schedule(idleTimer, after: options.idleConnectionTimeout)
  }

  /// Goes on after something happened on the connection.
  private func handle(_ event: HTTP2ClientConnection.Event) {
    switch event {
    case .ready, .room:
      if !wasReady { idleTimer.cancel() }
      wasReady = true
      serve()
    case .refused(let call, let reason):
      if let request = call as? HTTP2Request { moveOn(request, reason) }
    case .draining:
      report(self, .full)
      leave("the peer takes no further requests")
    case .closed(let reason):
      idleTimer.cancel()
      report(self, .full)
      report(self, .closed)
      leave(reason)
    }
  }

  /// Moves all calls on that wait.
  private func leave(_ reason: String) {
    let requests = waiting
    waiting = []
    for request in requests { moveOn(request, reason) }
  }

  /// Gives a call back that the peer has not begun, once.
  private func moveOn(_ request: HTTP2Request, _ reason: String) {
    let call = request.call
    guard !call.isRetried, wasReady else {
      return call.finish(.failure(HTTPClientError(.reset, reason)))
    }
    call.isRetried = true
    report(self, .again(call))
  }
}
