/// The value of a Retry-After field: a number of seconds, or a date.
enum RetryAfter {
  /// The longest delay that is believed: a server does not stop a collector for good.
  static let longest = Duration.seconds(86400)

  /// The delay that the text asks for, never negative; nil when it is neither number nor date.
  static func delay(_ text: String, now: WallTime) -> Duration? {
    let text = text[...].trimmingBlanks
    if !text.isEmpty, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
      return min(.seconds(Int64(text) ?? .max), longest)
    }
    guard let date = WallTime(httpDate: String(text)) else { return nil }
    return min(max(.seconds(date.seconds - now.seconds), .zero), longest)
  }
}

extension WallTime {
  /// Reads one of the three forms of a date in HTTP.
  /// - Parameter present: what decides about the century of a year of two digits.
  init?(httpDate text: String, present: WallTime = .now()) {
    var words = text.split { $0 == " " || $0 == "-" || $0 == "," }.map(String.init)
    guard !words.isEmpty, WallTime.isWeekday(words.removeFirst()) else { return nil }
    // Sun, 06 Nov 1994 08:49:37 GMT / Sunday, 06-Nov-94 08:49:37 GMT / Sun Nov  6 08:49:37 1994
    if words.count == 4, !text.utf8.contains(UInt8(ascii: ",")) {
      words = [words[1], words[0], words[3], words[2], "GMT"]
    }
    guard words.count == 5, words[4] == "GMT" else { return nil }
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let clock = words[3].split(separator: ":", omittingEmptySubsequences: false)
    guard let month = months.firstIndex(of: words[1]), clock.count == 3,
      let day = Int(digits: words[0]), var year = Int(digits: words[2]),
      let hour = Int(digits: clock[0]), let minute = Int(digits: clock[1]),
      let second = Int(digits: clock[2])
    else { return nil }
    if words[2].utf8.count == 2 {
      // A date that seems to lie more than fifty years ahead is one of the past century.
      year += present.date.year / 100 * 100
      if year > present.date.year + 50 { year -= 100 }
    }
    self.init(
      year: year, month: month + 1, day: day, hour: hour, minute: minute, second: second)
  }

  /// Whether a word names a day of the week, in full or by its first three letters.
  private static func isWeekday(_ word: String) -> Bool {
    let days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    return days.contains { $0 == word || $0.prefix(3) == word }
  }
}

extension Int {
  /// The number that one to four decimal digits say.
  fileprivate init?(digits text: some StringProtocol) {
    guard (1...4).contains(text.utf8.count),
      text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
    else { return nil }
    self.init(text)
  }
}

extension Substring {
  /// The text without spaces and tabs at either end.
  var trimmingBlanks: Substring {
    let start = self.drop { $0 == " " || $0 == "\t" }
    guard let end = start.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
    return start[...end]
  }
}
