extension Graph {
  /// The nodes, every one behind all that send or export to it; among equals, in order of creation. Nodes
  /// on a cycle, and those behind one, are missing.
  public var topologicalOrder: [Node.ID] {
    var waiting: [Node.ID: Int] = [:]
    var ready: [Node.ID] = []
    for id in ids {
      waiting[id] = inputs(of: id).count
      if waiting[id] == 0 { ready.append(id) }
    }
    var order: [Node.ID] = []
    // A walk in waves: what becomes ready is sorted into the next wave.
    while !ready.isEmpty {
      order += ready
      var next: [Node.ID] = []
      for edge in ready.flatMap(outputs(of:)) {
        let target = self[edge].target
        waiting[target]! -= 1
        if waiting[target] == 0 { next.append(target) }
      }
      ready = next.sorted()
    }
    return order
  }

  /// Whether some node reaches itself.
  public var isCyclic: Bool { topologicalOrder.count < ids.count }
}
