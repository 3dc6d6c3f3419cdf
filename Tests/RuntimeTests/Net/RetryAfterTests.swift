import Testing

@testable import Runtime

@Suite struct RetryAfterTests {
  /// 1994-11-06 08:49:37.
  private let time = WallTime(seconds: 784_111_777)

  @Test(arguments: [
    "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
    "Sun Nov 16 08:49:37 1994",
  ])
  func readsAllThreeForms(text: String) {
    let shift: Int64 =
      text.utf8.contains(UInt8(ascii: "1")) && text.hasPrefix("Sun Nov 16") ? 10 : 0
    #expect(
      WallTime(httpDate: text, present: time)
        == WallTime(seconds: time.seconds + shift * 86400))
  }

  @Test(arguments: [
    "", "Sun", "06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37",
    "Sun, 31 Nov 1994 08:49:37 GMT",
    "Sun, 06 Now 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49 GMT", "Sun, 06 Nov 1994 25:49:37 GMT",
    "Sun, 06 Nov 1994 08:49:37 CET", "Sun, +6 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37Z",
    "Sun, 06 Nov 19941 08:49:37 GMT",
  ])
  func refusesOtherTexts(text: String) {
    #expect(WallTime(httpDate: text, present: time) == nil)
  }

  @Test func yearsOfTwoDigitsAreNear() {
    let present = WallTime(seconds: 1_767_325_445)
    #expect(
      WallTime(httpDate: "Friday, 06-Nov-26 08:49:37 GMT", present: present)?.date.year == 2026)
    #expect(
      WallTime(httpDate: "Friday, 06-Nov-94 08:49:37 GMT", present: present)?.date.year == 1994)
  }

  @Test(arguments: [
    ("0", 0), ("120", 120), (" 7\t", 7), ("99999999999999999999", 86400), ("100000", 86400),
    ("Sun, 06 Nov 1994 08:50:07 GMT", 30), ("Sun, 06 Nov 1994 08:49:07 GMT", 0),
    ("Fri, 06 Nov 2026 08:49:07 GMT", 86400),
  ])
  func readsDelays(text: String, seconds: Int) {
    #expect(RetryAfter.delay(text, now: time) == .seconds(seconds))
  }

  @Test(arguments: ["", "-1", "1.5", "+3", "soon", " "])
  func noDelay(text: String) {
    #expect(RetryAfter.delay(text, now: time) == nil)
  }
}
