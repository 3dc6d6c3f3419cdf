import Frontend
import Schema

extension Pass {
  /// Removes every component that no telemetry reaches or from which no observable effect can be
  /// reached, and says so: it is the most common mistake in a configuration. A component that lives on
  /// only for some signals loses the edges of the others.
  public static let removeDeadComponents = Pass("remove-dead-components") { graph, log in
    let flow = Flow(of: graph)
    for id in graph.ids {
      if flow.isLive(id) {
        for signal in flow.lost(at: id).signals { log.report(.drops(signal, graph[id])) }
      } else {
        log.report(flow.isFed(id) ? .leadsNowhere(graph[id]) : .neverReached(id, graph))
      }
    }
    for edge in graph.edgeIDs where !flow.isLive(edge) { graph.remove(edge) }
    for id in graph.ids where !flow.isLive(id) { graph.remove(id) }
  }
}

/// Which telemetry arrives where, and where it has an effect.
private struct Flow {
  private let graph: Graph
  /// The signals that reach each node from some source; for a source, those that it takes.
  private var arriving: [Node.ID: SignalSet] = [:]
  /// The signals that, given to the node, have an effect that can be seen from outside.
  private var effective: [Node.ID: SignalSet] = [:]
  /// The nodes that stay.
  private var live: Set<Node.ID> = []

  /// Follows telemetry forwards from the sources and effects backwards.
  init(of graph: Graph) {
    self.graph = graph
    let order = graph.topologicalOrder
    for id in order { arriving[id] = signalsArriving(at: id) }
    for id in order.reversed() {
      effective[id] = signalsEffective(at: id)
      if !arriving[id]!.isDisjoint(with: effective[id]!) || isUsed(id) { live.insert(id) }
    }
  }

  /// Whether the node stays.
  func isLive(_ id: Node.ID) -> Bool { live.contains(id) }

  /// Whether any telemetry reaches the node.
  func isFed(_ id: Node.ID) -> Bool { graph[id].shape.isSource || !arriving[id]!.isEmpty }

  /// Whether the edge stays: telemetry travels along it and has an effect, or a value is used.
  func isLive(_ id: Edge.ID) -> Bool {
    let edge = graph[id]
    guard let signal = edge.signal else { return isLive(edge.target) }
    return arriving[edge.source]!.contains(SignalSet(signal))
      && effective[edge.target]!.contains(SignalSet(signal))
  }

  /// The signals that arrive at a stage which sends them to nobody.
  func lost(at id: Node.ID) -> SignalSet {
    guard case .stage = graph[id].shape else { return [] }
    return arriving[id]!.subtracting(graph.signalsSent(by: id))
  }

  /// The signals that reach a node, given those of all nodes before it.
  private func signalsArriving(at id: Node.ID) -> SignalSet {
    if graph[id].shape.isSource { return graph[id].signals }
    var signals: SignalSet = []
    for edge in graph.inputs(of: id).map({ graph[$0] }) {
      guard let signal = edge.signal else { continue }
      signals.formUnion(arriving[edge.source]!.intersection(SignalSet(signal)))
    }
    return signals
  }

  /// The signals that have an effect, given those of all nodes behind a node.
  private func signalsEffective(at id: Node.ID) -> SignalSet {
    if graph[id].traits.contains(.observable) { return graph[id].shape.signals }
    var signals: SignalSet = []
    for edge in graph.outputs(of: id).map({ graph[$0] }) {
      guard let signal = edge.signal else { continue }
      signals.formUnion(effective[edge.target]!.intersection(SignalSet(signal)))
    }
    return signals
  }

  /// Whether a node that stays uses one of the node's values.
  private func isUsed(_ id: Node.ID) -> Bool {
    graph.outputs(of: id).contains { graph[$0].signal == nil && live.contains(graph[$0].target) }
  }
}

extension Graph {
  /// The signals for which the node has a data edge that leaves it.
  fileprivate func signalsSent(by id: Node.ID) -> SignalSet {
    SignalSet(outputs(of: id).compactMap { self[$0].signal }.map(SignalSet.init))
  }
}

extension Diagnostic {
  /// Nothing arrives at the component.
  fileprivate static func neverReached(_ id: Node.ID, _ graph: Graph) -> Self {
    let node = graph[id]
    if node.shape.isHandler {
      let isOrphan = graph.outputs(of: id).isEmpty
      return .warning(
        "'\(node.name)' is defined, but "
          + (isOrphan ? "nothing uses it" : "only components that receive nothing use it"),
        at: node.arguments.header, note: "it is left out of the collector")
    }
    let isOrphan = graph.inputs(of: id).allSatisfy { graph[$0].signal == nil }
    let reason =
      isOrphan ? "nothing sends to it" : "only components that receive nothing send to it"
    return .warning(
      "'\(node.name)' is defined, but \(reason)", at: node.arguments.header,
      note: "it is left out of the collector")
  }

  /// What arrives at the component has no effect.
  fileprivate static func leadsNowhere(_ node: Node) -> Self {
    .warning(
      "'\(node.name)' is defined, but nothing observable is reachable from it",
      at: node.arguments.header,
      note: node.shape.isSource
        ? "it is left out of the collector" : "what is sent to it is dropped")
  }

  /// The component passes only other signals on.
  fileprivate static func drops(_ signal: Signal, _ node: Node) -> Self {
    .warning(
      "'\(node.name)' receives \(signal.name), but sends them to nobody",
      at: node.arguments.header, note: "they are dropped; add them to its 'output' block")
  }
}
