/// One client's connection to an HTTP/1.1 server. It handles one request at a time, so answers come
/// in order whatever a client pipelines; what arrives early waits in `input`, and behind that in the
/// kernel.
final class HTTP1Connection: EventHandler {
  /// What the connection is doing.
  enum State {
    /// Waiting for a head, or for the rest of one.
    case head
    /// Waiting for the service to have room for the body of a request.
    case waiting
    /// About to receive it.
    case entering
    /// Receiving the body of a request that the service wants.
    case body
    /// Waiting for the service's answer.
    case handling
    /// Passing over the body of a request that is answered.
    case skipping
    /// Writing the last answer; then `lingering`.
    case finishing
    /// Waiting for the client to close, so that it surely sees the last answer.
    case lingering
    /// Over.
    case closed
  }

  let server: HTTP1Server
  let socket: Socket
  private var registration: Registration?
  private(set) var watchdog: Watchdog!
  private var interest = Readiness.readable

  var state = State.head
  /// The number of the current request; the first is 1.
  var number: UInt64 = 0
  /// How the current request's body is delimited, and the most bytes it may have.
  var framing = HTTPFraming()
  var limit = 0
  /// The current request's body.
  var body: HTTP1Body?
  /// What the service gave when it admitted the current request.
  var context = 0
  /// How the current request's answer is sent.
  var delivery = HTTPResponse.Delivery()

  /// Bytes that have arrived and are not dealt with.
  var input = ByteQueue()
  /// Bytes that the client has not taken.
  var backlog = ByteQueue()
  /// Whether `process` is running, which writes and goes on by itself.
  var isProcessing = false
  /// Whether a part of the next head has arrived.
  var hasBegunHead = false
  /// When the current request must be complete, whatever the progress.
  var requestDeadline = Instant(nanoseconds: .max)
  /// Whether the last body was large.
  var expectsLargeBody = false
  /// Whether the client has closed its sending half.
  private var isInputEnded = false
  /// Bytes passed over since the connection began to end.
  private var discarded = 0
  private var isReadingOn = false

  init(_ socket: Socket, _ server: HTTP1Server) {
    self.server = server
    self.socket = socket
    watchdog = Watchdog(server.loop) { [unowned self] in timedOut() }
    registration = server.loop.add(self, fd: socket.fd, interest: interest)
    watchdog.set(after: server.timeouts.readHeader)
    readOn()
  }

  func ready(_ events: Readiness) {
    if !events.isDisjoint(with: .hangUp), !events.contains(.readable) { return close() }
    if events.contains(.writable) { flushBacklog() }
    guard events.contains(.readable), state != .closed else { return }
    if state == .lingering { discard() } else { receive() }
  }

  /// Brings the descriptor's interest in line with the state, and ends the connection when its last
  /// answer is written.
  func settle() {
    if backlog.isEmpty { endIfOver() }
    guard state != .closed, let registration else { return }
    let isBusy = state == .handling || !backlog.isEmpty
    let isFull = state == .waiting || isBusy && input.count >= server.options.maxHeaderBytes
    var wanted: Readiness = isInputEnded || isFull ? [] : .readable
    if !backlog.isEmpty { wanted.insert(.writable) }
    if wanted != interest {
      interest = wanted
      server.loop.modify(registration, interest: wanted)
    }
    readOn()
  }

  /// Sees to it that decrypted bytes are read of which the kernel knows nothing.
  private func readOn() {
    guard socket.holdsInput, !isReadingOn, interest.contains(.readable) else { return }
    isReadingOn = true
    server.loop.afterTurn { [self] in
      isReadingOn = false
      if interest.contains(.readable), state != .closed { ready(.readable) }
    }
  }

  // MARK: Ends

  /// Handles the end of what the client sends. Half-closed clients still get their answers.
  func endInput() {
    isInputEnded = true
    settle()
  }

  /// Ends the connection if nothing more can come of it.
  private func endIfOver() {
    switch state {
    case .finishing: finish()
    case .head where isInputEnded && (input.isEmpty || hasBegunHead): close()
    case .body where isInputEnded, .skipping where isInputEnded: close()
    default: break
    }
  }

  /// Ends the connection so that the client gets to see everything that was written: closing a
  /// socket with unread bytes would reset it.
  private func finish() {
    if isInputEnded { return close() }
    socket.endWriting()
    state = .lingering
    watchdog.set(after: server.timeouts.linger)
  }

  /// Passes over bytes that nobody wants, until the client closes.
  private func discard() {
    switch socket.read(into: server.loop.receiveBuffer) {
    case .wouldBlock: break
    case .end, .failed: close()
    case .bytes(let count):
      discarded += count
      if discarded > server.options.drainLimit { close() }
      readOn()
    }
  }

  /// Finishes the current request and closes then; without a request at once.
  func drain() {
    delivery.closes = true
    if state == .head, !hasBegunHead, backlog.isEmpty { close() }
  }

  /// Ends the connection at once.
  func close() {
    guard state != .closed, let registration else { return }
    let wasReceiving = state == .body || state == .waiting
    if state == .waiting { server.waiting -= 1 }
    state = .closed
    body = nil
    watchdog.cancel()
    server.loop.remove(registration)
    self.registration = nil
    socket.close()
    server.forget(socket)
    if wasReceiving { server.service.abandoned(context: context) }
  }

  /// Handles a deadline: what was awaited has not come.
  private func timedOut() {
    guard backlog.isEmpty else { return close() }
    switch state {
    case .head where hasBegunHead:
      refuse(HTTPFailure.timeout.plainResponse)
      answeredLater()
    case .body:
      fail(.timeout)
      answeredLater()
    case .waiting, .entering, .handling: break
    case .head, .skipping, .finishing, .lingering, .closed: close()
    }
  }
}
