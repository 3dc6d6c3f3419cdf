import Glibc

/// The terminal, or what stands in its place.
enum Console {
  /// Writes to standard output.
  static func print(_ text: String) { write(text, to: 1) }

  /// Writes to standard error.
  static func write(_ text: String) { write(text, to: 2) }

  /// Writes a failure to standard error.
  static func complain(_ message: String) { write("alloyc: error: \(message)\n") }

  /// Whether standard error shows colours.
  static var hasColour: Bool {
    isatty(2) == 1 && getenv("NO_COLOR") == nil
      && getenv("TERM").map { strcmp($0, "dumb") != 0 } ?? false
  }

  /// Writes all of a text to a file descriptor; a reader that has gone is no failure.
  private static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
