/// One call that waits to be finished, or for leave to send its message. A plain value; it stays safe to
/// use after the client left.
public struct GRPCCall {
  /// The connection that the call came on.
  let connection: HTTP2Connection
  /// The stream's slot on its connection, and the guard against its reuse.
  let slot: UInt32
  let generation: UInt32
  /// What the service gave when it admitted the call.
  public let context: Int

  /// Whether nobody waits for the result any more.
  public var isCancelled: Bool { !connection.isOpen(self) }

  /// Whether the message is still to come, or to be read.
  public var isExpected: Bool { connection.expectsMessage(of: self) }

  /// Has the message read, if it waits for that.
  public func comeIn() { connection.comeIn(self) }

  /// Ends the call with a message and status OK.
  public func finish(_ message: [UInt8]) { connection.finish(self, message) }

  /// Ends the call with an error.
  /// - Parameter retryAfter: tells the client that and when it may try again.
  public func fail(_ status: GRPCStatus, _ message: String, retryAfter: Duration? = nil) {
    connection.fail(self, status, message, retryAfter)
  }
}
