/// Looks whether a frame can follow others as it is. Matches may refer to the last three offsets
/// instead of naming one (RFC 8878, section 3.1.1.5), and a frame begins with three of its own: behind
/// the blocks of another frame, others would stand there. Encoders hardly ever use them.
struct ZstdOffsets {
  /// For each of the last offsets whether the frame has named it itself.
  private var areOwn = (false, false, false)

  /// Whether the frame names every offset that it uses. Its first matches tell, as a rule; where the first
  /// thousand do not, the answer is no.
  /// - Requires: the body is a valid frame.
  static func areAllNamed(in body: UnsafeRawBufferPointer, _ frame: ZstdFrame) -> Bool {
    var offsets = ZstdOffsets()
    var patience = 1000
    var place = frame.start
    while place < frame.end, let block = ZstdBlock(body, at: place) {
      place = block.content.upperBound
      guard block.isCompressed else { continue }
      let content = UnsafeRawBufferPointer(rebasing: body[block.content])
      guard let areThere = ZstdSequences.areThere(in: content) else { return false }
      guard areThere else { continue }
      guard var sequences = ZstdSequences(content) else { return false }
      while let sequence = sequences.next() {
        patience -= 1
        guard offsets.note(sequence), patience > 0 else { return false }
        if offsets.areOwn == (true, true, true) { return true }
      }
      guard sequences.count == 0 else { return false }
    }
    return place == frame.end
  }

  /// Notes a sequence's offset.
  /// - Returns: whether it is the frame's own.
  private mutating func note(_ sequence: ZstdSequences.Element) -> Bool {
    guard sequence.offset <= 3 else {
      areOwn = (true, areOwn.0, areOwn.1)
      return true
    }
    // Without literals the first would be of no use, so each number means the next one; the last then
    // is the first less one, which counts as a new one.
    switch sequence.offset + (sequence.hasLiterals ? 0 : 1) {
    case 1: return areOwn.0
    case 2:
      areOwn = (areOwn.1, areOwn.0, areOwn.2)
      return areOwn.0
    case 3:
      areOwn = (areOwn.2, areOwn.0, areOwn.1)
      return areOwn.0
    default:
      areOwn = (areOwn.0, areOwn.0, areOwn.1)
      return areOwn.0
    }
  }
}
