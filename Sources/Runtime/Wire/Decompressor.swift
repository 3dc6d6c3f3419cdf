/// Decompresses bodies, whatever their coding. A loop has one; the state for a coding is made with
/// its first body, and given back when no body has needed it for a while.
public final class Decompressor: LoopShared {
  private let inflater = GzipInflater()
  private var zlib: ZlibDecoder?
  private var zstd: ZstdDecoder?
  private var snappy: SnappyDecoder?
  private var lz4: LZ4Decoder?
  /// The codings that were used since surplus was looked for.
  private var used: [ContentCoding] = []
  public var hasSpare: () -> Void = {}

  public init() {}

  /// The decompressed body.
  /// - Parameters:
  ///   - coding: any but `identity`, which there is nothing to be done about.
  ///   - limit: the most bytes that the output may have. Memory is taken as output grows, so a small
  ///     body cannot claim more of it than it fills.
  public func decompress(
    _ body: UnsafeRawBufferPointer, _ coding: ContentCoding, limit: Int, into arena: Arena
  ) throws(DecompressionError) -> Extent {
    note(coding)
    switch coding {
    case .identity: preconditionFailure("a body without coding is not decompressed")
    case .gzip:
      do { return try inflater.inflate(body, limit: limit, into: arena) } catch {
        throw DecompressionError(error)
      }
    case .zlib, .deflate:
      return try made(&zlib) { ZlibDecoder() }.decompress(body, limit: limit, into: arena)
    case .zstd:
      return try made(&zstd) { ZstdDecoder() }.decompress(body, limit: limit, into: arena)
    case .lz4:
      return try made(&lz4) { LZ4Decoder() }.decompress(body, limit: limit, into: arena)
    case .snappy, .framedSnappy:
      return try made(&snappy) { SnappyDecoder() }.decompress(
        body, limit: limit, mustBeFramed: coding == .framedSnappy, into: arena)
    }
  }

  /// What it takes to leave a body compressed; nil if that is not worth it, or cannot be.
  /// - Requires: the body has been decompressed, to `count` bytes.
  func form(
    of body: UnsafeRawBufferPointer, _ coding: ContentCoding, count: Int
  ) -> CompressedForm? {
    switch coding {
    case .gzip where GzipMember.isWorthKeeping(body.count, of: count):
      inflater.member(body, count: count).map { .gzip($0) }
    case .zstd where ZstdFrame.isWorthKeeping(body.count, of: count):
      ZstdFrame(joinable: body, count: count).map { .zstd($0) }
    default: nil
    }
  }

  /// The bytes of a body that was left compressed, in memory that may exceed the arena's limit: it has
  /// been taken already, and must go on. Nil when no memory is left.
  func decompressAgain(
    _ body: UnsafeRawBufferPointer, _ form: CompressedForm, into arena: Arena
  ) -> Extent? {
    note(form.coding)
    switch form {
    case .gzip(let member): return inflater.inflateAgain(body, member, into: arena)
    case .zstd(let frame):
      return made(&zstd) { ZstdDecoder() }.decompressAgain(body, frame, into: arena)
    }
  }

  /// Notes that a coding is in use.
  private func note(_ coding: ContentCoding) {
    if used.isEmpty { hasSpare() }
    if !used.contains(coding) { used.append(coding) }
  }

  /// The state, made if there is none.
  private func made<State>(_ state: inout State?, _ make: () -> State) -> State {
    if let state { return state }
    let new = make()
    state = new
    return new
  }

  public func trimSurplus() -> Bool {
    if !used.contains(.zlib), !used.contains(.deflate) { zlib = nil }
    if !used.contains(.zstd) { zstd = nil }
    if !used.contains(.snappy), !used.contains(.framedSnappy) { snappy = nil }
    if !used.contains(.lz4) { lz4 = nil }
    let isBusy = !used.isEmpty
    used.removeAll(keepingCapacity: true)
    return isBusy
  }
}
