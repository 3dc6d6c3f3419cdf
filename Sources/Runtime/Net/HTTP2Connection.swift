import CNghttp2

/// One client's connection to a gRPC server. The protocol itself is nghttp2's; the connection feeds
/// it, keeps the calls' state, and sets the limits.
final class HTTP2Connection: EventHandler {
  /// What the connection is doing.
  enum State {
    /// Serving.
    case open
    /// Told the client that calls should go elsewhere; those on the way are still taken.
    case warned
    /// Told the client that no further calls are taken; finishing those that were.
    case draining
    /// Waiting for the client to close.
    case lingering
    /// Over.
    case closed
  }

  let server: GRPCServer
  let socket: Socket
  private(set) var session: OpaquePointer!
  /// The session's memory.
  let memory = HTTP2Memory()
  private var registration: Registration?
  private var watchdog: Watchdog!
  private var interest = Readiness.readable
  var state = State.open

  /// Calls, by slot; a stream's user data is its slot plus one.
  var streams: ContiguousArray<HTTP2Stream> = []
  var freeSlots: [UInt32] = []
  /// Calls that are open.
  var openStreams: Int { streams.count - freeSlots.count }
  /// The head that is arriving: its bytes, its fields, and the two fields of HTTP/2's own that count.
  var headBytes = ByteBuffer()
  var headFields: ContiguousArray<HTTPHeaders.Field> = []
  var method: HTTPHeaders.Field?
  var path: HTTPHeaders.Field?
  /// The size of the arriving head as HTTP/2 counts it.
  var headSize = 0
  /// The number of its fields.
  var headCount = 0

  var flood: FloodGuard
  /// Which streams there have been.
  var numbers = HTTP2StreamNumbers()
  /// Why the connection ends, if the client is to blame.
  var violation: nghttp2_error_code?
  var pings = PingPolicy()
  private var backlog = ByteQueue()
  /// Whether a message may wait for the service to have room.
  var hasWaiting = false
  /// Whether frames are being processed, which ends with a flush.
  private var isProcessing = false
  private var isFlushScheduled = false
  private var isReadingOn = false
  /// Whether the connection ends as soon as what was said before is sent.
  var endsWhenFlushed = false
  /// Bytes passed over since the connection began to end.
  private var discarded = 0

  /// When the client was last heard.
  private var lastHeard: Instant
  /// Whether the client has said anything that makes sense.
  var hasSettings = false
  /// When the last call ended, or the connection began.
  private var idleSince: Instant
  /// Whether memory has been given back since.
  private var isTrimmed = false
  /// The time without calls after which memory is given back.
  private static var trimDelay: Duration { .seconds(2) }
  /// When the present step of what waits for the client must be done.
  private var stepDeadline = Instant(nanoseconds: .max)
  /// When an answer to a keep-alive ping must have come.
  private var pingDeadline = Instant(nanoseconds: .max)
  /// When the connection is too old, and then when its calls have had their time.
  var ageDeadline = Instant(nanoseconds: .max)
  var isAged = false

  init(_ socket: Socket, _ server: GRPCServer) {
    self.server = server
    self.socket = socket
    let now = server.loop.now
    lastHeard = now
    idleSince = now
    flood = FloodGuard(now: now)
    session = server.setup.makeSession(for: self)
    watchdog = Watchdog(server.loop) { [unowned self] in checkDeadlines() }
    registration = server.loop.add(self, fd: socket.fd, interest: interest)
  }

  deinit { nghttp2_session_del(session) }

  /// Sends the settings.
  func start() {
    submitSettings()
    stepDeadline = server.loop.now.advanced(by: server.timeouts.readHeader)
    beginToAge()
    checkDeadlines()
    flush()
  }

  // MARK: Events

  func ready(_ events: Readiness) {
    if !events.isDisjoint(with: .hangUp), !events.contains(.readable) { return close() }
    if events.contains(.writable) {
      guard backlog.flush(to: socket) else { return close() }
      if backlog.isEmpty { flush() }
    }
    guard events.contains(.readable), state != .closed else { return }
    receive()
  }

