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
}

/// Compresses bodies, whatever their coding. A loop has one; the state for a coding and level is made
/// with its first body, and given back when no body has needed it for a while.
public final class Compressor: LoopShared {
  /// The state for one coding and level, and whether it was used since surplus was looked for.
  private struct Entry {
    let compression: Compression
    let state: any BodyCompressor
    var isUsed: Bool
  }

  private var entries: [Entry] = []
  private unowned let loop: EventLoop

  public init(on loop: EventLoop) { self.loop = loop }

  /// The compressed form of the slices' concatenation.
  /// - Requires: the coding is not `identity`.
  public func compress(
    _ slices: ContiguousArray<Slice>, _ compression: Compression
  ) -> [UInt8] {
    let i = entries.firstIndex { $0.compression == compression } ?? add(compression)
    entries[i].isUsed = true
    return entries[i].state.compress(slices)
  }

  /// Makes the state for a coding and level.
  private func add(_ compression: Compression) -> Int {
    if entries.isEmpty { loop.trimLater() }
    let state = Compressor.state(compression)
    entries.append(Entry(compression: compression, state: state, isUsed: true))
    return entries.count - 1
  }

  /// A new state for a coding and level.
  private static func state(_ compression: Compression) -> any BodyCompressor {
    // It costs a third of what level 6 costs, and gains nearly as much on telemetry.
    let deflateLevel = compression.level ?? 1
    switch compression.coding {
    case .identity: preconditionFailure("a body without coding is not compressed")
    case .gzip: return GzipDeflater(level: Int32(clamping: deflateLevel))
    case .zlib, .deflate: return ZlibEncoder(level: deflateLevel)
    case .zstd: return ZstdEncoder(level: compression.level ?? ZstdEncoder.usualLevel)
    case .snappy: return SnappyEncoder(isFramed: false)
    case .framedSnappy: return SnappyEncoder(isFramed: true)
    case .lz4: return LZ4Encoder()
    }
  }

  public func trimSurplus() -> Bool {
    entries.removeAll { !$0.isUsed }
    for i in entries.indices {
      entries[i].isUsed = false
      _ = entries[i].state.trimSurplus()
    }
    return !entries.isEmpty
  }
}
