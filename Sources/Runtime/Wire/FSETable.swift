/// The table by which a code of finite state entropy is read (RFC 8878, section 4.1): each state stands
/// for a symbol, and tells which state comes next.
struct FSETable {
  /// What a state stands for.
  struct State {
    /// The symbol.
    var symbol: UInt8 = 0
    /// Bits to read for the next state.
    var bits: UInt8 = 0
    /// What is added to them.
    var base: UInt16 = 0
  }

  private let states: [State]
  /// The logarithm of the number of states: the bits of the first one.
  let accuracy: Int

  subscript(state: Int) -> State { states[state] }

  /// The table of a code in which every symbol is the same, and takes no bits.
  init(repeating symbol: UInt8) {
    states = [State(symbol: symbol)]
    accuracy = 0
  }

  /// - Parameters:
  ///   - shares: for each symbol the number of states that stand for it; -1 is one state that takes all
  ///     bits of the next.
  ///   - accuracy: the logarithm of their sum.
  init(shares: [Int], accuracy: Int) {
    let size = 1 << accuracy
    var states = [State](repeating: State(), count: size)
    var end = size
    for (symbol, share) in shares.enumerated() where share == -1 {
      end -= 1
      states[end].symbol = UInt8(symbol)
    }
    var place = 0
    for (symbol, share) in shares.enumerated() where share > 0 {
      for _ in 0..<share {
        states[place].symbol = UInt8(symbol)
        repeat { place = (place + size >> 1 + size >> 3 + 3) & (size - 1) } while place >= end
      }
    }
    var next = shares.map { abs($0) }
    for i in states.indices {
      let symbol = Int(states[i].symbol)
      let number = next[symbol]
      next[symbol] += 1
      let bits = accuracy - (Int.bitWidth - 1 - number.leadingZeroBitCount)
      states[i].bits = UInt8(bits)
      states[i].base = UInt16(number << bits - size)
    }
    self.states = states
    self.accuracy = accuracy
  }

  /// Reads the description of a table (section 4.1.1).
  /// - Parameters:
  ///   - place: the byte at which it begins; moves behind it.
  ///   - symbols: number of symbols that there are at most.
  ///   - limit: the highest accuracy.
  /// - Returns: nil if it is not valid.
  init?(_ body: UnsafeRawBufferPointer, at place: inout Int, symbols: Int, limit: Int) {
    var bit = place * 8
    func take(_ count: Int) -> Int? {
      defer { bit += count }
      return body.bits(count, at: bit)
    }
    guard let first = take(4), first + 5 <= limit else { return nil }
    var rest = 1 << (first + 5)
    var shares: [Int] = []
    while rest > 0 {
      // A number from 0 to rest + 1, of which the lowest take a bit less.
      let width = Int.bitWidth - (rest + 1).leadingZeroBitCount
      let short = 1 << width - rest - 2
      guard shares.count < symbols, var value = take(width - 1) else { return nil }
      if value >= short {
        guard let high = take(1) else { return nil }
        if high == 1 { value += 1 << (width - 1) - short }
      }
      shares.append(value - 1)
      rest -= abs(value - 1)
      guard value == 1 else { continue }
      // Others without a state follow.
      var zeros = 3
      while zeros == 3 {
        guard let more = take(2), shares.count + more <= symbols else { return nil }
        shares += repeatElement(0, count: more)
        zeros = more
      }
    }
    guard rest == 0 else { return nil }
    place = (bit + 7) / 8
    self.init(shares: shares, accuracy: first + 5)
  }
}

/// A code on its way through its states.
struct FSECode {
  private let table: FSETable
  private var state: Int

  /// - Returns: nil if the bits do not hold the first state.
  init?(_ table: FSETable, _ bits: inout BackwardBits) {
    guard let first = bits.take(table.accuracy) else { return nil }
    self.table = table
    state = first
  }

  /// The symbol that comes.
  var symbol: Int { Int(table[state].symbol) }

  /// Goes on to the next state.
  /// - Returns: false if the bits do not hold it.
  mutating func advance(_ bits: inout BackwardBits) -> Bool {
    guard let more = bits.take(Int(table[state].bits)) else { return false }
    state = Int(table[state].base) + more
    return true
  }
}

/// Reads bits from the end of some bytes to their beginning, as states are read. The highest bit that
/// is set marks the end.
struct BackwardBits {
  private let bytes: UnsafeRawBufferPointer
  /// Bits that are left.
  private var count: Int

  /// - Returns: nil if there is no mark.
  init?(_ bytes: UnsafeRawBufferPointer, from start: Int) {
    guard start < bytes.count, let last = bytes.last, last > 0 else { return nil }
    self.bytes = UnsafeRawBufferPointer(rebasing: bytes[start...])
    count = self.bytes.count * 8 - last.leadingZeroBitCount - 1
  }

  /// The next bits as a number; nil if there are not as many.
  mutating func take(_ bits: Int) -> Int? {
    count -= bits
    return bytes.bits(bits, at: count)
  }
}

extension UnsafeRawBufferPointer {
  /// Bits as a number, the lowest of each byte first; nil if there are not as many.
  /// - Parameters:
  ///   - count: 32 at most.
  ///   - position: bits that lie before them.
  func bits(_ count: Int, at position: Int) -> Int? {
    guard position >= 0, position + count <= self.count * 8 else { return nil }
    var value = 0
    var taken = 0
    while taken < count {
      let (byte, offset) = (position + taken).quotientAndRemainder(dividingBy: 8)
      value |= (Int(self[byte]) >> offset) << taken
      taken += 8 - offset
    }
    return value & (1 << count - 1)
  }
}
