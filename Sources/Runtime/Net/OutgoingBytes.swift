import Glibc

/// Bytes on their way to a peer, in order, wherever they lie.
protocol OutgoingBytes: ~Copyable {
  /// Whether everything was sent.
  var isSent: Bool { get }

  /// Counts the next `n` bytes as sent.
  mutating func advance(_ n: Int)

  /// Calls `work` with the next bytes to be sent, as one or more ranges that are not empty.
  /// - Requires: not everything was sent.
  func withRanges<R>(_ work: (UnsafeBufferPointer<iovec>) -> R) -> R
}

extension OutgoingRequest: OutgoingBytes {}

extension UnsafeRawBufferPointer {
  /// The same range in the system's form.
  var range: iovec {
    iovec(iov_base: UnsafeMutableRawPointer(mutating: baseAddress), iov_len: count)
  }
}
