import Frontend

/// A step that improves a graph without changing what the collector does.
public struct Pass: Sendable {
  /// The name that `--passes` and `--after` use, for instance `fuse-batches`.
  public let name: String
  /// What the pass does. It reports what the user should know about it.
  private let body: @Sendable (inout Graph, inout DiagnosticSet) -> Void

  public init(
    _ name: String, _ body: @escaping @Sendable (inout Graph, inout DiagnosticSet) -> Void
  ) {
    self.name = name
    self.body = body
  }

  /// Runs the pass on `graph` and checks the result.
  public func run(on graph: inout Graph, _ log: inout DiagnosticSet) {
    body(&graph, &log)
    graph.verify(after: name)
  }
}

extension Graph {
  /// Runs passes one after the other, checking the graph before and after each of them.
  public mutating func apply(_ passes: [Pass], _ log: inout DiagnosticSet) {
    verify(after: "lowering")
    for pass in passes { pass.run(on: &self, &log) }
  }
}

extension [Pass] {
  /// Order matters: pruning first leaves less to split, splitting exposes batches to fuse, and what is
  /// left then decides how closely telemetry must be looked at.
  public static let standard: [Pass] = [
    .removeDeadComponents, .splitSignals, .fuseBatches, .demand,
  ]

  /// The passes up to and including the one called `name`; nil if there is none.
  public func through(_ name: String) -> [Pass]? {
    firstIndex { $0.name == name }.map { Array(self[...$0]) }
  }

  /// The passes called `names`, in their own order, whatever the order of `names`; nil if one is unknown.
  public func named(_ names: [String]) -> [Pass]? {
    let known = Set(map(\.name))
    return names.allSatisfy(known.contains) ? filter { names.contains($0.name) } : nil
  }
}
