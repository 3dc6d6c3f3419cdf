import CNghttp2

/// What is known of the numbers of a connection's streams once they are closed: enough to tell heads
/// that were under way from those that nobody may send.
struct HTTP2StreamNumbers {
  /// Gaps that are remembered; clients have no reason to leave any.
  private static let mostGaps = 16

  /// The highest number that a stream has had.
  private var last: Int32 = 0
  /// The highest number of a stream that the server has reset: what comes on it, and for simplicity
  /// on those below it, may have been sent before the client knew.
  private var lastReset: Int32 = 0
  /// The first numbers that were left out.
  private var gaps: [Range<Int32>] = []

  /// Takes notice of a new stream.
  mutating func open(_ stream: Int32) {
    if stream > last + 2, gaps.count < HTTP2StreamNumbers.mostGaps {
      gaps.append((last + 1)..<stream)
    }
    last = max(last, stream)
  }

  /// Takes notice of a stream that the server has reset.
  mutating func reset(_ stream: Int32) { lastReset = max(lastReset, stream) }

  /// What is wrong with a head on a stream that is not open, if anything (RFC 9113, sections 5.1 and
  /// 5.1.1).
  func error(ofHeadOn stream: Int32) -> nghttp2_error_code? {
    // Numbers that clients never have are the session's affair.
    guard stream <= last, stream > lastReset, stream & 1 == 1 else { return nil }
    return gaps.contains { $0.contains(stream) }
      ? NGHTTP2_PROTOCOL_ERROR : NGHTTP2_STREAM_CLOSED
  }
}
