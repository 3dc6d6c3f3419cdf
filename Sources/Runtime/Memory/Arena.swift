import CLinux
import Glibc

/// A loop's memory for bodies: chunks of 1 MiB that are filled one after another, and for bodies that
/// would fill a quarter of one, mappings of their own: few would fit in a chunk, and what is left of it
/// be wasted. Both are used again when nothing refers to them any more. What is pinned is
/// counted by whole chunks, and bounded.
public final class Arena {
  /// Bytes of an ordinary chunk.
  public static let chunkSize = 1 << 20
  /// Bodies of more bytes lie in mappings of their own, whose sizes are multiples of `step`.
  fileprivate static let largest = chunkSize / 4
  private static let step = 1 << 14

  /// Bytes that may be pinned; past it `extent` answers nil and the caller refuses its input.
  public let limit: Int
  /// Bytes of all chunks that somebody still refers to.
  public fileprivate(set) var pinned = 0
  /// The highest value of `pinned` so far.
  public private(set) var peak = 0

  /// Is called when memory has come back that may have to go back to the system later: the owner then
  /// calls `trimSurplus` now and again until it answers false.
  var hasSpare: () -> Void = {}

  private var spare = SpareMemory()
  /// The most bytes to spare: the memory of some batches under way.
  private let spareLimit: Int
  private var current: Chunk?
  /// The chunk for copies that are kept for long: among themselves, so that they do not pin the
  /// chunks through which everything else passes.
  private var keeping: Chunk?

  public init(limit: Int) {
    self.limit = limit
    spareLimit = max(4 * Arena.chunkSize, limit / 8)
  }

  deinit { spare.releaseAll() }

  /// Room for `capacity` bytes in one piece, or nil when the limit would be passed.
  /// - Parameter mayExceed: for work on what has been taken already, which must go on when new input
  ///   is refused; such work is bounded by itself.
  /// - Parameter kept: whether the bytes will stay for longer than most.
  public func extent(capacity: Int, mayExceed: Bool = false, kept: Bool = false) -> Extent? {
    kept
      ? extent(capacity, from: &keeping, mayExceed) : extent(capacity, from: &current, mayExceed)
  }

  /// Room for the first `capacity` bytes of a body of `total`. A large one lies in a mapping of its own
  /// from the start: it grows there, and leaves nothing behind in chunks.
  func extent(capacity: Int, of total: Int) -> Extent? {
    total > Arena.largest
      ? mapping(capacity, &current, false) : extent(capacity: capacity)
  }

  /// Room in the chunk that is being filled, or in a new one that takes its place.
  private func extent(_ capacity: Int, from current: inout Chunk?, _ mayExceed: Bool) -> Extent? {
    guard capacity <= Arena.largest else { return mapping(capacity, &current, mayExceed) }
    if let current, current.unused >= capacity {
      let offset = current.used
      current.used += capacity
      return Extent(chunk: current, offset: offset, capacity: capacity)
    }
    // A chunk that only the arena itself refers to is as good as a new one.
    if current == nil || !isKnownUniquelyReferenced(&current) {
      guard let chunk = allocate(Arena.chunkSize, most: Arena.chunkSize, mayExceed) else {
        return nil
      }
      current = chunk
    }
    current!.used = capacity
    return Extent(chunk: current!, offset: 0, capacity: capacity)
  }

  /// Room in a mapping of its own.
  private func mapping(_ capacity: Int, _ current: inout Chunk?, _ mayExceed: Bool) -> Extent? {
    let size = (capacity + Arena.step - 1) & ~(Arena.step - 1)
    // An empty chunk must not be the reason to refuse a mapping.
    if pinned + size > limit, current != nil, isKnownUniquelyReferenced(&current) { current = nil }
    // What a body outgrew, others of its kind will need again.
    guard let chunk = allocate(size, most: max(size * 4, Arena.largest), mayExceed) else {
      return nil
    }
    chunk.used = capacity
    return Extent(chunk: chunk, offset: 0, capacity: capacity)
  }

