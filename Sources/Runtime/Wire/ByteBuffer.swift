import Glibc

/// Bytes that one owner appends to, in memory that grows and can be used again.
public struct ByteBuffer: ~Copyable {
  /// The memory, or nothing before the first byte.
  private var base: UnsafeMutableRawPointer?
  /// The number of bytes written.
  public private(set) var count = 0
  /// The number of bytes that fit before the memory must grow.
  public private(set) var capacity = 0

  /// An empty buffer with room for `capacity` bytes.
  public init(capacity: Int = 0) {
    if capacity > 0 { reserve(capacity) }
  }

  deinit { free(base) }

  /// Whether nothing has been written.
  public var isEmpty: Bool { count == 0 }

  /// The written bytes, valid until the buffer is changed or goes away.
  public var bytes: UnsafeRawBufferPointer {
    // Sound: the first `count` bytes are initialised.
    UnsafeRawBufferPointer(start: base, count: count)
  }

  /// The memory after the written bytes, valid until the buffer is changed or goes away.
  public var room: UnsafeMutableRawBufferPointer {
    // Sound: memory has been allocated up to `capacity`.
    UnsafeMutableRawBufferPointer(start: base.map { $0 + count }, count: capacity - count)
  }

  /// Makes sure that `additional` more bytes fit, doubling the memory at least.
  @inline(__always)
  public mutating func reserve(_ additional: Int) {
    if capacity &- count < additional { grow(by: additional) }
  }

  /// Moves to larger memory.
  @inline(never)
  private mutating func grow(by additional: Int) {
    let wanted = max(count + additional, capacity * 2, 64)
    guard let memory = realloc(base, wanted) else { fatalError("out of memory") }
    base = memory
    capacity = wanted
  }

  /// Counts `written` bytes of `room` as written.
  public mutating func commit(_ written: Int) {
    precondition(written >= 0 && written <= capacity - count, "more bytes than there was room for")
    count += written
  }

  /// Forgets the bytes but keeps the memory.
  public mutating func removeAll() { count = 0 }

  /// Forgets all but the first `count` bytes.
  public mutating func truncate(to count: Int) {
    precondition(count >= 0 && count <= self.count, "a buffer cannot be truncated to more")
    self.count = count
  }

  /// Forgets the first `n` bytes and moves the others to their place.
  public mutating func removeFirst(_ n: Int) {
    precondition(n >= 0 && n <= count, "a buffer cannot lose more than it holds")
    // Sound: source and target lie in the buffer; they may overlap.
    if n > 0, n < count, let base { memmove(base, base + n, count - n) }
    count -= n
  }

  /// Forgets the bytes and gives the memory back.
  public mutating func release() {
    free(base)
    base = nil
    count = 0
    capacity = 0
  }

  /// Appends one byte.
  @inline(__always)
  public mutating func append(_ byte: UInt8) {
    reserve(1)
    // Sound: there is room for one byte after the written ones.
    base.unsafelyUnwrapped.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count &+= 1
  }

  /// Appends a copy of `bytes`, which must not be this buffer's own.
  @inline(__always)
  public mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress, bytes.count > 0 else { return }
    reserve(bytes.count)
    // Sound: there is room for the bytes, and they lie elsewhere.
    (base.unsafelyUnwrapped + count).copyMemory(from: source, byteCount: bytes.count)
    count &+= bytes.count
  }

  /// Appends the bytes of an integer as they lie in memory.
  @inline(__always)
  public mutating func append<Integer: FixedWidthInteger & BitwiseCopyable>(raw value: Integer) {
    reserve(MemoryLayout<Integer>.size)
    // Sound: there is room for the bytes after the written ones.
    base.unsafelyUnwrapped.storeBytes(of: value, toByteOffset: count, as: Integer.self)
    count &+= MemoryLayout<Integer>.size
  }

  /// Replaces the byte at `index`, which has been written before.
  @inline(__always)
  public mutating func replace(at index: Int, with byte: UInt8) {
    precondition(index >= 0 && index < count, "only written bytes can be replaced")
    // Sound: the index has just been checked.
    base.unsafelyUnwrapped.storeBytes(of: byte, toByteOffset: index, as: UInt8.self)
  }

  /// Appends the UTF-8 bytes of `text`.
  public mutating func append(_ text: StaticString) {
    append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends the UTF-8 bytes of `text`.
  public mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }
}
