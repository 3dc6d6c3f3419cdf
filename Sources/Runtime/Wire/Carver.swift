/// The tag and length before a message.
struct FieldHeader {
  /// The first byte of the tag.
  let start: UnsafeRawPointer
  /// The first byte of the length.
  let tagEnd: UnsafeRawPointer
  /// The first byte of the message.
  let end: UnsafeRawPointer
}

/// Writes messages anew with only some of their items. What it writes is never longer than what it
/// reads, so room for the input is room for the output.
struct Carver {
  /// Where the next byte goes.
  private var next: UnsafeMutableRawPointer
  /// Where the first byte went.
  private let start: UnsafeMutableRawPointer

  /// A carver that writes from `output` on.
  init(output: UnsafeMutableRawPointer) {
    next = output
    start = output
  }

  /// The number of bytes written.
  var written: Int { next - start }

  /// Writes a message with the items of the range, which are counted from its first, and with all
  /// that is not on the path to its items. A range that takes the last item has no upper bound.
  mutating func write(
    _ spine: Spine, _ message: ProtobufReader, items: Range<Int>, header: FieldHeader
  ) throws(WireError) {
    copy(from: header.start, to: header.tagEnd)
    let length = next
    next += header.end - header.tagEnd
    let content = next
    let live = spine.kind == .metric ? try spine.liveData(in: message) : message.position
    var reader = message
    var passed = 0
    while !reader.isAtEnd {
      let field = reader.position
      let tag = try reader.readTag()
      guard let child = spine.child(tag) else {
        try reader.skip(tag)
        copy(from: field, to: reader.position)
        continue
      }
      let tagEnd = reader.position
      let inner = try reader.readMessage()
      if field < live { continue }
      let count = try child.items(in: inner)
      let wanted = items.clamped(to: passed..<(passed + count))
      if isWhole(count, at: passed, of: items) {
        copy(from: field, to: reader.position)
      } else if !wanted.isEmpty || spine.kind == .metric {
        // A metric's data is written even without items: its other fields merge with the rest.
        let end = wanted.upperBound == passed + count ? Int.max : wanted.upperBound - passed
        try write(
          child, inner, items: (wanted.lowerBound - passed)..<end,
          header: FieldHeader(start: field, tagEnd: tagEnd, end: inner.position))
      }
      passed += count
    }
    setLength(next - content, at: length, width: content - length)
  }

  /// Whether a message with `count` items, before which `passed` lie, belongs to the range whole.
  private func isWhole(_ count: Int, at passed: Int, of items: Range<Int>) -> Bool {
    if count == 0 { return items.contains(passed) }
    return passed >= items.lowerBound && passed + count <= items.upperBound
  }

  /// Copies bytes of the input.
  private mutating func copy(from first: UnsafeRawPointer, to end: UnsafeRawPointer) {
    // Sound: what is written lags behind what is read, and there is room for all that is read.
    next.copyMemory(from: first, byteCount: end - first)
    next += end - first
  }

  /// Writes a length in a given width, padded with continuation bits.
  private func setLength(_ length: Int, at place: UnsafeMutableRawPointer, width: Int) {
    var rest = length
    for index in 0..<width {
      let more: UInt8 = index < width - 1 ? 0x80 : 0
      // Sound: the caller has left `width` bytes open.
      place.storeBytes(
        of: UInt8(truncatingIfNeeded: rest) & 0x7f | more, toByteOffset: index, as: UInt8.self)
      rest >>= 7
    }
  }
}
