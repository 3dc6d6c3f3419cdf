import Testing
import Values

@testable import Schema

@Suite struct DurationTests {
  @Test(
    arguments: [
      ("0", 0), ("5s", 5_000_000_000), ("1h2m3.5s", 3_723_500_000_000),
      ("-1.5h", -5_400_000_000_000),
      ("+5s", 5_000_000_000), ("1.s", 1_000_000_000), (".5s", 500_000_000), ("1us", 1000),
      ("1µs", 1000), ("1μs", 1000), ("10ms3ns", 10_000_003),
      ("0.3333333333333333333h", 1_200_000_000_000),
      ("9223372036854775807ns", Int64.max), ("-9223372036854775808ns", Int64.min),
      ("-0", 0),
    ] as [(String, Int64)])
  func readsDurations(text: String, nanoseconds: Int64) throws {
    #expect(try Duration(.string(text)) == .nanoseconds(nanoseconds))
  }

  @Test(
    arguments: [
      ("", #"time: invalid duration """#), ("15", #"time: missing unit in duration "15""#),
      ("1d", #"time: unknown unit "d" in duration "1d""#), (".s", #"time: invalid duration ".s""#),
      ("-", #"time: invalid duration "-""#), ("s", #"time: invalid duration "s""#),
      ("9223372036854775808ns", #"time: invalid duration "9223372036854775808ns""#),
      ("300000000h", #"time: invalid duration "300000000h""#),
      ("1s 2s", #"time: unknown unit "s " in duration "1s 2s""#),
    ] as [(String, String)])
  func refusesOtherText(text: String, message: String) {
    #expect(conversionError(Duration.self, .string(text)) == "X " + message)
  }

  @Test func refusesOtherTypes() {
    #expect(conversionError(Duration.self, 15) == #"X time: missing unit in duration "15""#)
    #expect(conversionError(Duration.self, true) == "X should be string, got bool")
  }

  @Test(
    arguments: [
      (0, "0s", ".seconds(0)"), (1, "1ns", ".nanoseconds(1)"),
      (1100, "1.1µs", ".nanoseconds(1100)"),
      (200_000_000, "200ms", ".milliseconds(200)"), (1_500_000_000, "1.5s", ".milliseconds(1500)"),
      (60_000_000_000, "1m0s", ".seconds(60)"), (3_600_000_000_000, "1h0m0s", ".seconds(3600)"),
      (-5_400_000_000_000, "-1h30m0s", ".seconds(-5400)"), (1_000_000, "1ms", ".milliseconds(1)"),
      (61_001_000_000, "1m1.001s", ".milliseconds(61001)"),
      (Int64.min, "-2562047h47m16.854775808s", ".nanoseconds(-9223372036854775808)"),
    ] as [(Int64, String, String)])
  func printsDurations(nanoseconds: Int64, alloy: String, swift: String) throws {
    let duration = Duration.nanoseconds(nanoseconds)
    #expect(duration.alloyLiteral == quoted(alloy))
    #expect(duration.swiftLiteral == swift)
    #expect(try Duration(.string(alloy)) == duration)
  }
}
