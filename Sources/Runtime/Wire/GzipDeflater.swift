import CCompression

/// Compresses bodies to gzip (RFC 1952), one member each. It holds one libdeflate state and two
/// buffers for all bodies of a loop, allocated with the first.
public final class GzipDeflater {
  /// libdeflate's level: 1 is fastest.
  private let level: Int32
  private var compressor: OpaquePointer?
  /// The slices of a body in one piece, which libdeflate needs, and room for its output.
  private var staging = ByteBuffer()
  private var output = ByteBuffer()
  /// The largest body since surplus was looked for, in bytes.
  private var largest = 0

  public init(level: Int32 = 1) { self.level = level }

  deinit { libdeflate_free_compressor(compressor) }

  /// The gzip stream of the slices' concatenation.
  public func compress(_ slices: ContiguousArray<Slice>) -> [UInt8] {
    if slices.count == 1 { return compress(slices[0].bytes) }
    staging.removeAll()
    for slice in slices { staging.append(slice.bytes) }
    return compress(staging.bytes)
  }

  /// The gzip stream of some bytes.
  public func compress(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    if compressor == nil { compressor = libdeflate_alloc_compressor(level) }
    guard let compressor else { fatalError("out of memory") }
    largest = max(largest, bytes.count)
    output.removeAll()
    output.reserve(libdeflate_gzip_compress_bound(compressor, bytes.count))
    let room = output.room
    let count = libdeflate_gzip_compress(
      compressor, bytes.baseAddress, bytes.count, room.baseAddress, room.count)
    precondition(count > 0, "the bound that libdeflate gave is enough")
    output.commit(count)
    return Array(output.bytes)
  }

  /// Gives buffers back to the system that are much larger than what was needed since the last call.
  /// - Returns: whether buffers are left.
  func trimSurplus() -> Bool {
    // A buffer doubles when it grows.
    let needed = largest * 4
    if staging.capacity > needed { staging.release() }
    if output.capacity > needed { output.release() }
    largest = 0
    return staging.capacity + output.capacity > 0
  }
}
