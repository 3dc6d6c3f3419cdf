/// One message to the user about their configuration.
public struct Diagnostic: Sendable, Hashable {
  /// How much a diagnostic matters.
  public enum Severity: String, Sendable, Hashable {
    /// The configuration is accepted, but probably not what was meant.
    case warning
    /// The configuration is refused.
    case error
  }

  /// A remark that adds to a diagnostic, with the place it speaks of, if any.
  public struct Note: Sendable, Hashable {
    /// What there is to add.
    public var message: String
    /// The place that the remark speaks of.
    public var range: SourceRange?

    /// Creates a remark.
    public init(_ message: String, at range: SourceRange? = nil) {
      self.message = message
      self.range = range
    }
  }

  /// How much it matters.
  public var severity: Severity
  /// What is wrong: lower case, no full stop, user text quoted.
  public var message: String
  /// The offending text, unless the message is about the configuration as a whole.
  public var range: SourceRange?
  /// Remarks, for instance what was probably meant.
  public var notes: [Note]
  /// What could stand in place of `range`.
  public var replacement: String?

  /// Creates a diagnostic; `error` and `warning` read better.
  public init(
    _ severity: Severity, _ message: String, at range: SourceRange?, notes: [Note] = [],
    replacement: String? = nil
  ) {
    self.severity = severity
    self.message = message
    self.range = range
    self.notes = notes
    self.replacement = replacement
  }

  /// Returns an error, with `note` as its only note if there is one.
  public static func error(
    _ message: String, at range: SourceRange?, note: String? = nil, replacement: String? = nil
  ) -> Self {
    Self(.error, message, at: range, notes: note.map { [Note($0)] } ?? [], replacement: replacement)
  }

  /// Returns an error with several notes, each perhaps with a place of its own.
  public static func error(
    _ message: String, at range: SourceRange?, notes: [Note], replacement: String? = nil
  ) -> Self {
    Self(.error, message, at: range, notes: notes, replacement: replacement)
  }

  /// Returns a warning, with `note` as its only note if there is one.
  public static func warning(
    _ message: String, at range: SourceRange?, note: String? = nil, replacement: String? = nil
  ) -> Self {
    Self(
      .warning, message, at: range, notes: note.map { [Note($0)] } ?? [], replacement: replacement)
  }

  /// Returns a warning with several notes, each perhaps with a place of its own.
  public static func warning(
    _ message: String, at range: SourceRange?, notes: [Note], replacement: String? = nil
  ) -> Self {
    Self(.warning, message, at: range, notes: notes, replacement: replacement)
  }
}
