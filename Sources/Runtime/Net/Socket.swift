import CLinux
import Glibc

/// What came of reading from or writing to a socket.
enum SocketResult {
  /// So many bytes, at least one.
  case bytes(Int)
  /// Nothing for now.
  case wouldBlock
  /// The peer has closed its sending half.
  case end
  /// The connection is broken: the error number.
  case failed(Int32)
}

/// A connected, non-blocking stream socket. A plain value: whoever holds it closes it, once.
struct Socket {
  /// The file descriptor.
  let fd: Int32
  /// The encryption on top of it, its handshake complete, where a server's client speaks TLS.
  let tls: TLSConnection?

  init(fd: Int32, tls: TLSConnection? = nil) {
    self.fd = fd
    self.tls = tls
  }

  /// Whether bytes wait to be read of which the kernel knows nothing.
  var holdsInput: Bool { tls?.holdsInput ?? false }

  /// Reads at most as many bytes as `buffer` has, which must not be none.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> SocketResult {
    if let tls { return tls.fill(buffer) }
    // Sound: the kernel writes within the buffer, which the caller holds.
    let count = recv(fd, buffer.baseAddress!, buffer.count, 0)
    if count > 0 { return .bytes(count) }
    return count == 0 ? .end : failure
  }

  /// Writes as many of `bytes` as the kernel takes; there must be some.
  func write(_ bytes: UnsafeRawBufferPointer) -> SocketResult {
    if let tls { return tls.put(bytes) }
    let count = send(fd, bytes.baseAddress!, bytes.count, Int32(truncatingIfNeeded: MSG_NOSIGNAL))
    return count > 0 ? .bytes(count) : failure
  }

  /// Writes as many bytes of the ranges as the kernel takes; there must be some.
  /// - Requires: the socket is not encrypted.
  func write(_ ranges: UnsafeBufferPointer<iovec>) -> SocketResult {
    var message = msghdr()
    // Sound: the kernel only reads what the ranges, which the caller holds, refer to.
    message.msg_iov = UnsafeMutablePointer(mutating: ranges.baseAddress)
    message.msg_iovlen = ranges.count
    let count = sendmsg(fd, &message, Int32(truncatingIfNeeded: MSG_NOSIGNAL))
    return count > 0 ? .bytes(count) : failure
  }

  /// Bytes that have arrived and can be read at once.
  var available: Int {
    var count: Int32 = 0
    // 0x541b is FIONREAD, which is not imported.
    return ioctl(fd, 0x541b, &count) == 0 ? Int(count) : 0
  }

  /// Ends the sending half: the peer sees the end of what was written.
  func endWriting() {
    tls?.end()
    _ = shutdown(fd, Int32(SHUT_WR))
  }

  /// Closes the socket.
  func close() {
    tls?.end()
    _ = Glibc.close(fd)
  }

  /// The meaning of the last call's error. An interrupted call is as good as one that would block:
  /// the loop asks again.
  private var failure: SocketResult {
    let error = errno
    return error == EAGAIN || error == EINTR ? .wouldBlock : .failed(error)
  }
}
