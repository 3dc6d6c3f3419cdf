import CNghttp2

/// One HTTP/2 connection of a client. The protocol itself is nghttp2's; the connection feeds it, keeps
/// the calls' state, and sets the limits.
final class HTTP2ClientConnection: EventHandler {
  /// What the connection tells its owner, with nothing of the session on the stack.
  enum Event {
    /// The peer has sent its settings: calls may begin.
    case ready
    /// There may be room for further calls.
    case room
    /// The peer has not begun a call and will not; another connection is to take it.
    case refused(any HTTP2ClientCall, String)
    /// The peer wants no further calls on this connection. What has begun goes on.
    case draining(GoAway)
    /// Over, with the reason. All calls have been told.
    case closed(String)
  }

  /// What a peer said when it wanted no further calls.
  struct GoAway {
    /// Why.
    var error: UInt32
    /// Whether it complained about keep-alive pings.
    var isTooManyPings: Bool
  }

  /// What the connection is doing.
  enum State {
    /// Waiting for the peer's settings.
    case preparing
    /// Taking calls.
    case ready
    /// Finishing calls, taking no further ones.
    case draining
    /// Over.
    case closed
  }

  let loop: EventLoop
  let options: GRPCClientOptions
  private let stream: ClientStream
  private(set) var session: OpaquePointer!
  private var registration: Registration?
  private var interest = Readiness.readable
  var state = State.preparing
  private let report: (HTTP2ClientConnection, Event) -> Void

  /// Calls, by slot; a stream's user data is its slot plus one.
  var calls: ContiguousArray<(call: any HTTP2ClientCall, stream: Int32)?> = []
  var freeSlots: [Int] = []
  /// Calls that have ended while the session was at work.
  private var ended: [(any HTTP2ClientCall, GRPCAnswer)] = []
  /// What is to be reported when the session has done its work.
  var events: [Event] = []
  /// Calls that ended well.
  private(set) var answered = 0

  var outbox = HTTP2Outbox()
  /// Why nothing can be sent any more.
  private var sendFailure: String?
  /// What the peer did wrong.
  var complaint: String?
  private var isProcessing = false
  private var isFlushScheduled = false

  /// When the peer was last heard.
  var lastHeard: Instant
  /// Whether the answer to a keep-alive ping is outstanding.
  var awaitsPing = false
  let keepalive: GRPCKeepalive?
  var keepaliveTimer: Timer!

  /// Takes over an open stream.
  /// - Parameter keepalive: when to ask whether the peer lives.
  init(
    _ loop: EventLoop, _ stream: ClientStream, _ options: GRPCClientOptions,
    _ setup: HTTP2ClientSetup, keepalive: GRPCKeepalive?,
    _ report: @escaping (HTTP2ClientConnection, Event) -> Void
  ) {
    self.loop = loop
    self.stream = stream
    self.options = options
    self.keepalive = keepalive
    self.report = report
    lastHeard = loop.now
    session = setup.makeSession(for: self)
    keepaliveTimer = Timer { [unowned self] in checkKeepalive() }
    registration = loop.add(self, fd: stream.socket.fd, interest: interest, isUrgent: true)
    submitSettings()
    scheduleKeepalive()
    flushSoon()
  }

  deinit { nghttp2_session_del(session) }

  /// Number of calls under way.
  var callCount: Int { calls.count - freeSlots.count }

  // MARK: Events

  func ready(_ events: Readiness) {
    // An encrypted connection may have to read before it can write, and the other way round.
    if !outbox.isSent { flush() }
    receive()
    deliver()
  }

  /// Reads what is there.
  private func receive() {
    let buffer = loop.receiveBuffer
    let room = UnsafeMutableRawBufferPointer(
      rebasing: buffer[..<min(buffer.count, max(1024, options.readBuffer))])
    while state != .closed {
      switch stream.read(into: room) {
      case .bytes(let count):
        process(UnsafeRawBufferPointer(rebasing: room[..<count]))
        // The kernel had no more; what encryption holds back shows only when it is asked for.
        if stream.tls == nil, count < room.count { return }
      case .waits(let readiness):
        if outbox.isSent { watch(for: [.readable, readiness]) }
        return
      case .end: close(endReason(sendFailure ?? "the peer closed the connection"))
      case .failed(let reason): close(endReason(sendFailure ?? reason))
      }
    }
  }

  /// What to say when the session ends the connection and does not say why.
  private static var breach: String { "the peer broke the rules of HTTP/2" }

  /// Why the connection is over, in view of how it ended.
  private func endReason(_ reason: String) -> String {
    if let complaint { return complaint }
    guard state == .preparing else { return reason }
    return "\(reason) before any settings came: does the peer speak HTTP/2 here, and is encryption"
      + " \(stream.tls == nil ? "off" : "on") on its side too?"
  }

