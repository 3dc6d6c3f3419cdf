import Glibc

/// A point in civil time (UTC), to the nanosecond. For logs and protocols; never for measuring.
public struct WallTime: Sendable, Hashable {
  /// Whole seconds since 1970.
  public let seconds: Int64
  /// The nanoseconds on top, below a milliard.
  public let nanoseconds: Int32

  public init(seconds: Int64, nanoseconds: Int32 = 0) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// The present.
  public static func now() -> WallTime {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return WallTime(seconds: Int64(time.tv_sec), nanoseconds: Int32(time.tv_nsec))
  }

  /// The time of a date in the Gregorian calendar, or nil when there is no such date.
  public init?(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
    // A leap second counts as the second before it, as POSIX time has none.
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= WallTime.days(in: month, of: year), (0...23).contains(hour),
      (0...59).contains(minute), (0...60).contains(second)
    else { return nil }
    let days = WallTime.daysSinceEpoch(year: year, month: month, day: day)
    let time = hour * 3600 + minute * 60 + min(second, 59)
    self.init(seconds: Int64(days * 86400 + time))
  }

  /// The length of a month in days.
  private static func days(in month: Int, of year: Int) -> Int {
    if month == 2 { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28 }
    return [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  /// Days from 1970-01-01 to a date. Years begin in March here, so that the leap day comes last and
  /// the lengths of the months before it follow (153 m + 2) / 5.
  private static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let monthFromMarch = (month + 9) % 12
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
  }

  /// Year, month and day of the time. The inverse of `daysSinceEpoch`; holds from the year 0 on.
  var date: (year: Int, month: Int, day: Int) {
    let days = Int(seconds >= 0 ? seconds / 86400 : (seconds - 86399) / 86400) + 719_468
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// Hour, minute and second of the time.
  var clock: (hour: Int, minute: Int, second: Int) {
    let time = Int(((seconds % 86400) + 86400) % 86400)
    return (time / 3600, time / 60 % 60, time % 60)
  }
}

extension WallTime {
  /// Appends the time as RFC 3339 has it, with as much of the fraction as is not zero.
  func appendRFC3339(to bytes: inout [UInt8]) {
    let (year, month, day) = date
    let (hour, minute, second) = clock
    bytes.append(decimal: year, digits: 4)
    for (mark, number) in [
      ("-", month), ("-", day), ("T", hour), (":", minute), (":", second),
    ] {
      bytes.append(contentsOf: mark.utf8)
      bytes.append(decimal: number, digits: 2)
    }
    if nanoseconds != 0 {
      bytes.append(UInt8(ascii: "."))
      bytes.append(decimal: Int(nanoseconds), digits: 9)
      while bytes.last == UInt8(ascii: "0") { bytes.removeLast() }
    }
    bytes.append(UInt8(ascii: "Z"))
  }
}

extension [UInt8] {
  /// Appends a number that is not negative, padded with zeros.
  fileprivate mutating func append(decimal number: Int, digits: Int) {
    var power = 1
    for _ in 1..<digits { power *= 10 }
    while power > 0 {
      append(UInt8(ascii: "0") + UInt8(number / power % 10))
      power /= 10
    }
  }
}