  /// Reads once; a level-triggered loop comes back for more.
  private func receive() {
    let whole = server.loop.receiveBuffer
    let most = min(whole.count, appetite)
    let buffer = UnsafeMutableRawBufferPointer(rebasing: whole[..<most])
    switch socket.read(into: buffer) {
    case .wouldBlock: break
    // Calls do not outlive their connection, so half-closing it makes no sense in HTTP/2.
    case .end, .failed: close()
    case .bytes(let count):
      lastHeard = server.loop.now
      pingDeadline = Instant(nanoseconds: .max)
      if state == .lingering || violation != nil { return discard(count) }
      process(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  /// Bytes that are read at a time while calls wait for room, from a connection on which no message
  /// comes that has been let in.
  private static var smallRead: Int { 2 << 10 }

  /// The most bytes that are worth reading at a time.
  private var appetite: Int {
    server.waiting > 0 && !isReceiving
      ? HTTP2Connection.smallRead : server.options.readBufferSize
  }

  /// Whether a message is on its way that does not wait for room.
  private var isReceiving: Bool {
    streams.contains { $0.state == .receiving && !$0.isWaiting && $0.message.announced != nil }
  }

  /// Passes over bytes that nobody wants any more.
  private func discard(_ count: Int) {
    discarded += count
    if discarded > server.options.drainLimit { close() }
    readOn()
  }

  /// Feeds the session, which calls back, and sends what comes of it.
  private func process(_ bytes: UnsafeRawBufferPointer) {
    isProcessing = true
    let source = bytes.baseAddress!.assumingMemoryBound(to: UInt8.self)
    let result = nghttp2_session_mem_recv(session, source, bytes.count)
    isProcessing = false
    guard state != .closed else { return }
    if result < 0 { end(after: result) }
    flush()
  }

  // MARK: Sending

  /// Sends what the session has to say, now or when the present call from it returns.
  func flush() {
    guard state != .closed, state != .lingering, !isProcessing, backlog.isEmpty else {
      return adjustInterest()
    }
    var isMore: Bool
    repeat {
      isMore = collectFrames()
      let isWritten = backlog.write(server.output.bytes, to: socket)
      server.output.removeAll()
      guard isWritten else { return close() }
    } while isMore && backlog.isEmpty
    if !backlog.isEmpty { expect(within: server.timeouts.write) }
    adjustInterest()
    guard backlog.isEmpty else { return }
    let isOver =
      nghttp2_session_want_read(session) == 0 && nghttp2_session_want_write(session) == 0
    if isOver || endsWhenFlushed { finish() }
  }

  /// Moves frames from the session to the server's buffer, as many as a client may leave untaken.
  /// - Returns: whether there may be more.
  private func collectFrames() -> Bool {
    while server.output.count < server.options.writeBufferSize {
      var bytes: UnsafePointer<UInt8>?
      let count = nghttp2_session_mem_send(session, &bytes)
      guard count > 0 else { return false }
      server.output.append(UnsafeRawBufferPointer(start: bytes, count: count))
    }
    return true
  }

  /// Sends what the session has to say at the end of the loop's turn: answers often come in groups.
  func flushSoon() {
    guard !isProcessing, !isFlushScheduled else { return }
    isFlushScheduled = true
    server.loop.afterTurn { [self] in
      isFlushScheduled = false
      flush()
    }
  }

  /// Whether all messages that are on their way wait for the service to have room. Then nothing is
  /// read, and TCP holds the client back.
  private var isHeldBack: Bool {
    guard hasWaiting else { return false }
    hasWaiting = streams.contains { $0.isWaiting }
    return hasWaiting && !isReceiving
  }

  /// Brings the descriptor's interest in line with what waits: who does not take answers may not
  /// send calls.
  private func adjustInterest() {
    guard let registration else { return }
    let wanted: Readiness = !backlog.isEmpty ? .writable : isHeldBack ? [] : .readable
    if wanted == .readable, interest.isEmpty {
      // Who was not listened to is not to blame for having said nothing.
      lastHeard = server.loop.now
      pingDeadline = Instant(nanoseconds: .max)
    }
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

  // MARK: Deadlines

  /// Makes sure that the deadlines are looked at when `deadline` has come.
  func watch(_ deadline: Instant) {
    if deadline < watchdog.deadline ?? Instant(nanoseconds: .max) { watchdog.set(deadline) }
  }

  /// Sets the time that is left for the present step.
  private func expect(within nanoseconds: Int64) {
    stepDeadline = server.loop.now.advanced(by: nanoseconds)
    watch(stepDeadline)
  }

  /// Notes that the last call has ended.
  func becameIdle() {
    guard state != .closed else { return }
    idleSince = server.loop.now
    isTrimmed = false
    watch(idleSince + HTTP2Connection.trimDelay)
    let limit = server.options.maxConnectionIdle
    if limit > .zero { watch(idleSince + limit) }
  }

  /// Acts on all deadlines that have come, and watches for the next.
  private func checkDeadlines() {
    let now = server.loop.now
    guard checkStep(now) else { return }
    var next = stepDeadline
    for slot in streams.indices where streams[slot].state != .free {
      if streams[slot].deadline <= now { expire(slot) }
      next = min(next, streams[slot].deadline)
    }
    next = min(next, trim(now))
    let options = server.options
    if openStreams == 0, options.maxConnectionIdle > .zero, state == .open {
      let due = idleSince + options.maxConnectionIdle
      if due <= now { drain() } else { next = min(next, due) }
    }
    if options.keepaliveTime > .zero {
      guard now < pingDeadline || interest.isEmpty else { return close() }
      let due = lastHeard + options.keepaliveTime
      if due <= now, pingDeadline.nanoseconds == .max { pingClient(now) }
      next = min(next, pingDeadline, due > now ? due : pingDeadline)
    }
    next = min(next, age(now))
    if state != .closed, next.nanoseconds != .max { watch(max(next, now + .milliseconds(1))) }
    flush()
  }

  /// Gives memory back that a connection without calls can do without.
  /// - Returns: when to look again.
  private func trim(_ now: Instant) -> Instant {
    guard !isTrimmed, openStreams == 0 else { return Instant(nanoseconds: .max) }
    let due = idleSince + HTTP2Connection.trimDelay
    guard due <= now else { return due }
    isTrimmed = true
    headBytes.release()
    headFields = []
    if nghttp2_session_want_write(session) == 0 { memory.release() }
    return Instant(nanoseconds: .max)
  }

  /// Acts on the present step's deadline. False when the connection has ended.
  private func checkStep(_ now: Instant) -> Bool {
    guard stepDeadline <= now else { return true }
    stepDeadline = Instant(nanoseconds: .max)
    if state == .warned {
      endCalls()
    } else if state == .lingering || !backlog.isEmpty || !hasSettings {
      close()
    }
    return state != .closed
  }

  /// Asks whether the client lives.
  private func pingClient(_ now: Instant) {
    pingDeadline = now + server.options.keepaliveTimeout
    nghttp2_submit_ping(session, 0, nil)
  }

  // MARK: Ends

  /// Begins to end gracefully: the client is warned first, so that calls on the way are not lost.
  func drain() {
    guard state == .open else { return }
    state = .warned
    nghttp2_submit_shutdown_notice(session)
    nghttp2_submit_ping(session, 0, nil)
    expect(within: 1_000_000_000)
    flushSoon()
  }

  /// Takes no further calls: the client knows, or has had time to.
  func endCalls() {
    guard state == .warned else { return }
    state = .draining
    stepDeadline = Instant(nanoseconds: .max)
    if !backlog.isEmpty { expect(within: server.timeouts.write) }
    submitGoAway()
    flushSoon()
  }

  /// Says goodbye to a client that leaves, once the calls that have begun are finished.
  func leave() {
    guard state == .open || state == .warned else { return }
    state = .warned
    endCalls()
  }

  /// Ends the connection so that the client gets to see everything that was sent.
  private func finish() {
    socket.endWriting()
    state = .lingering
    expect(within: server.timeouts.linger)
  }

  /// Ends the connection at once, and with it all calls.
  func close() {
    guard state != .closed, let registration else { return }
    state = .closed
    watchdog.cancel()
    server.loop.remove(registration)
    self.registration = nil
    socket.close()
    server.forget(socket)
    for slot in streams.indices where streams[slot].state != .free { abandon(slot) }
  }
}
