import Glibc
import Testing

@testable import Runtime

@Suite struct LogTests {
  /// A line at a fixed time.
  private func line(
    _ format: LogFormat, _ message: String, _ fields: (String, any LogValue)...
  ) -> String {
    let time = WallTime(seconds: 1_767_325_445, nanoseconds: 678_901_234)
    return String(
      decoding: LogLine.bytes(format, time, .info, message, fields), as: UTF8.self)
  }

  @Test func writesLogfmt() {
    #expect(
      line(.logfmt, "exporting failed", ("component_id", "a.b.c"), ("items", 12), ("ok", false))
        == "ts=2026-01-02T03:44:05.678901234Z level=info msg=\"exporting failed\" "
        + "component_id=a.b.c items=12 ok=false\n")
  }

  @Test func writesJSON() {
    #expect(
      line(.json, "done", ("items", 12), ("error", "a \"b\"\n\u{1}\\é"), ("ok", true))
        == "{\"ts\":\"2026-01-02T03:44:05.678901234Z\",\"level\":\"info\",\"msg\":\"done\","
        + "\"items\":12,\"error\":\"a \\\"b\\\"\\n\\u0001\\\\é\",\"ok\":true}\n")
  }

  @Test(arguments: [
    ("", "\"\""), ("plain", "plain"), ("a b", "\"a b\""), ("a=b", "\"a=b\""),
    ("say \"x\"", #""say \"x\"""#), ("back\\slash", "back\\slash"),
    ("back\\ slash", #""back\\ slash""#), ("line\nfeed", #""line\nfeed""#), ("é", "é"),
    ("\u{200B}", #""\u200b""#), ("\u{1}", #""\x01""#), ("5.2s", "5.2s"),
  ])
  func quotesValuesOnlyWhereNeeded(value: String, expected: String) {
    #expect(line(.logfmt, "", ("k", value)).hasSuffix(" k=\(expected)\n"))
  }

  @Test func quotesKeysWhereNeeded() {
    #expect(line(.logfmt, "m", ("a b=\"c\n", 1)).hasSuffix(#" "a b=\"c\n"=1"# + "\n"))
  }

  @Test func cutsLongTexts() {
    let text = line(.logfmt, "m", ("k", "a" + String(repeating: "é", count: 4000)))
    #expect(text.utf8.count < Log.longestText + 100)
    #expect(text.hasSuffix("é...\n"))
  }

  @Test func writesDurations() {
    #expect(line(.logfmt, "m", ("in", Duration.milliseconds(5200))).hasSuffix(" in=5.2s\n"))
  }

  @Test func writesOneLinePerCallAndNothingBelowItsLevel() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    let log = Log(descriptor: ends[1])
    log.configure(level: .warn, format: .logfmt)
    log.write(.info, "unwanted")
    log.write(.error, "wanted", ("key", "value"))
    var buffer = [UInt8](repeating: 0, count: 1000)
    let count = read(ends[0], &buffer, buffer.count)
    let text = String(decoding: buffer[..<max(0, count)], as: UTF8.self)
    #expect(text.hasPrefix("ts=20"))
    #expect(text.hasSuffix("Z level=error msg=wanted key=value\n"))
    #expect(!text.contains("unwanted"))
  }

  @Test func namesOfLevelsAndFormats() {
    #expect(LogLevel(name: "warn") == .warn)
    #expect(LogLevel(name: "") == .info)
    #expect(LogLevel(name: "fatal") == nil)
    #expect(LogFormat(name: "json") == .json)
    #expect(LogFormat(name: "xml") == nil)
  }

  @Test func aRepeatedMessageIsWrittenOncePerInterval() {
    let log = Log.standard.limited(every: .seconds(10))
    let start = Instant(nanoseconds: 0)
    #expect(log.admit("a", at: start) == 0)
    #expect(log.admit("a", at: start + .seconds(3)) == nil)
    #expect(log.admit("b", at: start + .seconds(4)) == 0)
    #expect(log.admit("a", at: start + .seconds(9)) == nil)
    #expect(log.admit("a", at: start + .seconds(10)) == 2)
    #expect(log.admit("a", at: start + .seconds(21)) == 0)
  }

  @Test func rememberedMessagesAreBounded() {
    let log = Log.standard.limited(every: .seconds(10))
    let start = Instant(nanoseconds: 0)
    for i in 0..<1000 { #expect(log.admit("message \(i)", at: start) == 0) }
  }
}
