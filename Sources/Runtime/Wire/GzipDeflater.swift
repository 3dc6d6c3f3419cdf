import CCompression

/// Compresses bodies to gzip (RFC 1952), one member each. It holds one libdeflate state and one
/// staging buffer for all bodies of a loop, allocated with the first.
public final class GzipDeflater {
  /// libdeflate's level: 1 is fastest.
  private let level: Int32
  private var compressor: OpaquePointer?
  /// The slices of a body in one piece, which libdeflate needs, and room for its output.
  private var staging = ByteBuffer()
  private var output = ByteBuffer()

  public init(level: Int32 = 1) { self.level = level }

  deinit { libdeflate_free_compressor(compressor) }

  /// The gzip stream of the slices' concatenation.
  public func compress(_ slices: ContiguousArray<Slice>) -> [UInt8] {
    if slices.count == 1 { return compress(slices[0].bytes) }
    staging.removeAll()
    for slice in slices { staging.append(slice.bytes) }
    defer { staging.shrink(to: GzipDeflater.kept) }
    return compress(staging.bytes)
  }

  /// The gzip stream of some bytes.
  public func compress(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    if compressor == nil { compressor = libdeflate_alloc_compressor(level) }
    guard let compressor else { fatalError("out of memory") }
    output.removeAll()
    output.reserve(libdeflate_gzip_compress_bound(compressor, bytes.count))
    let room = output.room
    let count = libdeflate_gzip_compress(
      compressor, bytes.baseAddress, bytes.count, room.baseAddress, room.count)
    precondition(count > 0, "the bound that libdeflate gave is enough")
    output.commit(count)
    defer { output.shrink(to: GzipDeflater.kept) }
    return Array(output.bytes)
  }

  /// Bytes of each buffer that are kept from one body to the next.
  private static var kept: Int { 4 << 20 }
}

extension ByteBuffer {
  /// Gives the memory back if it is more than `limit` bytes.
  fileprivate mutating func shrink(to limit: Int) {
    if capacity > limit { release() }
  }
}
