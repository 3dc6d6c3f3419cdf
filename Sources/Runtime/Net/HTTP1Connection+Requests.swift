extension HTTP1Connection {
  /// Asks the service about the request whose head has been parsed.
  /// - Parameter arrived: bytes behind the head that are there already.
  func begin(arrived: Int) {
    framing = server.head.framing
    number += 1
    server.requests += 1
    delivery.omitsBody = server.head.method == .head
    delivery.isHTTP10 = server.head.isHTTP10
    delivery.closes = framing.closes || server.isDraining || !server.options.keepsAlive
    delivery.fields = []
    switch server.service.admit(server.head) {
    case .respond(let response): decline(response)
    case .body(let limit, let context, let fields):
      self.context = context
      self.limit = limit
      delivery.fields = fields
      if mayReceive(arrived: arrived) { receive(arrived: arrived) }
    }
  }

  /// Asks the service whether it has room for an admitted request's body. If not, nothing more is read
  /// until it has, or answers.
  private func mayReceive(arrived: Int) -> Bool {
    let length = framing.isChunked ? nil : framing.contentLength ?? 0
    if let length, length > limit { return true }
    let exchange = HTTPExchange(connection: self, number: number, context: context)
    let isHere = length.map { $0 <= arrived } ?? false
    guard !server.service.enter(exchange, bytes: length, isHere: isHere) else { return true }
    state = .waiting
    server.waiting += 1
    watchdog.clear()
    return false
  }

  /// Whether the body of the request of that number is still to come, or to be read.
  func expectsBody(of number: UInt64) -> Bool {
    (state == .waiting || state == .body) && self.number == number
  }

  /// Goes on with the request of that number, if it waits for room.
  func comeIn(_ number: UInt64) {
    guard state == .waiting, self.number == number else { return }
    server.waiting -= 1
    state = .entering
    resume()
  }

  /// Begins to receive an admitted request's body, or answers why it cannot be.
  func receive(arrived: Int) {
    if let failure = obstacle(arrived: arrived) {
      decline(server.service.response(to: failure, context: context))
    }
  }

  /// Begins to receive an admitted request's body; why not, if it cannot be.
  private func obstacle(arrived: Int) -> HTTPFailure? {
    if let length = framing.contentLength, length > limit { return .tooLarge(limit: limit) }
    let body = HTTP1Body(framing, limit: limit, arrived: arrived, in: server.loop.arena)
    guard body.hasRoom else { return .outOfMemory }
    state = .body
    self.body = body
    if !body.isComplete {
      if framing.expectsContinue, arrived == 0 {
        server.output.append("HTTP/1.1 100 Continue\r\n\r\n")
      }
      beginReading()
    }
    return nil
  }

  /// Sets the deadlines of a body.
  private func beginReading() {
    let now = server.loop.now
    requestDeadline = now.advanced(by: server.timeouts.read)
    watchdog.set(min(requestDeadline, now.advanced(by: server.timeouts.stall)))
  }

  /// Hands a complete request to the service.
  func handle() {
    let slice = body.take()!.finish()
    expectsLargeBody = slice.count > 64 << 10
    state = .handling
    watchdog.clear()
    server.service.handle(
      HTTPExchange(connection: self, number: number, context: context), body: slice)
  }

  /// Begins to wait for the next request.
  func awaitHead() {
    state = server.isDraining ? .finishing : .head
    body = nil
    hasBegunHead = false
    watchdog.set(after: server.timeouts.idle)
  }

  // MARK: Answers

  /// Whether the request of that number still waits for its answer.
  func awaitsAnswer(to number: UInt64) -> Bool { state == .handling && self.number == number }

  /// Answers the request of that number, if it still waits.
  func respond(_ response: HTTPResponse, to number: UInt64) {
    if state == .waiting, self.number == number {
      server.waiting -= 1
      server.service.abandoned(context: context)
      decline(response)
    } else if awaitsAnswer(to: number) {
      answer(response)
    } else {
      return
    }
    answeredLater()
  }

  /// Answers a request whose body is not wanted, and passes over the body if it is short.
  private func decline(_ response: HTTPResponse) {
    let length = framing.contentLength ?? 0
    let hasBody = framing.isChunked || length > 0
    // Whether the body of a client that waits for leave will come is uncertain, so nothing that
    // follows could be understood.
    let isUncertain = framing.expectsContinue && hasBody
    if isUncertain || length > server.options.drainLimit { delivery.closes = true }
    answer(response)
    guard hasBody, state == .head else { return }
    expectsLargeBody = length > 64 << 10
    state = .skipping
    body = HTTP1Body(framing, limit: server.options.drainLimit, arrived: 0, in: nil)
    beginReading()
  }

  /// Ends a request whose body did not arrive; what follows could not be understood.
  func fail(_ failure: HTTPFailure) {
    let isAnswered = state == .skipping
    body = nil
    delivery.closes = true
    if isAnswered {
      state = .finishing
    } else {
      answer(server.service.response(to: failure, context: context))
    }
  }

  /// Ends the connection with an answer to something that is no request.
  func refuse(_ response: HTTPResponse) {
    delivery = HTTPResponse.Delivery(closes: true)
    answer(response)
  }

  /// Puts the answer to the current request into the server's buffer.
  private func answer(_ response: HTTPResponse) {
    server.date.refresh(at: server.loop.now)
    let date = server.date.line
    if isProcessing {
      response.write(to: &server.output, date: date, delivery)
    } else {
      response.write(to: &server.lateOutput, date: date, delivery)
    }
    if delivery.closes {
      state = .finishing
      watchdog.set(after: server.timeouts.write)
    } else {
      awaitHead()
    }
  }
}
