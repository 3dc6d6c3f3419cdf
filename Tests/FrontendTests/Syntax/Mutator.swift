import GoldenSupport

/// Damages configurations at random, the same way for the same seed.
struct Mutator {
  /// What is put in at random places.
  private static let pieces: [[UInt8]] =
    [
      "\n", "\n\n", " ", "\t", "\r\n", "// c\n", "/* c */", "/* c\n d */", "{", "}", "[", "]", "(",
      ")",
      ",", "=", ".", "1", ".5", "a", "bb.c", "é", "+", "-", "!", "^", "||", "|", "null", "x = 1\n",
      "b \"l\" {\n}\n", "{a = 1, \"b\\\\\" = 2}", "[1,\n2]", "f(1,\n2)", "`r\ta\nw  `", "\"s\"",
      "\"\\x\"",
      "'", "\0", "\u{feff}", "$", "08", "1e", "\"\"", "``",
    ].map { Array($0.utf8) } + [[0xff], [0xe2, 0x82]]

  private var random: SplitMix

  /// Creates a mutator.
  init(seed: UInt64) { random = SplitMix(seed: seed) }

  /// Returns one of `inputs`, changed in a few places.
  mutating func mutant(of inputs: [[UInt8]]) -> [UInt8] {
    var bytes = inputs.randomElement(using: &random) ?? []
    for _ in 0..<Int.random(in: 1...3, using: &random) { change(&bytes, inputs) }
    return bytes
  }

  /// Changes one place.
  private mutating func change(_ bytes: inout [UInt8], _ inputs: [[UInt8]]) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    let end = min(bytes.count, place + Int.random(in: 1...8, using: &random))
    switch Int.random(in: 0..<10, using: &random) {
    case 0, 1: bytes.removeSubrange(place..<end)
    case 2: bytes.insert(contentsOf: piece(of: inputs.randomElement(using: &random)!), at: place)
    case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 4: bytes.replaceSubrange(place..<end, with: Self.pieces.randomElement(using: &random)!)
    default: bytes.insert(contentsOf: Self.pieces.randomElement(using: &random)!, at: place)
    }
  }

  /// Returns a short stretch of `bytes`.
  private mutating func piece(of bytes: [UInt8]) -> ArraySlice<UInt8> {
    let start = Int.random(in: 0...bytes.count, using: &random)
    return bytes[start..<min(bytes.count, start + Int.random(in: 1...60, using: &random))]
  }
}
