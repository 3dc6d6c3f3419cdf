/// A request's body on its way in: wanted bytes go to the arena, unwanted ones nowhere.
struct HTTP1Body {
  /// What came of some bytes.
  enum Progress {
    /// More bytes are needed.
    case incomplete
    /// The body is complete.
    case complete
    /// The body will not become complete.
    case failed(HTTPFailure)
  }

  /// Where the bytes go; nil for a body that is skipped.
  private var buffer: BodyBuffer?
  /// The most bytes that are received or skipped.
  private let limit: Int
  /// Bytes still to come of a body whose length is known.
  private var remaining = 0
  /// Takes a chunked body apart.
  private var chunks: ChunkedDecoder?
  /// Bytes of content so far, for a body whose length is not known.
  private var received = 0

  /// - Parameters:
  ///   - framing: how the body is delimited.
  ///   - limit: the most bytes that may come. A known length has been checked against it.
  ///   - arrived: bytes that are there already, perhaps more than the body's.
  ///   - arena: where to put the bytes; nil skips them.
  init(_ framing: HTTPFraming, limit: Int, arrived: Int, in arena: Arena?) {
    self.limit = limit
    if framing.isChunked {
      chunks = ChunkedDecoder()
    } else {
      remaining = framing.contentLength ?? 0
    }
    if let arena {
      let most = framing.isChunked ? limit : remaining
      buffer = BodyBuffer(in: arena, limit: most, announced: remaining, arrived: min(arrived, most))
    }
  }

  /// Whether the arena had room for the first bytes.
  var hasRoom: Bool { buffer?.hasRoom ?? true }

  /// Whether there is nothing left to come.
  var isComplete: Bool { chunks == nil && remaining == 0 }

  /// Bytes still to come, if that is known.
  var missing: Int? { chunks == nil ? remaining : nil }

  /// Whether bytes can be read from the socket straight into their place.
  var isDirect: Bool { buffer != nil && chunks == nil && remaining > 0 }

  /// Takes bytes of the body from `position` on.
  mutating func take(_ bytes: UnsafeRawBufferPointer, _ position: inout Int) -> Progress {
    if chunks != nil { return takeChunks(bytes, &position) }
    let count = min(remaining, bytes.count - position)
    guard store(bytes, position, count) else { return .failed(.outOfMemory) }
    position += count
    remaining -= count
    return remaining == 0 ? .complete : .incomplete
  }

  /// Takes bytes of a chunked body.
  private mutating func takeChunks(
    _ bytes: UnsafeRawBufferPointer, _ position: inout Int
  ) -> Progress {
    while true {
      switch chunks!.next(bytes, &position) {
      case .incomplete: return .incomplete
      case .end: return .complete
      case .malformed(let reason): return .failed(.malformed(reason: reason.description))
      case .content(let count):
        received += count
        guard received <= limit else { return .failed(.tooLarge(limit: limit)) }
        guard store(bytes, position, count) else { return .failed(.outOfMemory) }
        position += count
      }
    }
  }

  /// Keeps a copy of some bytes, if they are wanted. False when the arena is full.
  private mutating func store(
    _ bytes: UnsafeRawBufferPointer, _ position: Int, _ count: Int
  ) -> Bool {
    guard buffer != nil, count > 0 else { return true }
    return buffer!.append(UnsafeRawBufferPointer(rebasing: bytes[position..<(position + count)]))
  }

  /// Reads from `socket` straight into the body's place. Nil when the arena is full.
  /// - Requires: `isDirect`.
  mutating func read(from socket: Socket) -> SocketResult? {
    let result = buffer!.read(from: socket)
    if case .bytes(let count) = result { remaining -= count }
    return result
  }

  /// The body, complete.
  consuming func finish() -> Slice { buffer!.finish() }
}
