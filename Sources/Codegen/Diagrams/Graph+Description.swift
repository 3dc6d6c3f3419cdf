import IR

extension Graph {
  /// The graph as text.
  public var description: String { mermaid }
}
