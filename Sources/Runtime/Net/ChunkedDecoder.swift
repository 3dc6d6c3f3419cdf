/// Takes the chunked transfer coding apart, strictly, as the bytes come in. It keeps no bytes.
struct ChunkedDecoder {
  /// What the next bytes are.
  enum Step {
    /// More bytes are needed.
    case incomplete
    /// So many of the bytes are content.
    case content(Int)
    /// The body and its trailer fields are over.
    case end
    /// The coding is broken; one sentence without a full stop.
    case malformed(StaticString)
  }

  /// The place in the grammar.
  private enum State {
    case size, sizeBlank, sizeEnd, extensions, content, contentEnd, contentLineFeed
    case trailerStart, trailerName, trailer, trailerLineFeed, lastLineFeed, end
  }

  /// Bytes of extensions and trailer fields that are put up with in one body.
  private static let overhead = 16 << 10

  private var state = State.size
  /// Bytes left of the current chunk.
  private var remaining = 0
  /// Digits read of the current chunk's size.
  private var digits = 0
  /// Bytes of extensions and trailer fields so far.
  private var ignored = 0

  /// Reads on at `position`, which moves behind all bytes that are not content; content is left for
  /// the caller to take, who then calls again.
  mutating func next(_ bytes: UnsafeRawBufferPointer, _ position: inout Int) -> Step {
    while position < bytes.count {
      if state == .content {
        let count = min(remaining, bytes.count - position)
        remaining -= count
        if remaining == 0 { state = .contentEnd }
        return .content(count)
      }
      let byte = bytes[position]
      position += 1
      if let complaint = advance(byte) { return .malformed(complaint) }
      if state == .end { return .end }
    }
    return .incomplete
  }

  /// Moves on by one byte that is not content; what is wrong with it, if anything.
  private mutating func advance(_ byte: UInt8) -> StaticString? {
    switch state {
    case .size: return readSize(byte)
    case .sizeBlank:
      // Blanks are bad, but legal before an extension (RFC 9112, section 7.1.1).
      guard byte.isBlank || byte == 0x3b else { return "a chunk's size does not end its line" }
      if byte == 0x3b { state = .extensions }
      return ignore(byte)
    case .extensions:
      if byte == 0x0d { state = .sizeEnd } else { return ignore(byte) }
    case .sizeEnd:
      guard byte == 0x0a else { return "a chunk's size does not end its line" }
      state = remaining == 0 ? .trailerStart : .content
    case .contentEnd:
      guard byte == 0x0d else { return "a chunk is longer than its size" }
      state = .contentLineFeed
    case .contentLineFeed:
      guard byte == 0x0a else { return "a chunk is longer than its size" }
      (state, digits) = (.size, 0)
    case .trailerStart where byte == 0x0d: state = .lastLineFeed
    case .trailerStart:
      guard byte.isToken else { return "a trailer field is malformed" }
      state = .trailerName
      return ignore(byte)
    case .trailerName:
      guard byte.isToken || byte == 0x3a else { return "a trailer field is malformed" }
      if byte == 0x3a { state = .trailer }
      return ignore(byte)
    case .trailer:
      if byte == 0x0d { state = .trailerLineFeed } else { return ignore(byte) }
    case .trailerLineFeed:
      guard byte == 0x0a else { return "a trailer field is malformed" }
      state = .trailerStart
    case .lastLineFeed:
      guard byte == 0x0a else { return "the end of the chunks is malformed" }
      state = .end
    case .content, .end: preconditionFailure("content and end take no byte")
    }
    return nil
  }

  /// Takes a digit of a chunk's size, or what ends it.
  private mutating func readSize(_ byte: UInt8) -> StaticString? {
    let digit: UInt8
    switch byte {
    case 0x30...0x39: digit = byte - 0x30
    case 0x41...0x46, 0x61...0x66: digit = (byte | 0x20) - 0x61 + 10
    case 0x0d, 0x3b, 0x20, 0x09:
      guard digits > 0 else { return "a chunk has no size" }
      state = byte == 0x0d ? .sizeEnd : byte == 0x3b ? .extensions : .sizeBlank
      return nil
    default: return "a chunk's size is not a number"
    }
    digits += 1
    // Fifteen digits stay far below what 64 bits hold; leading zeros are nothing to be generous with.
    guard digits <= 15 else { return "a chunk's size is too large" }
    remaining = digits == 1 ? Int(digit) : remaining << 4 | Int(digit)
    return nil
  }

  /// Passes over a byte of an extension or a trailer field.
  private mutating func ignore(_ byte: UInt8) -> StaticString? {
    ignored += 1
    if ignored > ChunkedDecoder.overhead {
      return "chunk extensions or trailer fields are too long"
    }
    return byte < 0x20 && byte != 0x09 || byte == 0x7f
      ? "a control character stands between chunks" : nil
  }
}
