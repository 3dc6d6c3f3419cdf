extension Node {
  /// Writes a line about the node to the collector's log.
  public func log(
    _ level: LogLevel, _ message: @autoclosure () -> String, _ fields: (String, any LogValue)...
  ) {
    guard Log.standard.isEnabled(level) else { return }
    Log.standard.emit(level, message(), origin + fields)
  }

  /// Writes a line about the node with fields that are not known by name here.
  public func log(
    _ level: LogLevel, _ message: String, _ fields: [(String, any LogValue)]
  ) {
    guard Log.standard.isEnabled(level) else { return }
    Log.standard.emit(level, message, origin + fields)
  }

  /// Writes a line about the node to the collector's log, however long the message is.
  func logWhole(_ level: LogLevel, _ message: String, _ fields: [(String, any LogValue)]) {
    guard Log.standard.isEnabled(level) else { return }
    Log.standard.emit(level, message, origin + fields, longestMessage: .max)
  }

  /// A log about the node that repeats a message at most once per interval.
  public func limitedLog(every interval: Duration, in log: Log = .standard) -> LimitedLog {
    LimitedLog(log, every: interval, origin: origin)
  }

  /// The fields that say where a line comes from, as Alloy has them.
  private var origin: [(String, any LogValue)] {
    [("component_path", "/"), ("component_id", id)]
  }
}
