/// Bytes that are appended at one end and dropped at the other, in one piece of memory that is given
/// back whenever the queue runs empty: most connections hold nothing most of the time.
struct ByteQueue: ~Copyable {
  private var buffer = ByteBuffer()
  /// Bytes at the start of the buffer that are dropped.
  private var dropped = 0

  /// Bytes in the queue.
  var count: Int { buffer.count - dropped }

  /// Whether there are none.
  var isEmpty: Bool { buffer.count == dropped }

  /// The bytes, valid until the queue changes.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: buffer.bytes[dropped...]) }

  /// Appends a copy of `bytes`, which lie elsewhere.
  mutating func append(_ bytes: UnsafeRawBufferPointer) { buffer.append(bytes) }

  /// Bytes of memory that the queue takes.
  var capacity: Int { buffer.capacity }

  /// Drops the first `count` bytes.
  mutating func drop(_ count: Int) {
    dropped += count
    if isEmpty { return removeAll() }
    // A peer can see to it that the queue never runs empty. Each byte moves once at most for one that
    // was dropped.
    if dropped >= 4096, dropped >= self.count {
      buffer.removeFirst(dropped)
      dropped = 0
    }
  }

  /// Drops all bytes.
  mutating func removeAll() {
    buffer.release()
    dropped = 0
  }

  /// Reads from `socket` behind the bytes, at most `most` of them.
  mutating func read(from socket: Socket, atMost most: Int) -> SocketResult {
    buffer.reserve(most)
    let result = socket.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer.room[..<most]))
    if case .bytes(let count) = result { buffer.commit(count) }
    return result
  }

  /// Writes `bytes` behind what waits, and keeps what the socket does not take. False when the
  /// connection is broken.
  mutating func write(_ bytes: UnsafeRawBufferPointer, to socket: Socket) -> Bool {
    var rest = bytes
    if isEmpty, !bytes.isEmpty {
      switch socket.write(bytes) {
      case .bytes(let count): rest = UnsafeRawBufferPointer(rebasing: bytes[count...])
      case .wouldBlock: break
      case .end, .failed: return false
      }
    }
    append(rest)
    return true
  }

  /// Writes what waits, as far as the socket takes it. False when the connection is broken.
  mutating func flush(to socket: Socket) -> Bool {
    while !isEmpty {
      switch socket.write(bytes) {
      case .bytes(let count): drop(count)
      case .wouldBlock: return true
      case .end, .failed: return false
      }
    }
    return true
  }
}
