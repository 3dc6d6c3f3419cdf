/// What it takes to pass over the next symbol of a deflate block, or the next two.
struct SkipEntry: BitwiseCopyable {
  /// Bits of the codes, and of the extra bits behind the last of them.
  var bits: UInt8 = 0
  /// Bits of the codes alone; 0 if the bits are not a code that lies in the index.
  var codeBits: UInt8 = 0
  /// What comes next, in terms of the one who has made the table.
  var next: UInt16
}

/// A prefix code of deflate (RFC 1951, section 3.2.2), as far as it takes to pass over its symbols: how
/// many bits there are, not what they mean.
struct SkipTable {
  /// Bits of the index.
  private let width: Int
  /// An entry for each value of the next `width` bits, the first bit lowest. Sound: the owner keeps the
  /// memory for as long as it keeps the table.
  private let entries: UnsafeMutablePointer<SkipEntry>
  /// The entry for bits that are not a code that lies in the index.
  private let unknown: SkipEntry
  /// Number of codes of each length.
  private var counts = [Int](repeating: 0, count: SkipTable.longest + 1)
  /// The entries of all symbols that have codes, in the order of these.
  private var ordered: [SkipEntry] = []

  /// The most bits of a code.
  private static var longest: Int { 15 }

  /// - Parameters:
  ///   - entries: memory for two to the power of `width` entries.
  ///   - unknown: what comes next when no code is found in the index.
  init(width: Int, in entries: UnsafeMutablePointer<SkipEntry>, unknown: UInt16) {
    self.width = width
    self.entries = entries
    self.unknown = SkipEntry(next: unknown)
    entries.initialize(repeating: self.unknown, count: 1 << width)
  }

  /// What to do with bits whose code may be longer than the index, one bit after the other: the codes
  /// of a length are numbers in a row.
  func entry(for word: UInt64) -> SkipEntry {
    var code = 0
    var first = 0
    var index = 0
    for length in 1...SkipTable.longest {
      code = code << 1 | Int(word >> UInt64(length - 1) & 1)
      let count = counts[length]
      if code < first + count { return code < first ? unknown : ordered[index + code - first] }
      index += count
      first = (first + count) << 1
    }
    return unknown
  }

  /// Makes the table for a code.
  /// - Parameters:
  ///   - lengths: of each symbol's code in bits; 0 for symbols that have none.
  ///   - meaning: what follows a symbol, and how many extra bits it has.
  mutating func build(
    _ lengths: ArraySlice<UInt8>, _ meaning: (Int) -> (next: UInt16, extra: UInt8)
  ) {
    for i in counts.indices { counts[i] = 0 }
    for length in lengths where length > 0 { counts[Int(length)] += 1 }
    var codes = [Int](repeating: 0, count: counts.count)
    var places = codes
    for length in 2...SkipTable.longest {
      codes[length] = (codes[length - 1] + counts[length - 1]) << 1
      places[length] = places[length - 1] + counts[length - 1]
    }
    ordered = [SkipEntry](repeating: unknown, count: lengths.count)
    entries.update(repeating: unknown, count: 1 << width)
    for (symbol, length) in lengths.enumerated() where length > 0 {
      let (next, extra) = meaning(symbol)
      let entry = SkipEntry(bits: length + extra, codeBits: length, next: next)
      ordered[places[Int(length)]] = entry
      fill(entry, codes[Int(length)])
      places[Int(length)] += 1
      codes[Int(length)] += 1
    }
  }

  /// Enters a code wherever the next bits begin with it.
  private func fill(_ entry: SkipEntry, _ code: Int) {
    let length = Int(entry.codeBits)
    guard length <= width else { return }
    // Codes are packed with their highest bit first, all else with the lowest.
    var index = 0
    for bit in 0..<length { index |= (code >> bit & 1) << (length - 1 - bit) }
    // Sound: the index has `width` bits.
    while index < 1 << width {
      entries[index] = entry
      index += 1 << length
    }
  }

  /// Lets entries of symbols that are followed by one of the same code pass over that, too, where both
  /// lie in the index.
  /// - Parameter next: what is told of such symbols.
  func pair(_ next: UInt16) {
    // From the highest: an entry looks at one below it, which has not been changed yet.
    var index = 1 << width
    while index > 0 {
      index -= 1
      let first = entries[index]
      guard first.next == next, first.codeBits > 0 else { continue }
      let second = entries[index >> Int(first.codeBits)]
      guard second.codeBits > 0, Int(first.codeBits + second.codeBits) <= width else { continue }
      entries[index] = SkipEntry(
        bits: first.bits + second.bits, codeBits: first.codeBits + second.codeBits,
        next: second.next)
    }
  }
}
