import Schema

extension Graph {
  /// What is wrong with the graph, in sentences; empty unless alloyc itself has a bug, since the checker
  /// refuses every program from which such a graph could come.
  public func violations() -> [String] {
    if isCyclic { return ["the graph has a cycle"] }
    return titleViolations() + ids.flatMap(violations(of:)) + edgeIDs.flatMap(violations(of:))
  }

  /// Stops the compiler if anything is wrong with the graph.
  public func verify(after step: String) {
    let violations = violations()
    if violations.isEmpty { return }
    fatalError("after \(step) the graph is broken: " + violations.joined(separator: "; "))
  }

  /// Nodes that cannot be told apart.
  private func titleViolations() -> [String] {
    var seen: Set<String> = []
    return ids.map { self[$0].title }.filter { !seen.insert($0).inserted }
      .map { "there are two nodes '\($0)'" }
  }

  /// What is wrong with a node.
  private func violations(of id: Node.ID) -> [String] {
    let node = self[id]
    var violations: [String] = []
    if !node.shape.signals.isSuperset(of: node.signals) {
      violations.append("'\(node.title)' serves signals that its component does not know")
    }
    if inputs(of: id).contains(where: { self[$0].target != id })
      || outputs(of: id).contains(where: { self[$0].source != id })
    {
      violations.append("the edges of '\(node.title)' are kept in the wrong place")
    }
    return violations
  }

  /// What is wrong with an edge.
  private func violations(of id: Edge.ID) -> [String] {
    let edge = self[id]
    guard contains(edge.source), contains(edge.target) else {
      return ["an edge at \(edge.range) lacks an end"]
    }
    let (source, target) = (self[edge.source], self[edge.target])
    let name = "the edge from '\(source.title)' to '\(target.title)'"
    guard let signal = edge.signal else {
      return edge.demand == nil ? [] : ["\(name) carries a value, but has a demand"]
    }
    var violations: [String] = []
    if case .sink = source.shape { violations.append("\(name) leaves a sink") }
    if case .source = target.shape { violations.append("\(name) enters a source") }
    if !source.signals.contains(SignalSet(signal)) || !target.signals.contains(SignalSet(signal)) {
      violations.append("\(name) carries \(signal.name), which an end does not serve")
    }
    if !outputs(of: edge.source).contains(id) || !inputs(of: edge.target).contains(id) {
      violations.append("\(name) is not kept with its ends")
    }
    if let demand = edge.demand, (demand.level == .opaque) != (demand.reader == nil) {
      violations.append("the demand of \(name) does not know its reader")
    }
    return violations
  }
}
