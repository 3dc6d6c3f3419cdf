import Glibc

/// One open connection of a client: it carries one request at a time, and waits for the next.
final class HTTPClientConnection: EventHandler {
  /// What the connection tells the client that owns it.
  enum Event {
    /// A call's response is complete. The connection is free for another call, or closed.
    case response(HTTPClientResponse, HTTPClientCall, isReusable: Bool)
    /// A call gets no response, perhaps because the peer had closed the connection before it began.
    /// The connection is closed.
    case failure(HTTPClientError, HTTPClientCall, isStale: Bool)
    /// The connection was idle and has ended. It is closed.
    case idleEnd
  }

  /// Where the connection leads to.
  let origin: HTTPOrigin
  private let loop: EventLoop
  private let options: HTTPClientOptions
  private let stream: ClientStream
  private let report: (HTTPClientConnection, Event) -> Void
  private var registration: Registration!
  /// What is being carried, if anything.
  private var call: HTTPClientCall?
  private var interest: Readiness = .readable
  private var outgoing: OutgoingRequest?
  private var decoder: HTTPResponseDecoder
  /// Why the rest of the request could not be sent; a response may be there all the same.
  private var sendFailure: String?
  /// Requests that were answered while the connection stayed open.
  private var served = 0
  private var isClosed = false
  private var idleTimer: Timer!

  /// Takes over an open stream.
  init(
    _ loop: EventLoop, _ origin: HTTPOrigin, _ stream: ClientStream, _ options: HTTPClientOptions,
    _ report: @escaping (HTTPClientConnection, Event) -> Void
  ) {
    self.loop = loop
    self.origin = origin
    self.stream = stream
    self.options = options
    self.report = report
    decoder = HTTPResponseDecoder(options)
    idleTimer = Timer { [unowned self] in end(.idleEnd) }
    registration = loop.add(self, fd: stream.socket.fd, interest: interest, isUrgent: true)
  }

  /// Sends the call's request. The connection reports later, never before this returns.
  func begin(_ call: HTTPClientCall) {
    idleTimer.cancel()
    self.call = call
    call.stage = .sending
    decoder = HTTPResponseDecoder(options)
    outgoing = OutgoingRequest(call.request, closes: options.disablesKeepAlives)
    transmit()
  }

  /// Waits for the next call, for as long as idle connections are kept.
  func idle() {
    guard options.idleConnectionTimeout > .zero else { return }
    loop.schedule(idleTimer, after: options.idleConnectionTimeout)
  }

  /// Closes the connection, without a report.
  func close() {
    guard !isClosed else { return }
    isClosed = true
    idleTimer.cancel()
    call = nil
    outgoing = nil
    loop.remove(registration)
    stream.close()
  }

  func ready(_ events: Readiness) {
    // An encrypted connection may have to read before it can write, and the other way round.
    if outgoing != nil { transmit() }
    receive()
  }

  // MARK: Sending

  /// Sends as much of the request as is possible now.
  private func transmit() {
    var wanted = Readiness.readable
    switch stream.write(&outgoing!) {
    case .bytes, .end: sent()
    case .waits(let readiness): wanted.formUnion(readiness)
    case .failed(let reason):
      // The peer may have answered before it closed: what it said is still to be read.
      sendFailure = reason
      sent()
    }
    watch(for: wanted)
  }

  /// Notes that nothing is left to be sent.
  private func sent() {
    outgoing = nil
    call?.stage = .waitingForResponse
  }

  /// Changes what the loop looks for.
  private func watch(for wanted: Readiness) {
    guard wanted != interest else { return }
    interest = wanted
    loop.modify(registration, interest: interest)
  }

  // MARK: Receiving

  /// Reads what is there.
  private func receive() {
    let buffer = loop.receiveBuffer
    let room = UnsafeMutableRawBufferPointer(
      rebasing: buffer[..<min(buffer.count, max(1024, options.readBuffer))])
    while !isClosed {
      switch stream.read(into: room) {
      case .bytes(let count):
        handle(decoder.feed(UnsafeRawBufferPointer(rebasing: room[..<count])))
      case .waits(let readiness):
        // A request that waits to be written goes on asking for that.
        if outgoing == nil { watch(for: [.readable, readiness]) }
        return
      case .end: handle(decoder.end())
      case .failed(let reason):
        let place = decoder.hasBegun ? "in the middle of the response" : "before a response came"
        handle(.failed(HTTPClientError(.reset, "\(sendFailure ?? reason) \(place)")))
      }
    }
  }

  /// Goes on after bytes came, or the end.
  private func handle(_ step: HTTPResponseDecoder.Step) {
    // Whatever comes on an idle connection, nobody has asked for it.
    guard let call else { return end(.idleEnd) }
    switch step {
    case .incomplete: break
    case .complete(let response) where response.status == 408 && served > 0 && !decoder.isReusable:
      // Said about the time before the request: balancers announce so that they close an idle
      // connection (RFC 9110, section 15.5.9, lets the client repeat the request on a new one).
      let error = HTTPClientError(.reset, "the peer closed the connection after idling (408)")
      end(.failure(error, call, isStale: true))
    case .complete(let response):
      let isReusable =
        decoder.isReusable && outgoing == nil && sendFailure == nil && !options.disablesKeepAlives
      guard isReusable else { return end(.response(response, call, isReusable: false)) }
      served += 1
      self.call = nil
      report(self, .response(response, call, isReusable: true))
    case .failed(let error):
      let isStale = served > 0 && !decoder.hasBegun && error.kind == .reset
      end(.failure(error, call, isStale: isStale))
    }
  }

  /// Closes the connection and reports.
  private func end(_ event: Event) {
    close()
    report(self, event)
  }
}
