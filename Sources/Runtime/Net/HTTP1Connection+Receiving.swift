extension HTTP1Connection {
  /// Bytes that are read at a time while a head is expected after a large body, so that the next
  /// body goes straight to its place.
  private static let smallRead = 2 << 10

  /// Reads once; a level-triggered loop comes back for more.
  func receive() {
    if !input.isEmpty { return receiveMore() }
    if state == .body, body!.isDirect { return receiveBody() }
    let buffer = server.loop.receiveBuffer
    let part = UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(appetite, buffer.count)])
    switch socket.read(into: part) {
    case .wouldBlock: break
    case .end: endInput()
    case .failed: close()
    case .bytes(let count):
      let bytes = UnsafeRawBufferPointer(rebasing: part[..<count])
      let consumed = process(bytes)
      if consumed < count { input.append(UnsafeRawBufferPointer(rebasing: bytes[consumed...])) }
      settle()
    }
  }

  /// The most bytes that are worth reading at a time.
  private var appetite: Int {
    // What cannot be dealt with now is kept, so little of it is taken.
    if state == .handling || !backlog.isEmpty { return server.options.maxHeaderBytes }
    // While others wait for room, bodies are left with their clients.
    guard expectsLargeBody || server.waiting > 0 else { return .max }
    switch state {
    case .head: return HTTP1Connection.smallRead
    case .skipping: return body!.missing.map { $0 + HTTP1Connection.smallRead } ?? .max
    default: return .max
    }
  }

  /// Reads behind what waits already.
  private func receiveMore() {
    let limit = server.options.maxHeaderBytes
    let before = input.count
    switch input.read(from: socket, atMost: min(max(before, 1024), limit)) {
    case .wouldBlock: break
    case .end: endInput()
    case .failed: close()
    case .bytes:
      // A head that trickles in is looked at again only when a line has ended, or it is too long.
      let isWorthALook =
        state != .head || input.count >= limit || input.bytes[before...].contains(10)
      if isWorthALook { resume() }
    }
  }

  /// Reads straight into the body's place.
  private func receiveBody() {
    switch body!.read(from: socket) {
    case nil:
      fail(.outOfMemory)
      answeredLater()
    case .wouldBlock: break
    case .end: endInput()
    case .failed: close()
    case .bytes:
      guard body!.isComplete else { return awaitMore() }
      _ = process(UnsafeRawBufferPointer(start: nil, count: 0))
      settle()
    }
  }

  /// Goes on with what waits in `input`.
  func resume() {
    guard state != .closed else { return }
    let consumed = process(input.bytes)
    input.drop(consumed)
    settle()
  }

  /// Deals with as many of `bytes` as possible, and writes the answers that come of it.
  /// - Returns: the number of bytes that are dealt with.
  private func process(_ bytes: UnsafeRawBufferPointer) -> Int {
    isProcessing = true
    defer { isProcessing = false }
    var position = 0
    while backlog.isEmpty, step(bytes, &position) {
      if server.output.count > 64 << 10 { flushOutput() }
    }
    flushOutput()
    switch state {
    case .finishing, .lingering, .closed: return bytes.count
    case .head, .waiting, .entering, .body, .handling, .skipping: return position
    }
  }

  /// Takes the next piece from `bytes`. False when there is nothing to do before more bytes or an
  /// answer come.
  private func step(_ bytes: UnsafeRawBufferPointer, _ position: inout Int) -> Bool {
    switch state {
    case .head: return takeHead(bytes, &position)
    case .entering:
      receive(arrived: bytes.count - position)
      return true
    case .body, .skipping: return takeBody(bytes, &position)
    case .waiting, .handling, .finishing, .lingering, .closed: return false
    }
  }

  /// Takes a head, if it is there as a whole.
  private func takeHead(_ bytes: UnsafeRawBufferPointer, _ position: inout Int) -> Bool {
    let rest = UnsafeRawBufferPointer(rebasing: bytes[position...])
    guard !rest.isEmpty else { return false }
    switch server.parser.parse(rest, into: &server.head) {
    case .incomplete:
      if !hasBegunHead { watchdog.set(after: server.timeouts.readHeader) }
      hasBegunHead = true
    case .invalid(let error):
      refuse(HTTPResponse(error.status, text: error.reason + "\n"))
    case .complete(let count):
      position += count
      begin(arrived: bytes.count - position)
      return true
    }
    return false
  }

  /// Takes bytes of a body.
  private func takeBody(_ bytes: UnsafeRawBufferPointer, _ position: inout Int) -> Bool {
    switch body!.isComplete ? .complete : body!.take(bytes, &position) {
    case .incomplete:
      awaitMore()
      return false
    case .failed(let failure): fail(failure)
    case .complete where state == .skipping: awaitHead()
    case .complete: handle()
    }
    return true
  }

  /// Moves the deadline on: a part of the body has come.
  private func awaitMore() {
    watchdog.set(min(requestDeadline, server.loop.now.advanced(by: server.timeouts.stall)))
  }

  /// Writes what the client did not take before, and goes on when it has taken all.
  func flushBacklog() {
    guard backlog.flush(to: socket) else { return close() }
    guard backlog.isEmpty else { return }
    if state == .head {
      if server.isDraining, !hasBegunHead { state = .finishing }
      watchdog.set(after: server.timeouts.idle)
    }
    resume()
  }

  /// Writes what has been put into the server's buffer.
  private func flushOutput() {
    guard !server.output.isEmpty else { return }
    if !backlog.write(server.output.bytes, to: socket) { close() }
    server.output.removeAll()
    if !backlog.isEmpty { watchdog.set(after: server.timeouts.write) }
  }

  /// Writes an answer that came outside of `process`, and goes on in the next turn: whoever answers
  /// does not expect to be handed the next request before the call returns.
  func answeredLater() {
    guard !isProcessing else { return }
    if !backlog.write(server.lateOutput.bytes, to: socket) { close() }
    server.lateOutput.removeAll()
    if !backlog.isEmpty { watchdog.set(after: server.timeouts.write) }
    settle()
    if !input.isEmpty { server.loop.afterTurn { [self] in resume() } }
  }
}
