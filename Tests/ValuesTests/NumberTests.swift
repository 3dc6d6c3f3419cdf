import GoldenSupport
import Testing

@testable import Values

@Suite struct NumberTests {
  @Test(arguments: [
    ("8", "8"), ("010", "8"), ("08", "8"), ("0", "0"), ("00", "0"), ("1.50", "1.5"), ("1.", "1"),
    (".5", "0.5"), ("1e5", "100000"), ("1E+5", "100000"), ("1e21", "1000000000000000000000"),
    ("1e-7", "0.0000001"), ("9223372036854775807", "9223372036854775807"),
    ("18446744073709551615", "18446744073709551615"),
    ("18446744073709551616", "18446744073709552000"), ("0.1", "0.1"), ("123.456e2", "12345.6"),
  ])
  func readsLiterals(text: String, printed: String) {
    #expect(Number(literal: text)?.description == printed)
  }

  @Test func literalsHaveKinds() throws {
    guard case .signed(8) = Number(literal: "010"), case .float(8) = Number(literal: "08"),
      case .unsigned(.max) = Number(literal: "18446744073709551615"),
      case .float(0x1p64) = Number(literal: "18446744073709551616"),
      case .float(1) = Number(literal: "1.0")
    else {
      Issue.record("a literal has the wrong kind")
      return
    }
    #expect(Number(literal: "1e999") == nil)
  }

  @Test(arguments: [
    "", "-", "-1.5", "+1", "abc", "0x10", "1_000", " 1", "e", "nan", "infinity", "1e999",
  ])
  func refusesOtherStrings(text: String) {
    #expect(Number(string: text) == nil)
  }

  @Test(arguments: [("15", "15"), ("-15", "-15"), ("015", "15"), ("1.5", "1.5"), ("1e2", "100")])
  func readsStrings(text: String, printed: String) {
    #expect(Number(string: text)?.description == printed)
  }

  @Test(
    arguments: [
      (0.0, "0", "0", "0e+00"), (-0.0, "-0", "-0", "-0e+00"), (1.5, "1.5", "1.5", "1.5e+00"),
      (100_000, "100000", "100000", "1e+05"), (1_000_000, "1000000", "1e+06", "1e+06"),
      (123_456_789, "123456789", "1.23456789e+08", "1.23456789e+08"),
      (0.0001, "0.0001", "0.0001", "1e-04"), (0.00001, "0.00001", "1e-05", "1e-05"),
      (-2.5e-300, "-0." + String(repeating: "0", count: 299) + "25", "-2.5e-300", "-2.5e-300"),
      (.leastNonzeroMagnitude, "0." + String(repeating: "0", count: 323) + "5", "5e-324", "5e-324"),
      (.infinity, "+Inf", "+Inf", "+Inf"), (-.infinity, "-Inf", "-Inf", "-Inf"),
    ] as [(Double, String, String, String)])
  func printsFloats(value: Double, fixed: String, general: String, scientific: String) {
    let digits = DecimalDigits(value)
    #expect(digits.fixed == fixed)
    #expect(digits.general == general)
    #expect(digits.scientific == scientific)
  }

  @Test func printedFloatsReadBack() {
    var generator = SplitMix(seed: 7)
    for _ in 0..<4000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      #expect(Double(DecimalDigits(value).fixed) == value)
      #expect(Double(DecimalDigits(value).scientific) == value)
    }
  }
}
