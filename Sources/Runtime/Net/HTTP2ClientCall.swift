import CNghttp2

/// What a client's HTTP/2 connection carries: a request on its way out, and what comes back for it.
protocol HTTP2ClientCall: AnyObject {
  /// The content on its way out.
  var outgoing: GRPCOutgoingMessage { get set }

  /// Begins anew: nothing has gone out, and nothing has come back.
  func restart()

  /// Calls `body` with the fields of the request.
  func withFields(_ body: (UnsafePointer<nghttp2_nv>, Int) -> Int32) -> Int32

  /// Takes notice that a connection has the call.
  func placed(on connection: HTTP2ClientConnection, slot: Int)

  /// Takes notice that the connection has it no more.
  func displaced()

  /// Takes a field of what comes back. False when there are too many bytes of them.
  func takeField(
    _ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer, limit: Int
  ) -> Bool

  /// Takes content of what comes back. False when there is too much of it.
  func takeContent(_ bytes: UnsafeRawBufferPointer, limit: Int) -> Bool

  /// The answer, once everything has come that will.
  func answer(on loop: EventLoop, limit: Int) -> GRPCAnswer

  /// Tells the caller, if that has not happened.
  func finish(_ answer: GRPCAnswer)
}
