import Testing

@testable import Runtime

@Suite struct NumberTextTests {
  @Test(arguments: [
    (0, "0", "0", "0.000000"), (-0.0, "-0", "-0", "-0.000000"), (1, "1", "1", "1.000000"),
    (0.1, "0.1", "0.1", "0.100000"), (1e-5, "0.00001", "1e-05", "0.000010"),
    (1.5e-7, "1.5e-7", "1.5e-07", "0.000000"),
    (1e20, "100000000000000000000", "100000000000000000000", "100000000000000000000.000000"),
    (1e21, "1e+21", "1e+21", "1000000000000000000000.000000"),
    (.infinity, "Infinity", "+Inf", "+Inf"), (-.infinity, "-Infinity", "-Inf", "-Inf"),
    (.nan, "NaN", "NaN", "NaN"),
  ])
  func doubles(value: Double, json: String, short: String, six: String) {
    #expect(value.jsonText == json)
    #expect(value.shortText == short)
    #expect(value.sixDigits == six)
  }

  @Test(
    arguments: [
      (nil, "1970-01-01 00:00:00 +0000 UTC"), (1_500_000_000, "1970-01-01 00:00:01.5 +0000 UTC"),
      (1_767_325_445_678_901_234, "2026-01-02 03:44:05.678901234 +0000 UTC"),
      (UInt64.max, "2554-07-21 23:34:33.709551615 +0000 UTC"),
    ] as [(UInt64?, String)])
  func timestamps(nanoseconds: UInt64?, text: String) {
    #expect(nanoseconds.timestamp == text)
  }

  @Test func narrowNumbers() {
    #expect((UInt64.max as UInt64?).counter == UInt32.max)
    #expect((UInt64.max as UInt64?).signed32 == -1)
    #expect((3 as UInt64?).zigZag32 == -2)
    #expect((4 as UInt64?).zigZag32 == 2)
    #expect(([0, 0x1f, 0xff] as Bytes).hexadecimal == "001fff")
  }
}
