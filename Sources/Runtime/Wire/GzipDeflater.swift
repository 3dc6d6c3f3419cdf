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

  /// One gzip member of the slices, which hold one message in any order: what is compressed already
  /// is joined as it is, the rest is compressed and comes last.
  public func compress(_ slices: ContiguousArray<Slice>) -> [UInt8] {
    if slices.contains(where: { $0.member != nil }) { return join(slices) }
    if slices.count == 1 { return compress(slices[0].bytes) }
    stage(slices)
    return compress(staging.bytes)
  }

  /// Puts the slices that are not compressed in one piece.
  private func stage(_ slices: ContiguousArray<Slice>) {
    staging.removeAll()
    let total = slices.reduce(0) { $1.member == nil ? $0 + $1.count : $0 }
    // Growing would double the memory, and copy what is not needed any more.
    if staging.capacity < total { staging.release() }
    staging.reserve(total)
    for slice in slices where slice.member == nil { staging.append(slice.bytes) }
  }

  /// Joins compressed slices, and compresses the others behind them.
  private func join(_ slices: ContiguousArray<Slice>) -> [UInt8] {
    stage(slices)
    output.removeAll()
    output.appendGzipHeader()
    var checksum: UInt = 0
    var count = 0
    let last = staging.isEmpty ? slices.lastIndex { $0.member != nil } : nil
    for (i, slice) in slices.enumerated() {
      guard let member = slice.member else { continue }
      output.append(member, of: slice.bytes, isOpen: i != last)
      checksum = crc32_combine(checksum, UInt(member.checksum), member.count)
      count += member.count
    }
    if !staging.isEmpty {
      appendDeflated(staging.bytes)
      let more = libdeflate_crc32(0, staging.bytes.baseAddress, staging.count)
      checksum = crc32_combine(checksum, UInt(more), staging.count)
      count += staging.count
    }
    output.appendGzipTrailer(checksum: UInt32(checksum), count: count)
    largest = max(largest, output.count)
    return Array(output.bytes)
  }

  /// Appends a deflate stream (RFC 1951) without a wrapper.
  private func appendDeflated(_ bytes: UnsafeRawBufferPointer) {
    let compressor = ready()
    largest = max(largest, bytes.count)
    output.reserve(libdeflate_deflate_compress_bound(compressor, bytes.count))
    let room = output.room
    let count = libdeflate_deflate_compress(
      compressor, bytes.baseAddress, bytes.count, room.baseAddress, room.count)
    precondition(count > 0, "the bound that libdeflate gave is enough")
    output.commit(count)
  }

  /// libdeflate's state, allocated when it is needed.
  private func ready() -> OpaquePointer {
    if compressor == nil { compressor = libdeflate_alloc_compressor(level) }
    guard let compressor else { fatalError("out of memory") }
    return compressor
  }

  /// The gzip stream of some bytes.
  public func compress(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    let compressor = ready()
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
