import Glibc

/// What sockets do when they are encrypted, in the terms of those that are not.
extension TLSConnection {
  /// Reads as many bytes as are there and fit. `holdsInput` tells whether there are more.
  func fill(_ buffer: UnsafeMutableRawBufferPointer) -> SocketResult {
    var count = 0
    while count < buffer.count {
      switch read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...])) {
      case .done(let more): count += more
      case .waits(.readable):
        holdsInput = false
        return count > 0 ? .bytes(count) : .wouldBlock
      // An end is reported again when the bytes before it have been dealt with.
      case .end where count == 0:
        holdsInput = false
        return .end
      case .failed where count == 0, .waits where count == 0:
        holdsInput = false
        return .failed(EPROTO)
      case .end, .failed, .waits:
        holdsInput = true
        return .bytes(count)
      }
    }
    holdsInput = true
    return .bytes(count)
  }

  /// Writes as many of `bytes` as possible now. The rest has to come again.
  func put(_ bytes: UnsafeRawBufferPointer) -> SocketResult {
    var count = 0
    while count < bytes.count {
      switch write(UnsafeRawBufferPointer(rebasing: bytes[count...])) {
      case .done(let more): count += more
      case .waits(.writable): return count > 0 ? .bytes(count) : .wouldBlock
      // Servers do not renegotiate, so a write never has to wait for the peer to say something.
      case .waits, .end, .failed: return .failed(EPROTO)
      }
    }
    return .bytes(count)
  }
}

extension Socket {
  /// Closes a socket on which the library has just said why: bytes that nobody has read would make the
  /// kernel take that back.
  func closeAfterAlert() {
    endWriting()
    withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { buffer in
      for _ in 0..<16 {
        guard case .bytes = read(into: buffer) else { return }
      }
    }
    close()
  }
}
