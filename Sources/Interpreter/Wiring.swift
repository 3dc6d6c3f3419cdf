import IR
import Runtime
import Schema
import Values

/// Wires a graph on a loop, handlers and then sinks first, through the runtime's catalogue. The same stages as in a
/// compiled collector, but each knows its successor only as `AnySink`.
struct Wiring {
  /// What is wired.
  private let graph: Graph
  /// The arguments of every node.
  private let arguments: [IR.Node.ID: Value]
  /// Where it is wired.
  private let loop: EventLoop
  /// What takes a node's telemetry of a signal.
  private var entrances: [Entrance: AnySink] = [:]

  /// A node and a signal that it takes.
  private struct Entrance: Hashable {
    let node: IR.Node.ID
    let signal: Signal
  }

  /// Wires `graph` on `loop`.
  init(_ graph: Graph, _ arguments: [IR.Node.ID: Value], on loop: EventLoop) throws {
    self.graph = graph
    self.arguments = arguments
    self.loop = loop
    let order = graph.topologicalOrder.reversed()
    for id in order where graph[id].shape.isHandler { try make(id) }
    for id in order where !graph[id].shape.isHandler { try make(id) }
  }

  /// Makes the instances of a node: one, or one for each signal.
  private mutating func make(_ id: IR.Node.ID) throws {
    let node = graph[id]
    let value = arguments[id] ?? .object([:])
    guard let entry = ComponentCatalog.entries[node.binding.component] else {
      throw StartupError("the runtime has no component '\(node.binding.component)'")
    }
    let isPerSignal = node.traits.contains(.onePerSignal)
    switch entry.make {
    case .source(let make):
      try make(
        value, loop.node(node.name), successor(of: id, .traces), successor(of: id, .metrics),
        successor(of: id, .logs))
    case .handler(let make): try make(value, loop.node(node.name))
    case .stage(let make):
      for signal in node.signals.signals {
        let sink = try make(value, loop.node(node.name, signal), successor(of: id, signal))
        entrances[Entrance(node: id, signal: signal)] = sink
      }
    case .sink(let make) where isPerSignal:
      for signal in node.signals.signals {
        let sink = try make(value, loop.node(node.name, signal))
        entrances[Entrance(node: id, signal: signal)] = sink
      }
    case .sink(let make):
      let sink = try make(value, loop.node(node.name))
      for signal in node.signals.signals {
        entrances[Entrance(node: id, signal: signal)] = sink
      }
    }
  }

  /// The sink that a node's telemetry of a signal goes to.
  private func successor(of id: IR.Node.ID, _ signal: Signal) -> AnySink {
    let targets = graph.outputs(of: id, signal).compactMap { edge in
      entrances[Entrance(node: graph[edge].target, signal: signal)]
    }
    guard let last = targets.last else { return AnySink(Discard()) }
    return targets.dropLast().reversed().reduce(last) { rest, first in
      AnySink(Fanout(first, rest, on: loop))
    }
  }
}
