import Schema

extension Pass {
  /// Gives every signal that is connected an instance of its own, if the component asks for that; what
  /// serves a signal that is not connected goes.
  public static let splitSignals = Pass("split-signals") { graph, _ in
    for id in graph.ids where !graph[id].shape.isSource {
      let wired = graph.connectedSignals(of: id)
      graph[id].signals = wired
      if graph[id].traits.contains(.onePerSignal) { graph.split(id, wired) }
    }
  }
}

extension Graph {
  /// The signals for which a node has a data edge.
  fileprivate func connectedSignals(of id: Node.ID) -> SignalSet {
    SignalSet((inputs(of: id) + outputs(of: id)).compactMap { self[$0].signal }.map(SignalSet.init))
  }

  /// Lets the node serve the first of `signals` and adds a copy of it for each of the others. The copies
  /// use the same values.
  fileprivate mutating func split(_ id: Node.ID, _ signals: SignalSet) {
    for signal in signals.signals.dropFirst() {
      var copy = self[id]
      copy.signals = SignalSet(signal)
      let part = add(copy)
      for edge in inputs(of: id, signal) { redirect(edge, to: part) }
      for edge in outputs(of: id, signal) { redirect(edge, from: part) }
      for edge in inputs(of: id) where self[edge].signal == nil {
        var value = self[edge]
        value.target = part
        add(value)
      }
    }
    if let first = signals.signals.first { self[id].signals = SignalSet(first) }
  }
}
