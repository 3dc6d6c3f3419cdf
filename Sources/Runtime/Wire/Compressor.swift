/// How an exporter compresses bodies.
public struct Compression: Sendable, Hashable {
  /// The coding; `identity` leaves bodies as they are.
  public let coding: ContentCoding
  /// The coding's own level; nil is its usual one.
  public let level: Int?

  public init(_ coding: ContentCoding, level: Int? = nil) {
    self.coding = coding
    self.level = level
  }

  /// The coding if bodies in it may be left compressed as they came.
  var keptCoding: ContentCoding? { coding.mayStay ? coding : nil }
}

/// Compresses bodies, whatever their coding. A loop has one; the state for a coding and level is made
/// with its first body, and given back when no body has needed it for a while.
public final class Compressor: LoopShared {
  /// The state for one coding and level. They form a list: an array's code would be shared with other
  /// arrays, and link all of this into collectors that do not compress.
  private final class Entry {
    let compression: Compression
    let state: any BodyCompressor
    /// Whether it was used since surplus was looked for.
    var isUsed = false
    var next: Entry?

    init(_ compression: Compression, _ state: any BodyCompressor, next: Entry?) {
      self.compression = compression
      self.state = state
      self.next = next
    }
  }

  private var first: Entry?
  public var hasSpare: () -> Void = {}

  public init() {}

  /// The compressed form of the slices' concatenation.
  /// - Requires: the coding is not `identity`.
  public func compress(_ slices: ContiguousArray<Slice>, _ compression: Compression) -> [UInt8] {
    let entry = entry(for: compression)
    entry.isUsed = true
    return entry.state.compress(slices)
  }

  /// The state for a coding and level, made if there is none.
  private func entry(for compression: Compression) -> Entry {
    var entry = first
    while let found = entry, found.compression != compression { entry = found.next }
    if let entry { return entry }
    if first == nil { hasSpare() }
    let made = Entry(compression, Compressor.state(compression), next: first)
    first = made
    return made
  }

  /// A new state for a coding and level.
  private static func state(_ compression: Compression) -> any BodyCompressor {
    // Zlib's costs a third of what level 6 costs, and gains nearly as much on telemetry.
    let deflateLevel = compression.level ?? 1
    switch compression.coding {
    case .identity: preconditionFailure("a body without coding is not compressed")
    case .gzip: return GzipDeflater(LevelDeflater(level: deflateLevel))
    case .zlib, .deflate: return ZlibEncoder(level: deflateLevel)
    case .zstd: return ZstdEncoder(level: compression.level ?? ZstdEncoder.usualLevel)
    case .snappy: return SnappyEncoder(isFramed: false)
    case .framedSnappy: return SnappyEncoder(isFramed: true)
    case .lz4: return LZ4Encoder()
    }
  }

  public func trimSurplus() -> Bool {
    var kept: Entry?
    var entry = first
    while let current = entry {
      entry = current.next
      guard current.isUsed else { continue }
      current.isUsed = false
      _ = current.state.trimSurplus()
      current.next = kept
      kept = current
    }
    first = kept
    return first != nil
  }
}
