/// A body on its way into the loop's arena. It grows as bytes arrive, never on the client's word,
/// up to a limit.
struct BodyBuffer {
  /// Bytes that are reserved at once when a client announces them.
  private static let trust = 64 << 10

  private let arena: Arena
  /// The most bytes that may come.
  let limit: Int
  private var extent: Extent?

  /// - Parameters:
  ///   - limit: the most bytes that may come.
  ///   - announced: bytes that the client has said will come.
  ///   - arrived: bytes that are there already.
  init(in arena: Arena, limit: Int, announced: Int, arrived: Int) {
    self.arena = arena
    self.limit = limit
    let first = max(min(announced, BodyBuffer.trust), arrived)
    extent = arena.extent(capacity: min(limit, first))
  }

  /// Bytes received so far.
  var count: Int { extent?.count ?? 0 }

  /// Whether the arena could give room for the first bytes.
  var hasRoom: Bool { extent != nil }

  /// Appends a copy of `bytes`, which together do not pass the limit. False when the arena is full.
  mutating func append(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard extent != nil, extent!.reserve(bytes.count, upTo: limit, in: arena) else { return false }
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
      guard extent!.reserve(waiting, upTo: limit, in: arena) else { return nil }
    }
    let room = min(extent!.spare.count, limit - extent!.count)
    let result = socket.read(into: UnsafeMutableRawBufferPointer(rebasing: extent!.spare[..<room]))
    if case .bytes(let count) = result { extent!.advance(count) }
    return result
  }

  /// The body, complete.
  consuming func finish() -> Slice { extent!.finish() }
}
