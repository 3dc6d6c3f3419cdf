/// A body on its way into the loop's arena. It grows as bytes arrive, never on the client's word,
/// up to a limit.
struct BodyBuffer {
  /// Bytes that are reserved at once when a client announces them.
  private static let trust = 64 << 10

  private let arena: Arena
  /// The most bytes that may come.
  let limit: Int
  /// Bytes that the client has said will come; 0 if it has not.
  private let announced: Int
  /// Whether the rest will not come soon.
  private var isWaiting = false
  private var extent: Extent?

  /// - Parameters:
  ///   - limit: the most bytes that may come.
  ///   - announced: bytes that the client has said will come.
  ///   - arrived: bytes that are there already.
  init(in arena: Arena, limit: Int, announced: Int, arrived: Int) {
    self.arena = arena
    self.limit = limit
    self.announced = announced
    let first = max(min(announced, BodyBuffer.trust), arrived)
    extent = arena.extent(capacity: min(limit, first), of: announced)
  }

  /// Makes room for a message of a known length.
  /// - Parameters:
  ///   - arrived: bytes that are there already.
  ///   - isWaiting: whether the rest will not come before `endWait`. Such pieces lie among themselves, so
  ///     that they do not pin the memory through which everything else passes.
  init(in arena: Arena, length: Int, arrived: Int, isWaiting: Bool) {
    self.arena = arena
    self.isWaiting = isWaiting
    (limit, announced) = (length, length)
    extent =
      isWaiting
      ? arena.extent(capacity: arrived, kept: true)
      // A few bytes can announce many messages at a time, so little is reserved for each.
      : arena.extent(capacity: max(min(length, 16 << 10), arrived), of: length)
  }

  /// Moves what has come to where the rest may follow. False when the arena is full.
  mutating func endWait() -> Bool {
    guard isWaiting, let waiting = extent else { return extent != nil }
    self = BodyBuffer(in: arena, length: limit, arrived: waiting.count, isWaiting: false)
    return append(waiting.bytes)
  }

  /// Bytes received so far.
  var count: Int { extent?.count ?? 0 }

  /// Whether the arena could give room for the first bytes.
  var hasRoom: Bool { extent != nil }

  /// Appends a copy of `bytes`, which together do not pass the limit. False when the arena is full.
  mutating func append(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard reserve(bytes.count) else { return false }
    extent!.spare.copyMemory(from: bytes)
    extent!.advance(bytes.count)
    return true
  }

  /// Reads from `socket` straight into the body's place, at most up to the limit. Nil when the arena
  /// is full.
  /// - Requires: fewer bytes than the limit have come.
  mutating func read(from socket: Socket) -> SocketResult? {
    guard extent != nil else { return nil }
    if extent!.spare.isEmpty {
      // What waits in the kernel has arrived as well: one step to its size saves copies.
      let waiting = min(max(socket.available, 1), limit - extent!.count)
      guard reserve(waiting) else { return nil }
    }
    let room = min(extent!.spare.count, limit - extent!.count)
    let result = socket.read(into: UnsafeMutableRawBufferPointer(rebasing: extent!.spare[..<room]))
    if case .bytes(let count) = result { extent!.advance(count) }
    return result
  }

  /// Makes room for further bytes. False when the arena is full.
  private mutating func reserve(_ more: Int) -> Bool {
    guard extent != nil else { return false }
    return isWaiting
      ? extent!.reserve(more, upTo: limit, kept: true, in: arena)
      : extent!.reserve(more, upTo: limit, announced: announced, in: arena)
  }

  /// The body, complete.
  consuming func finish() -> Slice { extent!.finish() }
}
