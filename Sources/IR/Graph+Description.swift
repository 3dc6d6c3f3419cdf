import Frontend
import Schema

extension Graph: CustomStringConvertible {
  /// The graph as text, what `--emit graph` prints: every node behind those that send to it, with its
  /// arguments and what leaves it.
  public var description: String {
    let configuration = configuration.map { block in
      [block.name] + block.lines(indent: "  ")
    }
    let nodes = topologicalOrder.map { id in
      [self[id].heading] + self[id].details + edges(of: id)
    }
    return (configuration + nodes).map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
  }

  /// The lines of what a node uses and of where its telemetry goes.
  private func edges(of id: Node.ID) -> [String] {
    let used = inputs(of: id).compactMap { edge -> String? in
      guard case .value(let export) = self[edge].kind else { return nil }
      return "  uses \(export) of \(self[self[edge].source].title)"
    }
    let sent = outputs(of: id).compactMap { edge -> String? in
      guard let signal = self[edge].signal else { return nil }
      return "  \(signal.name) -> \(self[self[edge].target].title)\(demandText(of: edge))"
    }
    return used + sent
  }

  /// What an edge's target must see, and for whose sake.
  private func demandText(of edge: Edge.ID) -> String {
    guard let demand = self[edge].demand else { return "" }
    guard let reader = demand.reader else { return " (\(demand.level.name))" }
    return " (\(demand.level.name) for \(self[reader].title))"
  }
}

extension Node {
  /// The first line of a node.
  fileprivate var heading: String {
    let role =
      switch shape {
      case .source: "source of"
      case .stage: "stage for"
      case .sink: "sink for"
      case .handler: "handler"
      }
    if shape.isHandler { return "\(title): \(role)" }
    let names = signals.signals.map(\.name).joined(separator: ", ")
    return "\(title): \(role) \(names.isEmpty ? "nothing" : names)"
  }

  /// The lines that describe a node by itself.
  fileprivate var details: [String] {
    absorbed.map { "  absorbed \($0)" } + arguments.lines(indent: "  ")
  }
}