  /// Feeds the session, which calls back, and sends what comes of it.
  private func process(_ bytes: UnsafeRawBufferPointer) {
    noteLife()
    isProcessing = true
    let source = bytes.baseAddress!.assumingMemoryBound(to: UInt8.self)
    let result = nghttp2_session_mem_recv(session, source, bytes.count)
    isProcessing = false
    if result < 0 {
      let reason = complaint ?? "HTTP/2 failed: \(String(cString: nghttp2_strerror(Int32(result))))"
      // The session must not be asked for anything any more.
      sendFailure = reason
      return close(reason)
    }
    flush()
    deliver()
  }

  // MARK: Sending

  /// Sends what the session has to say at the end of the loop's turn: calls often come in groups.
  func flushSoon() {
    guard !isProcessing, !isFlushScheduled else { return }
    isFlushScheduled = true
    loop.afterTurn { [self] in
      isFlushScheduled = false
      flush()
      deliver()
    }
  }

  /// Sends what waits and what the session has to say, as far as the peer takes it.
  private func flush() {
    guard state != .closed, !isProcessing, sendFailure == nil else { return }
    var wanted = Readiness.readable
    sending: while true {
      collectFrames()
      if outbox.isSent { break }
      switch stream.write(&outbox) {
      case .bytes: break
      case .waits(let readiness):
        wanted.formUnion(readiness)
        break sending
      case .end: break sending
      case .failed(let reason):
        // The peer may have said why before it closed: that is still to be read.
        sendFailure = reason
        loop.afterTurn { [self] in
          receive()
          close(reason)
        }
        return
      }
    }
    watch(for: wanted)
    if outbox.isSent { finishIfDone() }
  }

  /// Moves frames from the session to the outbox, as many as may wait there.
  private func collectFrames() {
    isProcessing = true
    defer { isProcessing = false }
    while outbox.count < options.writeBuffer {
      let before = outbox.count
      var bytes: UnsafePointer<UInt8>?
      let count = nghttp2_session_mem_send(session, &bytes)
      if count > 0 { outbox.append(UnsafeRawBufferPointer(start: bytes, count: count)) }
      // Content goes to the outbox by itself.
      guard outbox.count > before else { return }
    }
  }

  /// Changes what the loop looks for.
  private func watch(for wanted: Readiness) {
    guard let registration, wanted != interest else { return }
    interest = wanted
    loop.modify(registration, interest: wanted)
  }

  // MARK: Ends

  /// Ends the connection when neither side has anything left to say.
  private func finishIfDone() {
    let isOver =
      nghttp2_session_want_read(session) == 0 && nghttp2_session_want_write(session) == 0
    if isOver {
      let end = state == .draining ? "the peer ended the connection" : HTTP2ClientConnection.breach
      close(complaint ?? end)
    } else if state == .draining, callCount == 0 {
      close("the connection is not needed any more")
    }
  }

  /// Takes no further calls, and closes when those under way have ended.
  func drain() {
    guard state == .ready || state == .preparing else { return }
    state = .draining
    if callCount == 0 { return close("the connection is not needed any more") }
  }

  /// Ends the connection at once, and with it all calls.
  func close(_ reason: String) {
    guard state != .closed, let registration else { return }
    sayGoodbye()
    state = .closed
    keepaliveTimer.cancel()
    loop.remove(registration)
    self.registration = nil
    stream.close()
    for slot in calls.indices where calls[slot] != nil {
      end(slot, GRPCAnswer(.unavailable, "the connection was lost: \(reason)"))
    }
    events.append(.closed(reason))
    deliver()
  }

  /// Tells the peer that no calls will follow, as far as that is possible at once.
  private func sayGoodbye() {
    guard sendFailure == nil, outbox.isSent, !isProcessing else { return }
    nghttp2_session_terminate_session(session, NGHTTP2_NO_ERROR.rawValue)
    collectFrames()
    if !outbox.isSent { _ = stream.write(&outbox) }
  }

  /// Notes that a call is over, and frees its slot.
  func end(_ slot: Int, _ answer: GRPCAnswer) {
    guard let call = release(slot) else { return }
    if answer.status == .ok { answered += 1 }
    ended.append((call, answer))
  }

  /// Frees a slot; the call that was in it.
  func release(_ slot: Int) -> (any HTTP2ClientCall)? {
    guard let (call, stream) = calls[slot] else { return nil }
    calls[slot] = nil
    freeSlots.append(slot)
    call.displaced()
    if state != .closed { nghttp2_session_set_stream_user_data(session, stream, nil) }
    return call
  }

  /// Tells callers and the owner what has happened.
  func deliver() {
    while !isProcessing, !ended.isEmpty || !events.isEmpty {
      let (ended, events) = (ended, events)
      self.ended = []
      self.events = []
      for (call, answer) in ended { call.finish(answer) }
      for event in events { report(self, event) }
      if !ended.isEmpty, state == .ready { report(self, .room) }
    }
  }
}
