/// A log for one place that may fail again and again: of each message it writes one line per
/// interval, and says with the next one how many it left out. It belongs to one loop.
public final class LimitedLog {
  /// What became of one message.
  private struct Entry {
    /// When a line was last written.
    var written: Instant
    /// Lines left out since.
    var suppressed = 0
  }

  /// The messages that are told apart; one more starts over.
  private static let capacity = 32

  private let log: Log
  private let interval: Duration
  private let origin: [(String, any LogValue)]
  private var entries: [String: Entry] = [:]

  init(_ log: Log, every interval: Duration, origin: [(String, any LogValue)]) {
    self.log = log
    self.interval = interval
    self.origin = origin
  }

  /// Writes a line, unless one with the same message was written less than an interval ago.
  public func write(
    _ level: LogLevel, _ message: String, _ fields: (String, any LogValue)...
  ) {
    guard log.isEnabled(level), let suppressed = admit(message, at: .read()) else { return }
    let note: [(String, any LogValue)] = suppressed > 0 ? [("suppressed", suppressed)] : []
    log.emit(level, message, origin + fields + note)
  }

  /// The number of lines left out before this one, or nil when this one is left out too.
  func admit(_ message: String, at now: Instant) -> Int? {
    if let entry = entries[message] {
      if now - entry.written < interval {
        entries[message]!.suppressed += 1
        return nil
      }
      entries[message] = Entry(written: now)
      return entry.suppressed
    }
    if entries.count >= LimitedLog.capacity { entries.removeAll() }
    entries[message] = Entry(written: now)
    return 0
  }
}

extension Log {
  /// A log that repeats a message at most once per interval.
  public func limited(every interval: Duration) -> LimitedLog {
    LimitedLog(self, every: interval, origin: [])
  }
}
