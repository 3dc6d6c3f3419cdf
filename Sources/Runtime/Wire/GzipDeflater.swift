import CCompression

/// Compresses bodies to gzip (RFC 1952), one member each. It holds the state of one deflater, and a
/// buffer, for all bodies of a loop.
public final class GzipDeflater {
  private let deflater: any Deflater
  /// What the body has become so far.
  private var output = ByteBuffer()
  /// The longest member since surplus was looked for, in bytes.
  private var longest = 0

  /// Makes members as quickly as can be.
  public convenience init() { self.init(FastDeflater()) }

  /// Makes members of the streams of `deflater`.
  init(_ deflater: some Deflater) { self.deflater = deflater }

  /// One gzip member of the slices, which hold one message in any order: what is compressed already
  /// is joined as it is, the rest is compressed and comes last.
  public func compress(_ slices: ContiguousArray<Slice>) -> [UInt8] {
    output.removeAll()
    output.appendGzipHeader()
    var content = GzipContent()
    let lastPlain = slices.lastIndex { $0.form == nil }
    for i in slices.indices {
      guard let member = slices[i].form?.member else { continue }
      let isOpen = lastPlain != nil || i < slices.count - 1
      output.append(member, of: slices[i].bytes, isOpen: isOpen)
      content.append(member)
    }
    if let lastPlain {
      for i in slices.indices where slices[i].form == nil {
        append(slices[i].bytes, isLast: i == lastPlain, &content)
      }
    } else if slices.isEmpty {
      append(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true, &content)
    }
    return finish(content)
  }

  /// The gzip stream of some bytes.
  public func compress(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    output.removeAll()
    output.appendGzipHeader()
    var content = GzipContent()
    append(bytes, isLast: true, &content)
    return finish(content)
  }

  /// Compresses bytes, and notes them.
  private func append(
    _ bytes: UnsafeRawBufferPointer, isLast: Bool, _ content: inout GzipContent
  ) {
    content.append(bytes)
    deflater.append(bytes, isLast: isLast, to: &output)
  }

  /// Ends the member.
  private func finish(_ content: GzipContent) -> [UInt8] {
    output.appendGzipTrailer(checksum: content.checksum, count: content.count)
    longest = max(longest, output.count)
    return Array(output.bytes)
  }

  /// Gives buffers back to the system that are much larger than what was needed since the last call.
  /// - Returns: whether buffers are left.
  func trimSurplus() -> Bool {
    // A buffer doubles when it grows.
    if output.capacity > longest * 4 { output.release() }
    longest = 0
    return deflater.trimSurplus() || output.capacity > 0
  }
}

/// What a member's trailer says of the bytes in it.
private struct GzipContent {
  /// The CRC-32 of RFC 1952, section 8.
  private(set) var checksum: UInt32 = 0
  private(set) var count = 0

  /// Notes bytes that come next.
  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    // Sound: ISA-L reads from within the bytes.
    checksum = crc32_gzip_refl(
      checksum, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt64(bytes.count))
    count += bytes.count
  }

  /// Notes the bytes of a member that come next.
  mutating func append(_ member: GzipMember) {
    checksum = UInt32(
      crc32_combine(UInt(checksum), UInt(member.checksum), member.count))
    count += member.count
  }
}
