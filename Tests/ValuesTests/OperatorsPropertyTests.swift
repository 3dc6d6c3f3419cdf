import GoldenSupport
import Testing

@testable import Values

/// Operators against models that say the same in another way, on random operands.
@Suite struct OperatorsPropertyTests {
  /// The seed of every test here; change it to look elsewhere.
  private static let seed: UInt64 = 20_240_817
  /// Operands that are more interesting than random ones.
  private static let corners: [Int64] = [
    0, 1, -1, 2, 3, 10, .max, .min, .max - 1, .min + 1, 63, 64,
  ]

  /// A random integer, often a corner.
  private static func integer(_ random: inout SplitMix) -> Int64 {
    switch random.next() % 3 {
    case 0: corners[Int(random.next() % UInt64(corners.count))]
    case 1: Int64(random.next() % 2000) - 1000
    default: Int64(bitPattern: random.next())
    }
  }

  /// A random number of any kind.
  private static func number(_ random: inout SplitMix) -> Number {
    let value = integer(&random)
    switch random.next() % 3 {
    case 0: return .unsigned(UInt64(bitPattern: value))
    case 1: return .signed(value)
    default: return .float(Double(value) / 8)
    }
  }

  /// What 64-bit arithmetic leaves of an exact result.
  private static func wrapped(_ value: Int128) -> Int64 { Int64(truncatingIfNeeded: value) }

  @Test func signedArithmeticIsExactArithmeticWrapped() throws {
    var random = SplitMix(seed: Self.seed)
    for _ in 0..<4000 {
      let (a, b) = (Self.integer(&random), Self.integer(&random))
      let (x, y) = (Int128(a), Int128(b))
      let expected: [(String, Int128)] =
        [("+", x + y), ("-", x - y), ("*", x * y)]
        + (b == 0 ? [] : [("/", x / y), ("%", x % y)])
      for (symbol, exact) in expected {
        let result = try operate(.number(.signed(a)), symbol, .number(.signed(b)))
        #expect(result.description == "\(Self.wrapped(exact))", "\(a) \(symbol) \(b)")
      }
      if b == 0 {
        #expect(operatorError(.number(.signed(a)), "/", 0) == "R divide by zero error")
      }
    }
  }

  @Test func powerIsRepeatedMultiplication() throws {
    var random = SplitMix(seed: Self.seed)
    for _ in 0..<2000 {
      let base = Self.integer(&random)
      let exponent = Int64(random.next() % 80)
      let model = (0..<exponent).reduce(Int64(1)) { product, _ in product &* base }
      let result = try operate(.number(.signed(base)), "^", .number(.signed(exponent)))
      #expect(result.description == "\(model)", "\(base) ^ \(exponent)")
    }
  }

  @Test func theKindIsTheHigherOne() throws {
    var random = SplitMix(seed: Self.seed)
    for _ in 0..<2000 {
      let (a, b) = (Self.number(&random), Self.number(&random))
      guard case .number(let sum) = try Operators.add(.number(a), .number(b)) else {
        Issue.record("\(a) + \(b)")
        continue
      }
      switch (a, b, sum) {
      case (.float, _, .float(let value)), (_, .float, .float(let value)):
        #expect(value == a.double + b.double)
      case (.unsigned(let x), .unsigned(let y), .unsigned(let value)): #expect(value == x &+ y)
      case (.unsigned, .signed, .signed(let value)), (.signed, _, .signed(let value)):
        #expect(value == a.int64 &+ b.int64)
      default: Issue.record("\(a) + \(b) is of the wrong kind")
      }
    }
  }

  @Test func comparisonsAgreeWithEachOther() throws {
    var random = SplitMix(seed: Self.seed)
    for _ in 0..<2000 {
      let (a, b) = (Value.number(Self.number(&random)), Value.number(Self.number(&random)))
      let less = try operate(a, "<", b).description
      let notGreaterOrEqual = try Operators.not(operate(a, ">=", b)).description
      let greater = try operate(b, ">", a).description
      #expect(less == notGreaterOrEqual && less == greater, "\(a) < \(b)")
      let equal = try operate(a, "==", b).description
      let notUnequal = try Operators.not(operate(a, "!=", b)).description
      let both = try Operators.and(operate(a, "<=", b), operate(a, ">=", b)).description
      #expect(equal == notUnequal && equal == both, "\(a) == \(b)")
    }
  }

  @Test func stringsAreOrderedByTheirBytes() throws {
    var random = SplitMix(seed: Self.seed)
    let alphabet = Array("aAzé€😀e\u{301}\u{0}".unicodeScalars)
    for _ in 0..<2000 {
      let texts = (0..<2).map { _ in
        (0..<(random.next() % 5)).reduce(into: "") { text, _ in
          text.unicodeScalars.append(alphabet[Int(random.next() % UInt64(alphabet.count))])
        }
      }
      let (a, b) = (texts[0], texts[1])
      let model = Array(a.utf8).lexicographicallyPrecedes(Array(b.utf8))
      #expect(try operate(.string(a), "<", .string(b)).description == "\(model)")
      #expect(
        try operate(.string(a), "==", .string(b)).description == "\(Array(a.utf8) == Array(b.utf8))"
      )
    }
  }

  @Test func logicIsATruthTable() throws {
    for a in [false, true] {
      for b in [false, true] {
        #expect(try operate(.bool(a), "&&", .bool(b)).description == "\(a && b)")
        #expect(try operate(.bool(a), "||", .bool(b)).description == "\(a || b)")
      }
    }
  }
}
