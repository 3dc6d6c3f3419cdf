import Glibc
import Synchronization

/// Where log lines go. One line is one `write`, so threads need no lock and lines stay whole.
public final class Log: Sendable {
  /// The collector's own log, on standard error.
  public static let standard = Log(descriptor: 2)

  /// The longest text that a message or a value may have, in bytes; the rest is cut off, since some
  /// of it comes from peers.
  static let longestText = 4096

  private let descriptor: Int32
  private let level = Atomic<UInt8>(LogLevel.info.rawValue)
  private let format = Atomic<UInt8>(LogFormat.logfmt.rawValue)

  /// A log that writes to a file descriptor, which stays the caller's.
  public init(descriptor: Int32) { self.descriptor = descriptor }

  /// Sets the least level that is written, and how. Meant for the start, before loops run.
  public func configure(level: LogLevel, format: LogFormat) {
    self.level.store(level.rawValue, ordering: .relaxed)
    self.format.store(format.rawValue, ordering: .relaxed)
  }

  /// Whether lines of this level are written; ask first where the values are costly.
  public func isEnabled(_ level: LogLevel) -> Bool {
    level.rawValue >= self.level.load(ordering: .relaxed)
  }

  /// Writes a line of the process itself.
  public func write(
    _ level: LogLevel, _ message: @autoclosure () -> String, _ fields: (String, any LogValue)...
  ) {
    guard isEnabled(level) else { return }
    emit(level, message(), fields)
  }

  /// Writes a line, whatever its level.
  func emit(
    _ level: LogLevel, _ message: String, _ fields: [(String, any LogValue)],
    longestMessage: Int = Log.longestText
  ) {
    let format = LogFormat(rawValue: format.load(ordering: .relaxed)) ?? .logfmt
    let line = LogLine.bytes(
      format, .now(), level, message, fields, longestMessage: longestMessage)
    line.withUnsafeBytes { bytes in
      var rest = bytes
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        if count < 0 && errno == EINTR { continue }
        // Nowhere is left to complain to; a log never stops telemetry.
        guard count > 0 else { return }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    }
  }
}
