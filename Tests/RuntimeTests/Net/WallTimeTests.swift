import Testing

@testable import Runtime

@Suite struct WallTimeTests {
  /// The time as RFC 3339.
  private func text(_ seconds: Int64, _ nanoseconds: Int32 = 0) -> String {
    var bytes: [UInt8] = []
    WallTime(seconds: seconds, nanoseconds: nanoseconds).appendRFC3339(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (951_782_400, "2000-02-29T00:00:00Z"),
    (951_868_799, "2000-02-29T23:59:59Z"), (951_868_800, "2000-03-01T00:00:00Z"),
    (1_767_325_445, "2026-01-02T03:44:05Z"), (4_107_542_400, "2100-03-01T00:00:00Z"),
    (-1, "1969-12-31T23:59:59Z"), (-2_208_988_800, "1900-01-01T00:00:00Z"),
  ])
  func printsCivilTime(seconds: Int64, expected: String) {
    #expect(text(seconds) == expected)
  }

  @Test func leavesOutZerosBehindTheFraction() {
    #expect(text(0, 123_456_789) == "1970-01-01T00:00:00.123456789Z")
    #expect(text(0, 120_000_000) == "1970-01-01T00:00:00.12Z")
    #expect(text(0, 5) == "1970-01-01T00:00:00.000000005Z")
  }

  @Test func datesGoBothWays() throws {
    for day in stride(from: Int64(-700_000), to: 900_000, by: 137) {
      let time = WallTime(seconds: day * 86400 + 3661)
      let (year, month, number) = time.date
      let back = try #require(
        WallTime(year: year, month: month, day: number, hour: 1, minute: 1, second: 1))
      #expect(back == time)
    }
  }

  @Test(arguments: [
    (2025, 2, 29, 0), (2100, 2, 29, 0), (2024, 13, 1, 0), (2024, 4, 31, 0), (2024, 1, 0, 0),
    (2024, 1, 1, 24), (0, 1, 1, 0),
  ])
  func refusesDatesThatDoNotExist(year: Int, month: Int, day: Int, hour: Int) {
    #expect(
      WallTime(year: year, month: month, day: day, hour: hour, minute: 0, second: 0) == nil)
  }
}
