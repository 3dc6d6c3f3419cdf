import CNghttp2

/// One unary call, until its answer or its end by the caller.
public final class GRPCClientCall: HTTP2ClientCall {
  /// Takes the answer.
  public typealias Completion = (GRPCAnswer) -> Void

  /// Where the call is.
  enum Place {
    /// Waiting for a connection.
    case waiting(in: GRPCClient)
    /// On a connection, in a slot of its table.
    case under(HTTP2ClientConnection, slot: Int)
    /// Nowhere: just begun, or over.
    case none
  }

  /// What stays the same from call to call.
  let template: GRPCRequestTemplate
  /// The message on its way out.
  var outgoing: GRPCOutgoingMessage
  /// What has come back.
  var reply = GRPCReply()
  /// Where the call is.
  var place = Place.none
  /// Times that the call went from one connection to another since the first had not begun it.
  var moves = 0
  private let loop: EventLoop
  private let timeout: Duration
  private let deadline: Instant
  private var completion: Completion?
  private var timer: Timer!

  init(
    _ loop: EventLoop, _ template: GRPCRequestTemplate, _ message: HTTPClientBody,
    timeout: Duration, _ completion: @escaping Completion
  ) {
    self.loop = loop
    self.template = template
    self.timeout = timeout
    self.completion = completion
    outgoing = GRPCOutgoingMessage(message, isCompressed: template.isCompressed)
    deadline = timeout > .zero ? Instant.read() + timeout : Instant(nanoseconds: .max)
    timer = Timer { [weak self] in self?.expire() }
    if timeout > .zero { loop.schedule(timer, after: timeout) }
  }

  /// Whether the caller has been told, or is about to be.
  var isOver: Bool { completion == nil }

  /// The time that is left; nil when there is no limit.
  var remaining: Duration? { timeout > .zero ? max(.zero, deadline - Instant.read()) : nil }

  /// Ends the call: it is cancelled where it is under way, and the completion is called with
  /// `.cancelled`, after this returns. Does nothing when the call is over.
  public func cancel() {
    guard !isOver else { return }
    leave()
    finishSoon(GRPCAnswer(.cancelled, "the call was cancelled"))
  }

  /// Tells the caller, if that has not happened.
  func finish(_ answer: GRPCAnswer) {
    timer.cancel()
    place = .none
    let completion = completion
    self.completion = nil
    completion?(answer)
  }

  /// Tells the caller at the end of the turn: it may still be within its own call of `send`.
  func finishSoon(_ answer: GRPCAnswer) {
    guard let completion else { return }
    self.completion = nil
    timer.cancel()
    place = .none
    loop.afterTurn { completion(answer) }
  }

  /// Ends the call since its time is over.
  private func expire() {
    let what: String
    switch place {
    case .waiting(let client):
      what =
        client.failure.map { "no connection came about (\($0))" }
        ?? "no connection had room for the call"
    case .under where outgoing.rest > 0: what = "the peer did not take the whole request"
    case .under, .none: what = "the peer did not answer"
    }
    leave()
    finish(GRPCAnswer(.deadlineExceeded, "\(what) within \(timeout.text)"))
  }

  /// Gives up what is under way.
  private func leave() {
    let place = place
    self.place = .none
    switch place {
    case .waiting(let client): client.forget(self)
    case .under(let connection, let slot): connection.cancel(slot)
    case .none: break
    }
  }
}

// What the connection asks of calls.
extension GRPCClientCall {
  func restart() {
    outgoing.rewind()
    reply = GRPCReply()
  }

  func withFields(_ body: (UnsafePointer<nghttp2_nv>, Int) -> Int32) -> Int32 {
    template.withFields(timeout: remaining, body)
  }

  func placed(on connection: HTTP2ClientConnection, slot: Int) {
    place = .under(connection, slot: slot)
  }

  func displaced() { place = .none }

  func takeField(
    _ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer, limit: Int
  ) -> Bool {
    reply.takeField(name, value, limit: limit)
  }

  func takeContent(_ bytes: UnsafeRawBufferPointer, limit: Int) -> Bool {
    reply.takeContent(bytes, limit: limit)
  }

  func answer(on loop: EventLoop, limit: Int) -> GRPCAnswer {
    reply.answer(on: loop, limit: limit)
  }
}
