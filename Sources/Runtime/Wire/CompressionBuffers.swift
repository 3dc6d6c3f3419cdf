/// What a compressor keeps from body to body: a body's slices in one piece, which most libraries need,
/// and room for what becomes of them.
struct CompressionBuffers: ~Copyable {
  private var staging = ByteBuffer()
  /// What the body has become so far.
  private var output = ByteBuffer()
  /// The largest body since surplus was looked for, in bytes.
  private var largest = 0

  /// Begins with a body, and calls `compress` with all of its bytes and the empty output.
  /// - Returns: a copy of the output.
  mutating func withBytes(
    of slices: ContiguousArray<Slice>,
    _ compress: (UnsafeRawBufferPointer, inout ByteBuffer) -> Void
  ) -> [UInt8] {
    var bytes = slices.first?.bytes ?? UnsafeRawBufferPointer(start: nil, count: 0)
    if slices.count > 1 {
      staging.removeAll()
      for slice in slices { staging.append(slice.bytes) }
      bytes = staging.bytes
    }
    largest = max(largest, bytes.count)
    output.removeAll()
    compress(bytes, &output)
    return Array(output.bytes)
  }

  /// Gives buffers back to the system that are much larger than what was needed since the last call.
  /// - Returns: whether buffers are left.
  mutating func trimSurplus() -> Bool {
    // A buffer doubles when it grows.
    let needed = largest * 4
    if staging.capacity > needed { staging.release() }
    if output.capacity > needed { output.release() }
    largest = 0
    return staging.capacity + output.capacity > 0
  }
}
