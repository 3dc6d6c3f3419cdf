import Glibc

/// A point on the machine's monotonic clock, in nanoseconds.
public struct Instant: Sendable, Comparable, Hashable {
  /// Nanoseconds since an arbitrary start.
  public var nanoseconds: Int64

  public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  /// The clock's reading right now.
  public static func read() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Instant(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }

  public static func < (a: Instant, b: Instant) -> Bool { a.nanoseconds < b.nanoseconds }

  /// The instant that lies `delay` later; saturates instead of overflowing.
  public static func + (start: Instant, delay: Duration) -> Instant {
    let (sum, overflow) = start.nanoseconds.addingReportingOverflow(delay.nanoseconds)
    return Instant(nanoseconds: overflow ? .max : sum)
  }

  /// The time from `start` to `end`.
  public static func - (end: Instant, start: Instant) -> Duration {
    .nanoseconds(end.nanoseconds - start.nanoseconds)
  }
}

extension Duration {
  /// The duration in whole nanoseconds, saturated to what 64 bits hold (292 years).
  public var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    if overflow { return seconds < 0 ? .min : .max }
    let (sum, carry) = scaled.addingReportingOverflow(attoseconds / 1_000_000_000)
    return carry ? (seconds < 0 ? .min : .max) : sum
  }
}
