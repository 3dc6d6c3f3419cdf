import Glibc

/// Why a collector could not be built, other than a mistake in its configuration.
public struct ToolchainError: Error, CustomStringConvertible, Equatable {
  /// What went wrong.
  public let message: String
  /// What the user can do about it, one remark each.
  public let notes: [String]

  /// Describes a failure.
  public init(_ message: String, notes: [String] = []) {
    self.message = message
    self.notes = notes
  }

  /// The message and its remarks, one a line.
  public var description: String { ([message] + notes.map { "  " + $0 }).joined(separator: "\n") }

  /// A file operation failed; the reason is that of the last system call.
  static func cannot(_ verb: String, _ path: Path) -> Self {
    Self("cannot \(verb) \(path): \(String(cString: strerror(errno)))")
  }
}
