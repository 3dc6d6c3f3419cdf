import Values

/// What the dotted name at the start of an expression stands for, besides the standard library.
public enum NameResolution: Sendable {
  /// The first `names` names stand for a value; those behind are fields of it.
  case value(Value, names: Int)
  /// The first `names` names stand for something that changes while the collector runs, for instance
  /// the targets that a discovery component exports.
  case live(names: Int)
}