  /// Memory of at least `size` and at most `most` bytes, from what is to spare if possible.
  private func allocate(_ size: Int, most: Int, _ mayExceed: Bool) -> Chunk? {
    let room = mayExceed ? Int.max : limit - pinned
    guard size <= room else { return nil }
    guard let (memory, size) = spare.take(size, most: min(most, room)) ?? Arena.map(size) else {
      return nil
    }
    pinned += size
    peak = max(peak, pinned)
    return Chunk(memory: memory, capacity: size, arena: self)
  }

  /// A spare mapping for a body of `total` bytes, if there is one.
  fileprivate func spareMapping(_ total: Int) -> Extent? {
    guard total > Arena.largest,
      let (memory, size) = spare.take(total, most: min(total + total / 4, limit - pinned))
    else { return nil }
    pinned += size
    peak = max(peak, pinned)
    let chunk = Chunk(memory: memory, capacity: size, arena: self)
    chunk.used = total
    return Extent(chunk: chunk, offset: 0, capacity: total)
  }

  /// New memory from the system.
  private static func map(_ size: Int) -> (memory: UnsafeMutableRawPointer, size: Int)? {
    let mapped = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let mapped, mapped != MAP_FAILED else { return nil }
    return (mapped, size)
  }

  /// Makes an unshared mapping larger, without copying. False when the limit forbids it.
  fileprivate func enlarge(_ chunk: Chunk, to size: Int) -> Bool {
    let size = (size + Arena.step - 1) & ~(Arena.step - 1)
    guard pinned + size - chunk.capacity <= limit,
      let moved = remap(chunk.memory, chunk.capacity, size), moved != MAP_FAILED
    else { return false }
    pinned += size - chunk.capacity
    peak = max(peak, pinned)
    chunk.memory = moved
    chunk.capacity = size
    return true
  }

  /// Takes back the memory of a chunk that nothing refers to.
  fileprivate func reclaim(_ memory: UnsafeMutableRawPointer, _ size: Int) {
    pinned -= size
    guard spare.bytes + size <= spareLimit else {
      munmap(memory, size)
      return
    }
    let isFirst = spare.isEmpty
    spare.keep(memory, size)
    if isFirst { hasSpare() }
  }

  /// Gives memory back to the system that nobody has needed since the last call.
  /// - Returns: whether there is memory to spare left.
  func trimSurplus() -> Bool {
    spare.releaseIdle()
    return !spare.isEmpty
  }

  /// Gives the memory of all unused chunks back to the system.
  public func trim() {
    if current != nil, isKnownUniquelyReferenced(&current) { current = nil }
    if keeping != nil, isKnownUniquelyReferenced(&keeping) { keeping = nil }
    spare.releaseAll()
  }
}

/// A piece of memory shared by the slices that lie in it. It belongs to one loop: only that loop
/// touches it or lets go of it.
public final class Chunk {
  fileprivate var memory: UnsafeMutableRawPointer
  fileprivate var capacity: Int
  /// Bytes handed out so far, from the start.
  fileprivate var used = 0
  private let arena: Arena

  fileprivate init(memory: UnsafeMutableRawPointer, capacity: Int, arena: Arena) {
    self.memory = memory
    self.capacity = capacity
    self.arena = arena
  }

  deinit { arena.reclaim(memory, capacity) }

  /// Bytes not handed out yet.
  fileprivate var unused: Int { capacity - used }

  /// What the chunk costs while it is pinned, in bytes.
  public var cost: Int { capacity }
}

/// Memory that is being filled, in one piece. It grows by moving.
public struct Extent {
  private var chunk: Chunk
  private var offset: Int
  /// Bytes that fit without moving.
  public private(set) var capacity: Int
  /// Bytes filled so far.
  public private(set) var count = 0

  fileprivate init(chunk: Chunk, offset: Int, capacity: Int) {
    self.chunk = chunk
    self.offset = offset
    self.capacity = capacity
  }

