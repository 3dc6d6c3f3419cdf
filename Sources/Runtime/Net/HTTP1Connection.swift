/// One client's connection to an HTTP/1.1 server.
final class HTTP1Connection {
  /// Whether the request of that number still waits for its answer.
  func awaitsAnswer(to number: UInt64) -> Bool { false }

  /// Answers the request of that number, if it still waits.
  func respond(_ response: HTTPResponse, to number: UInt64) {}
}
