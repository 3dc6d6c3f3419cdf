/// One request that waits for its answer, or for leave to send its body. A plain value; it stays safe to
/// use after the client left.
public struct HTTPExchange {
  /// The connection that the request came on.
  let connection: HTTP1Connection
  /// The request's number on its connection.
  let number: UInt64
  /// What the service gave when it admitted the request.
  public let context: Int

  /// Whether nobody waits for the answer any more.
  public var isCancelled: Bool { !connection.awaitsAnswer(to: number) }

  /// Whether the body is still to come, or to be read.
  public var isExpected: Bool { connection.expectsBody(of: number) }

  /// Has the body read, if it waits for that.
  public func comeIn() { connection.comeIn(number) }

  /// Answers the request. Does nothing if the client has gone or the request is answered already.
  public func respond(_ response: HTTPResponse) { connection.respond(response, to: number) }
}
