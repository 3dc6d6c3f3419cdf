/// Passes over deflate streams (RFC 1951) to find their last blocks, for a third of what inflating with
/// zlib costs. That a stream is valid is for others to prove: one that is not ends the walk early, or
/// makes it lead astray, but never out of the body.
final class DeflateWalker {
  /// Bits that an index of the tables has.
  private static var width: Int { 11 }
  /// What entries say of what comes next: the place of the table for it. Where walking ends, it is a
  /// table that passes over nothing.
  private static var literals: UInt16 { 0 }
  private static var distances: UInt16 { 1 << 11 }
  private static var end: UInt16 { 2 << 11 }

  /// The tables, one behind the other. Sound: owned, and freed once.
  private let entries: UnsafeMutablePointer<SkipEntry>
  private let lengthEntries: UnsafeMutablePointer<SkipEntry>
  private var literals: SkipTable
  private var distances: SkipTable
  /// The code of code lengths; what comes next is the symbol.
  private var lengths: SkipTable

  init() {
    let (width, end) = (DeflateWalker.width, DeflateWalker.end)
    entries = .allocate(capacity: 3 << width)
    lengthEntries = .allocate(capacity: 1 << 7)
    literals = SkipTable(width: width, in: entries, unknown: end)
    distances = SkipTable(width: width, in: entries + 1 << width, unknown: end)
    (entries + Int(end)).initialize(repeating: SkipEntry(next: end), count: 1 << width)
    lengths = SkipTable(width: 7, in: lengthEntries, unknown: end)
  }

  deinit {
    entries.deallocate()
    lengthEntries.deallocate()
  }

  /// Where the last block of a stream lies, in bits from the body's first.
  struct LastBlock: Hashable {
    /// Where its header begins.
    let header: Int
    /// The bit after it.
    let end: Int
  }

  /// The last block of the stream that begins at a byte of `body` and ends eight bytes before its end,
  /// as gzip's do.
  /// - Returns: nil if the stream is not valid, or ends elsewhere.
  func lastBlock(of body: UnsafeRawBufferPointer, from start: Int) -> LastBlock? {
    guard var bits = BitCursor(body, start: start) else { return nil }
    while true {
      let header = bits.position
      guard let isLast = bits.take(1), let kind = bits.take(2), pass(kind, &bits) else {
        return nil
      }
      guard isLast == 1 else { continue }
      guard (bits.position + 7) / 8 + 8 == body.count else { return nil }
      return LastBlock(header: header, end: bits.position)
    }
  }

  /// Passes over a block behind its header.
  private func pass(_ kind: Int, _ bits: inout BitCursor) -> Bool {
    switch kind {
    case 0:
      bits.align()
      guard let count = bits.take(16), bits.take(16) != nil else { return false }
      return bits.skip(bytes: count)
    case 1: useFixedCodes()
    case 2: guard readCodes(&bits) else { return false }
    default: return false
    }
    literals.pair(DeflateWalker.literals)
    return passSymbols(&bits)
  }

  /// Passes over symbols up to the end of a block, two entries at a time: so many bits there are, 20 of a
  /// length and 28 of a distance at most. Which table comes next is data, not a branch that would be
  /// guessed wrong every other time.
  private func passSymbols(_ bits: inout BitCursor) -> Bool {
    var next = DeflateWalker.literals
    while bits.refill() {
      let first = entries[Int(next) + bits.index(DeflateWalker.width)]
      bits.consume(first.bits)
      let second = entries[Int(first.next) + bits.index(DeflateWalker.width)]
      bits.consume(second.bits)
      let before = first.next == DeflateWalker.end ? next : first.next
      next = second.next
      guard next == DeflateWalker.end else { continue }
      // The end of the block, or a code that is longer than the index.
      if (first.next == DeflateWalker.end ? first : second).codeBits > 0 { return true }
      let long = (before == DeflateWalker.literals ? literals : distances).entry(for: bits.word)
      guard long.codeBits > 0 else { return false }
      bits.consume(long.bits)
      if long.next == DeflateWalker.end { return true }
      next = long.next
    }
    return false
  }

  /// Makes the tables of the codes that need no description (section 3.2.6).
  private func useFixedCodes() {
    let own =
      [UInt8](repeating: 8, count: 144) + [UInt8](repeating: 9, count: 112)
      + [UInt8](repeating: 7, count: 24) + [UInt8](repeating: 8, count: 8)
    literals.build(own[...], DeflateWalker.literal)
    distances.build([UInt8](repeating: 5, count: 30)[...], DeflateWalker.distance)
  }

  /// Makes the tables of the codes that a block describes (section 3.2.7).
  private func readCodes(_ bits: inout BitCursor) -> Bool {
    guard let literalCount = bits.take(5), let distanceCount = bits.take(5),
      let lengthCount = bits.take(4)
    else { return false }
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    var own = [UInt8](repeating: 0, count: order.count)
    for place in order.prefix(lengthCount + 4) {
      guard let length = bits.take(3) else { return false }
      own[place] = UInt8(length)
    }
    lengths.build(own[...]) { (UInt16($0), 0) }
    guard let all = readLengths(257 + literalCount + 1 + distanceCount, &bits) else { return false }
    literals.build(all.prefix(257 + literalCount), DeflateWalker.literal)
    distances.build(all.dropFirst(257 + literalCount), DeflateWalker.distance)
    return true
  }

  /// Reads the lengths of codes, which are compressed themselves.
  private func readLengths(_ count: Int, _ bits: inout BitCursor) -> [UInt8]? {
    var all: [UInt8] = []
    while all.count < count {
      guard bits.refill() else { return nil }
      let entry = lengths.entry(for: bits.word)
      guard entry.codeBits > 0 else { return nil }
      bits.consume(entry.bits)
      let repeated: (length: UInt8, least: Int, bits: UInt8)
      switch entry.next {
      case 16:
        guard let last = all.last else { return nil }
        repeated = (last, 3, 2)
      case 17: repeated = (0, 3, 3)
      case 18: repeated = (0, 11, 7)
      case let length: repeated = (UInt8(length), 1, 0)
      }
      guard let more = bits.take(repeated.bits) else { return nil }
      all += repeatElement(repeated.length, count: repeated.least + more)
    }
    return all.count == count ? all : nil
  }

  /// What follows a symbol of the alphabet of literals and lengths (section 3.2.5).
  private static func literal(_ symbol: Int) -> (next: UInt16, extra: UInt8) {
    switch symbol {
    case ..<256: (literals, 0)
    case 256: (end, 0)
    case 265..<285: (distances, UInt8((symbol - 261) / 4))
    default: (distances, 0)
    }
  }

  /// What follows a symbol of the alphabet of distances.
  private static func distance(_ symbol: Int) -> (next: UInt16, extra: UInt8) {
    (literals, symbol < 4 ? 0 : UInt8(symbol / 2 - 1))
  }
}
