/// One client's connection to a gRPC server.
final class HTTP2Connection {
  /// Whether the call still waits for its end.
  func isOpen(_ call: GRPCCall) -> Bool { false }

  /// Ends a call with a message.
  func finish(_ call: GRPCCall, _ message: [UInt8]) {}

  /// Ends a call with an error.
  func fail(_ call: GRPCCall, _ status: GRPCStatus, _ message: String, _ retryAfter: Duration?) {}
}
