import Glibc

/// What came of reading from or writing to a peer.
enum StreamResult {
  /// So many bytes, at least one.
  case bytes(Int)
  /// Nothing for now; to be repeated when the socket is ready.
  case waits(Readiness)
  /// The peer has ended its half in an orderly way.
  case end
  /// The connection is broken; one sentence without a full stop.
  case failed(String)
}

/// An open connection to a peer, plain or encrypted. A plain value: whoever holds it closes it, once.
struct ClientStream {
  /// The socket.
  let socket: Socket
  /// The encryption on top of it.
  let tls: TLSConnection?

  /// Bytes that are gathered for one record when the ranges to be written are small.
  private static let record = 16 << 10

  /// Reads at most as many bytes as `buffer` has.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> StreamResult {
    if let tls { return StreamResult(tls.read(into: buffer)) }
    switch socket.read(into: buffer) {
    case .bytes(let count): return .bytes(count)
    case .wouldBlock: return .waits(.readable)
    case .end: return .end
    case .failed(let error): return .failed(String(cString: strerror(error)))
    }
  }

  /// Writes as much of `message` as is possible now, and notes how far it came. The last result
  /// tells whether there was more to be done.
  func write<Message: OutgoingBytes & ~Copyable>(_ message: inout Message) -> StreamResult {
    var written = 0
    while !message.isSent {
      let result = if let tls { writeRecord(tls, message) } else { writeRanges(message) }
      guard case .bytes(let count) = result else { return result }
      message.advance(count)
      written += count
    }
    return .bytes(written)
  }

  /// Hands the bytes to the kernel from where they lie.
  private func writeRanges(
    _ message: borrowing some OutgoingBytes & ~Copyable
  ) -> StreamResult {
    switch message.withRanges({ socket.write($0) }) {
    case .bytes(let count): return .bytes(count)
    case .wouldBlock, .end: return .waits(.writable)
    case .failed(let error): return .failed(String(cString: strerror(error)))
    }
  }

  /// Encrypts the next record. A large range goes as it is; small ones are gathered, which costs
  /// little beside encryption and saves records and calls.
  private func writeRecord(
    _ tls: TLSConnection, _ message: borrowing some OutgoingBytes & ~Copyable
  ) -> StreamResult {
    message.withRanges { ranges in
      if ranges[0].iov_len >= ClientStream.record || ranges.count == 1 {
        let bytes = UnsafeRawBufferPointer(start: ranges[0].iov_base, count: ranges[0].iov_len)
        return StreamResult(tls.write(bytes))
      }
      return withUnsafeTemporaryAllocation(byteCount: ClientStream.record, alignment: 16) {
        record in
        var count = 0
        for range in ranges where count < record.count {
          let part = min(range.iov_len, record.count - count)
          // Sound: `part` bytes are left in the range and in the record.
          memcpy(record.baseAddress! + count, range.iov_base, part)
          count += part
        }
        return StreamResult(tls.write(UnsafeRawBufferPointer(rebasing: record[..<count])))
      }
    }
  }

  /// Closes the connection.
  func close() {
    tls?.end()
    socket.close()
  }
}

extension StreamResult {
  /// The result of a step of an encrypted connection.
  fileprivate init(_ step: TLSConnection.Step) {
    switch step {
    case .done(let count): self = .bytes(count)
    case .waits(let readiness): self = .waits(readiness)
    case .end: self = .end
    case .failed(let error): self = .failed(error.reason)
    }
  }
}
