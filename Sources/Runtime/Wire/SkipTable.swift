/// What it takes to pass over the next symbol of a deflate block, or two.
struct SkipEntry: BitwiseCopyable {
  /// What comes after a symbol. `unknown`: the code is longer than the table's index, or is none.
  enum Next: UInt8, BitwiseCopyable { case unknown, symbol, distance, endOfBlock }

  /// Bits of the codes and of the extra bits behind the last of them.
  var bits: UInt8 = 0
  /// Bits of the codes alone.
  var codeBits: UInt8 = 0
  var next = Next.unknown
  /// The symbol, where alphabets are small enough.
  var symbol: UInt8 = 0
}

/// A prefix code of deflate (RFC 1951, section 3.2.2), as far as it takes to pass over its symbols: how
/// many bits there are, not what they mean.
final class SkipTable {
  /// Bits of the index.
  private let width: Int
  /// An entry for each value of the next `width` bits, the first bit lowest. Sound: owned, and freed
  /// once.
  private let entries: UnsafeMutablePointer<SkipEntry>
  /// Number of codes of each length.
  private var counts = [Int](repeating: 0, count: SkipTable.longest + 1)
  /// The entries of all symbols that have codes, in the order of these.
  private var ordered: [SkipEntry] = []

  /// The most bits of a code.
  private static var longest: Int { 15 }

  init(width: Int) {
    self.width = width
    entries = .allocate(capacity: 1 << width)
    entries.initialize(repeating: SkipEntry(), count: 1 << width)
  }

  deinit { entries.deallocate() }

  /// What to do with bits that come next, the first lowest.
  @inline(__always)
  func entry(for word: UInt64) -> SkipEntry {
    // Sound: the index has `width` bits.
    let entry = entries[Int(truncatingIfNeeded: word) & (1 << width &- 1)]
    return entry.next == .unknown ? longEntry(for: word) : entry
  }

  /// What to do with bits whose code is longer than the index, one bit after the other: the codes of a
  /// length are numbers in a row.
  @inline(never)
  private func longEntry(for word: UInt64) -> SkipEntry {
    var code = 0
    var first = 0
    var index = 0
    for length in 1...SkipTable.longest {
      code = code << 1 | Int(word >> UInt64(length - 1) & 1)
      let count = counts[length]
      if code < first + count { return code < first ? SkipEntry() : ordered[index + code - first] }
      index += count
      first = (first + count) << 1
    }
    return SkipEntry()
  }

  /// Makes the table for a code.
  /// - Parameters:
  ///   - lengths: of each symbol's code in bits; 0 for symbols that have none.
  ///   - meaning: what follows a symbol, and how many extra bits it has.
  func build(
    _ lengths: some Collection<UInt8>, _ meaning: (Int) -> (next: SkipEntry.Next, extra: UInt8)
  ) {
    for i in counts.indices { counts[i] = 0 }
    for length in lengths where length > 0 { counts[Int(length)] += 1 }
    var codes = counts
    var places = counts
    (codes[0], places[0]) = (0, 0)
    for length in 1...SkipTable.longest {
      codes[length] = (codes[length - 1] + (length > 1 ? counts[length - 1] : 0)) << 1
      places[length] = places[length - 1] + (length > 1 ? counts[length - 1] : 0)
    }
    ordered = [SkipEntry](repeating: SkipEntry(), count: lengths.count)
    entries.update(repeating: SkipEntry(), count: 1 << width)
    for (symbol, length) in lengths.enumerated() where length > 0 {
      let (next, extra) = meaning(symbol)
      let entry = SkipEntry(
        bits: length + extra, codeBits: length, next: next,
        symbol: UInt8(truncatingIfNeeded: symbol))
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
    var reversed = 0
    for bit in 0..<length where code >> bit & 1 != 0 { reversed |= 1 << (length - 1 - bit) }
    // Sound: both the first index and the last have `width` bits.
    for index in stride(from: reversed, to: 1 << width, by: 1 << length) { entries[index] = entry }
  }

  /// Lets entries pass over two symbols where the code of the second lies in the index, too.
  func pair() {
    // From the highest: an entry looks at one below it, which has not been changed yet.
    for index in stride(from: 1 << width - 1, through: 0, by: -1) {
      let first = entries[index]
      guard first.next == .symbol else { continue }
      let second = entries[index >> Int(first.codeBits)]
      guard second.next != .unknown, Int(first.codeBits + second.codeBits) <= width else {
        continue
      }
      entries[index].bits += second.bits
      entries[index].codeBits += second.codeBits
      entries[index].next = second.next
    }
  }
}
