import Synchronization

/// The environment variables that were asked for and are not set. Alloy takes them for empty text,
/// without a word; whoever starts a collector can at least say so.
public enum MissingVariables {
  private static let names = Mutex<[String]>([])

  /// Notes a variable, once.
  static func note(_ name: String) {
    names.withLock { if !$0.contains(name) { $0.append(name) } }
  }

  /// The names so far, in the order in which they were asked for.
  public static var all: [String] { names.withLock { $0 } }
}
