/// Reads the sequences of a compressed block (RFC 8878, section 3.1.1.3.2): what its matches refer to.
/// That the block is valid is for others to prove; of one that is not, anything may be read, but
/// nothing outside of it.
struct ZstdSequences: IteratorProtocol {
  /// One sequence: literals, then a match.
  struct Element {
    /// The number that stands for the match's offset: up to 3 it is one of the last offsets.
    let offset: Int
    /// Whether there are literals before the match.
    let hasLiterals: Bool
  }

  /// Sequences that are left.
  private(set) var count: Int
  private var bits: BackwardBits
  private var literals: FSECode
  private var offsets: FSECode
  private var matches: FSECode

  /// - Returns: nil if the block makes no sense, has no sequences, or uses tables of the one before it.
  init?(_ block: UnsafeRawBufferPointer) {
    guard var place = ZstdSequences.literalsEnd(block),
      let count = ZstdSequences.count(block, at: &place), count > 0,
      let modes = block.bits(8, at: place * 8)
    else { return nil }
    place += 1
    guard let literals = ZstdSequences.table(.literals, modes >> 6, block, &place),
      let offsets = ZstdSequences.table(.offsets, modes >> 4 & 3, block, &place),
      let matches = ZstdSequences.table(.matches, modes >> 2 & 3, block, &place),
      var bits = BackwardBits(block, from: place), let first = FSECode(literals, &bits),
      let second = FSECode(offsets, &bits), let third = FSECode(matches, &bits)
    else { return nil }
    self.count = count
    self.bits = bits
    self.literals = first
    self.offsets = second
    self.matches = third
  }

  mutating func next() -> Element? {
    guard count > 0, let offset = bits.take(offsets.symbol),
      bits.take(Alphabet.matches.extraBits(matches.symbol)) != nil,
      bits.take(Alphabet.literals.extraBits(literals.symbol)) != nil
    else { return nil }
    let element = Element(offset: 1 << offsets.symbol + offset, hasLiterals: literals.symbol > 0)
    count -= 1
    guard count > 0 else { return element }
    guard literals.advance(&bits), matches.advance(&bits), offsets.advance(&bits) else {
      return nil
    }
    return element
  }

  /// Where the literals end that a block begins with (section 3.1.1.3.1).
  private static func literalsEnd(_ block: UnsafeRawBufferPointer) -> Int? {
    guard let first = block.first else { return nil }
    let format = Int(first >> 2 & 3)
    if first & 3 < 2 {
      // As they are, or one that is repeated. The length has 5, 12 or 20 bits.
      let (header, shift, bits) = [(1, 3, 5), (2, 4, 12), (1, 3, 5), (3, 4, 20)][format]
      guard let count = block.bits(bits, at: shift) else { return nil }
      return header + (first & 3 == 0 ? count : 1)
    }
    // Compressed: two lengths of 10, 14 or 18 bits, before and after.
    let (header, bits) = [(3, 10), (3, 10), (4, 14), (5, 18)][format]
    guard let count = block.bits(bits, at: 4 + bits) else { return nil }
    return header + count
  }

  /// Whether a block has sequences; nil if it makes no sense.
  static func areThere(in block: UnsafeRawBufferPointer) -> Bool? {
    guard var place = literalsEnd(block) else { return nil }
    return count(block, at: &place).map { $0 > 0 }
  }

  /// The number of sequences.
  private static func count(_ block: UnsafeRawBufferPointer, at place: inout Int) -> Int? {
    guard let first = block.bits(8, at: place * 8) else { return nil }
    place += 1
    switch first {
    case ..<128: return first
    case 255:
      guard let more = block.bits(16, at: place * 8) else { return nil }
      place += 2
      return more + 0x7f00
    default:
      guard let more = block.bits(8, at: place * 8) else { return nil }
      place += 1
      return (first - 128) << 8 + more
    }
  }

  /// The table of a code.
  private static func table(
    _ alphabet: Alphabet, _ mode: Int, _ block: UnsafeRawBufferPointer, _ place: inout Int
  ) -> FSETable? {
    switch mode {
    case 0: return alphabet.usual
    case 1:
      guard let symbol = block.bits(8, at: place * 8), symbol < alphabet.symbols else {
        return nil
      }
      place += 1
      return FSETable(repeating: UInt8(symbol))
    case 2:
      return FSETable(block, at: &place, symbols: alphabet.symbols, limit: alphabet.accuracy)
    default: return nil
    }
  }
}

/// What the three codes of sequences stand for (section 3.1.1.3.2.1).
private enum Alphabet {
  case literals, offsets, matches

  /// Number of symbols that there are at most.
  var symbols: Int {
    switch self {
    case .literals: 36
    case .offsets: 32
    case .matches: 53
    }
  }

  /// The highest accuracy of its table.
  var accuracy: Int { self == .offsets ? 8 : 9 }

  /// Bits that follow a symbol of the lengths.
  func extraBits(_ symbol: Int) -> Int {
    switch (self, symbol) {
    case (.literals, 16..<20), (.matches, 32..<36): 1
    case (.literals, 20..<22), (.matches, 36..<38): 2
    case (.literals, 22..<24), (.matches, 38..<40): 3
    case (.literals, 24), (.matches, 40..<42): 4
    case (.matches, 42): 5
    case (.literals, 25...): symbol - 19
    case (.matches, 43...): symbol - 36
    default: 0
    }
  }

  /// The table that needs no description (section 3.1.1.3.2.2).
  var usual: FSETable {
    switch self {
    case .literals:
      FSETable(
        shares: [
          4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1,
          1, 1, -1, -1, -1, -1,
        ], accuracy: 6)
    case .offsets:
      FSETable(
        shares: [
          1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1,
          -1,
        ], accuracy: 5)
    case .matches:
      FSETable(
        shares: [1, 4, 3, 2, 2, 2, 2, 2, 2] + [Int](repeating: 1, count: 37)
          + [Int](repeating: -1, count: 7), accuracy: 6)
    }
  }
}
