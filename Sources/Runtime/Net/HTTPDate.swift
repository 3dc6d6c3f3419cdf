import Glibc

/// The Date field of answers, made anew once a second.
struct HTTPDate {
  /// The field's line with its end.
  private(set) var line: [UInt8] = []
  /// When the line must be made anew.
  private var expires = Instant(nanoseconds: .min)

  /// Brings the line up to date.
  /// - Parameter now: the start of the loop's turn; only its progress matters.
  @inline(__always)
  mutating func refresh(at now: Instant) {
    if now >= expires { remake(at: now) }
  }

  /// Makes the line from the clock.
  private mutating func remake(at now: Instant) {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    line = Array("date: \(HTTPDate.text(Int(time.tv_sec)))\r\n".utf8)
    expires = now + .nanoseconds(1_000_000_000 - Int64(time.tv_nsec))
  }

  /// The form that HTTP prescribes for dates.
  static func text(_ seconds: Int) -> String {
    var time = seconds
    var parts = tm()
    gmtime_r(&time, &parts)
    let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map(twoDigits).joined(separator: ":")
    return "\(days[Int(parts.tm_wday)]), \(twoDigits(parts.tm_mday)) \(months[Int(parts.tm_mon)]) "
      + "\(1900 + Int(parts.tm_year)) \(clock) GMT"
  }

  private static func twoDigits(_ number: Int32) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
