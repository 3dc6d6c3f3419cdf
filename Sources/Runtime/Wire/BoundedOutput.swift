/// Where decompressed bytes go: an extent that grows as they come, up to a limit. A small body cannot
/// claim more memory than it fills.
struct BoundedOutput {
  /// The bytes so far.
  private(set) var extent: Extent
  private let limit: Int
  private let arena: Arena

  /// - Parameters:
  ///   - limit: the most bytes that may come.
  ///   - guess: bytes that are likely to come.
  init(limit: Int, guess: Int, in arena: Arena) throws(DecompressionError) {
    guard let extent = arena.extent(capacity: min(limit, max(guess, 1024))) else {
      throw .outOfMemory
    }
    self.extent = extent
    self.limit = limit
    self.arena = arena
  }

  /// Calls `body` with room for at least one byte; it returns how many bytes it has written there.
  mutating func fill(
    _ body: (UnsafeMutableRawBufferPointer) -> Int
  ) throws(DecompressionError) {
    guard extent.count < limit else { return try probe(body) }
    if extent.spare.isEmpty {
      let more = min(limit - extent.count, max(extent.count, 64 << 10))
      guard extent.reserve(more, in: arena) else { throw .outOfMemory }
    }
    let room = min(extent.spare.count, limit - extent.count)
    extent.advance(body(UnsafeMutableRawBufferPointer(rebasing: extent.spare[..<room])))
  }

  /// Gives room for one byte past the limit, to tell a stream that ends there from one that goes on.
  private func probe(
    _ body: (UnsafeMutableRawBufferPointer) -> Int
  ) throws(DecompressionError) {
    var byte: UInt8 = 0
    let count = withUnsafeMutableBytes(of: &byte) { body($0) }
    if count > 0 { throw .tooLarge(limit: limit) }
  }

  /// Room for exactly `count` bytes, which `advance` then counts as written.
  mutating func room(for count: Int) throws(DecompressionError) -> UnsafeMutableRawBufferPointer {
    guard count <= limit - extent.count else { throw .tooLarge(limit: limit) }
    guard extent.reserve(count, upTo: limit, in: arena) else { throw .outOfMemory }
    return UnsafeMutableRawBufferPointer(rebasing: extent.spare[..<count])
  }

  /// Counts the first `count` bytes of the room as written.
  mutating func advance(_ count: Int) { extent.advance(count) }
}
