import Values

/// The value of an attribute, as far as it is known at build time.
public enum BoundExpression: Sendable {
  /// Known now.
  case constant(Value)
  /// Computed when the collector starts: it depends on the environment.
  case late(AST.Expression)
}
