import Schema

extension Pass {
  /// Works out, backwards, how much of the telemetry on each edge must be looked at: as much as the most
  /// demanding of those that it reaches.
  public static let demand = Pass("demand") { graph, _ in
    for id in graph.topologicalOrder.reversed() {
      for edge in graph.inputs(of: id) {
        guard let signal = graph[edge].signal else { continue }
        graph.setDemand(graph.demand(of: id, signal), of: edge)
      }
    }
  }
}

extension Graph {
  /// What a node must see of `signal`: records, if it reads them, else what those behind it must see.
  fileprivate func demand(of id: Node.ID, _ signal: Signal) -> Demand {
    if self[id].traits.contains(.readsRecords) { return Demand(.decoded, for: id) }
    let behind = outputs(of: id, signal).compactMap { self[$0].demand }
    return behind.first { $0.level == .decoded } ?? .opaque
  }
}