  /// The bytes filled so far. Sound while the extent or a slice of it lives: the chunk is retained.
  public var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: chunk.memory + offset, count: count)
  }

  /// The room behind the filled bytes; `advance` tells how much of it was written.
  public var spare: UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(start: chunk.memory + offset + count, count: capacity - count)
  }

  /// Counts the first `n` bytes of `spare` as filled.
  public mutating func advance(_ n: Int) {
    precondition(n >= 0 && n <= capacity - count, "an extent cannot be filled past its capacity")
    count += n
  }

  /// Forgets all bytes but the first `n`.
  public mutating func truncate(to n: Int) {
    precondition(n >= 0 && n <= count, "an extent can only be cut to what it holds")
    count = n
  }

  /// Makes room for `more` further bytes. False when the arena's limit forbids it.
  /// - Parameters:
  ///   - total: the most bytes that the extent will hold, if that is known.
  ///   - announced: bytes that it is said to hold in the end. Believed when a good part of them is there.
  ///   - kept: whether the bytes will stay for longer than most.
  public mutating func reserve(
    _ more: Int, upTo total: Int = .max, announced: Int = 0, kept: Bool = false, in arena: Arena
  ) -> Bool {
    if capacity - count >= more { return true }
    let doubled = min(capacity * 2, capacity + (4 << 20), total)
    var wanted = max(count + more, doubled)
    if wanted * 4 >= announced { wanted = max(wanted, announced) }
    if chunk.used == offset + capacity, chunk.capacity - offset >= wanted {
      // Last in its chunk: grow in place.
      chunk.used = offset + wanted
      capacity = wanted
      return true
    }
    if wanted == announced, let spare = arena.spareMapping(wanted) {
      // Memory that has been used costs less than new pages.
      move(to: spare)
      return true
    }
    // Mappings may be smaller than chunks.
    let isLarge = wanted > Arena.largest || chunk.cost < Arena.chunkSize
    if offset == 0, isLarge, isKnownUniquelyReferenced(&chunk) {
      // Alone in a mapping: let the system move the pages.
      guard arena.enlarge(chunk, to: wanted) else { return false }
      chunk.used = wanted
      capacity = wanted
      return true
    }
    guard let larger = arena.extent(capacity: wanted, kept: kept) else { return false }
    move(to: larger)
    return true
  }

  /// Copies the bytes to a larger extent, which takes this one's place.
  private mutating func move(to larger: consuming Extent) {
    larger.spare.copyMemory(from: bytes)
    larger.advance(count)
    self = larger
  }

  /// Appends a copy of `source`. False when the arena's limit forbids it.
  public mutating func append(_ source: UnsafeRawBufferPointer, in arena: Arena) -> Bool {
    guard reserve(source.count, in: arena) else { return false }
    spare.copyMemory(from: source)
    advance(source.count)
    return true
  }

  /// The filled bytes as an immutable slice; unused room goes back to the chunk where possible.
  public consuming func finish(items: Int = 0) -> Slice {
    if chunk.used == offset + capacity { chunk.used = offset + ((count + 15) & ~15) }
    return Slice(chunk: chunk, offset: offset, count: count, items: items)
  }

  /// Gives the room back to the chunk where possible.
  public consuming func discard() {
    if chunk.used == offset + capacity { chunk.used = offset }
  }
}

/// An immutable range of bytes in a chunk, with the number of telemetry items it holds.
public struct Slice {
  /// The chunk that the slice keeps alive.
  public let chunk: Chunk
  private let offset: Int
  /// Bytes, as they lie in memory.
  public let count: Int
  /// Spans, data points or log records.
  public var items: Int
  /// Set when the bytes are a body that was left compressed as it came. Only sinks whose `keptCoding` is
  /// the body's are given such slices.
  public var form: CompressedForm?

  /// Bytes when nothing is compressed: what limits and sizes are counted in.
  public var plainCount: Int { form?.count ?? count }

  fileprivate init(chunk: Chunk, offset: Int, count: Int, items: Int) {
    self.chunk = chunk
    self.offset = offset
    self.count = count
    self.items = items
  }

  /// The bytes. Sound while the slice lives: it retains its chunk, whose memory does not move.
  public var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: chunk.memory + offset, count: count)
  }

  /// A part of the slice.
  public func part(_ range: Range<Int>, items: Int) -> Slice {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "a part lies in its slice")
    return Slice(
      chunk: chunk, offset: offset + range.lowerBound, count: range.count, items: items)
  }
}
