import IR
import Schema

/// Writes the function that wires the components on a loop: handlers, which others find by name, then
/// sinks first, so that every line uses only names above it.
struct PipelineEmitter {
  /// The graph to write.
  private let graph: Graph
  /// Where the function goes.
  private var writer = SwiftWriter()
  /// What the components compute at start-up.
  private(set) var late = LateValues()
  /// The names of the function's constants.
  private var names = SwiftName(reserved: ["loop", "late"])
  /// The constants that take a node's telemetry.
  private var entrances: [Entrance: String] = [:]
  /// The constants that hold arguments.
  private var argumentNames: [ArgumentKey: String] = [:]
  /// The arguments of every node.
  private var arguments: [Node.ID: [SwiftStatement]] = [:]
  /// Labels that components of different kinds have; their type then stands in the name too.
  private let ambiguousLabels: Set<String>

  /// A node and a signal that it takes.
  private struct Entrance: Hashable {
    let node: Node.ID
    let signal: Signal
  }

  /// What instances must have in common to share their arguments.
  private struct ArgumentKey: Hashable {
    let node: String
    let statements: [SwiftStatement]
  }

  /// The function's text.
  var text: String { writer.text }

  /// Writes the function for `graph`.
  init(_ graph: Graph) {
    self.graph = graph
    let components = Set(graph.ids.filter { !graph[$0].isSource }.map { graph[$0].name })
    let labels = components.map { $0.split(separator: ".").last.map(String.init) ?? $0 }
    ambiguousLabels = Set(labels.filter { label in labels.count { $0 == label } > 1 })
    for id in graph.ids {
      let node = graph[id]
      arguments[id] = ArgumentEmitter(owner: node.label).statements(
        node.arguments, node.binding.body, late: &late)
    }
    writer.open("func pipeline(loop: EventLoop, late: Late) throws {")
    var last: String?
    for id in graph.sinksFirst {
      if let last, last != graph[id].name { writer.line() }
      last = graph[id].name
      emit(id)
    }
    writer.close()
  }

  /// Writes one node: one instance, or one for each signal.
  private mutating func emit(_ id: Node.ID) {
    let node = graph[id]
    let arguments = argumentExpression(of: id)
    if node.shape.isHandler {
      let place = "in: loop.node(\(node.name.swiftLiteral))"
      return emit(id, serving: [], [arguments, place])
    }
    guard node.isPerSignal else {
      let next = [Signal.traces, .metrics, .logs].map { signal in
        "\(signal.name): \(successor(of: id, signal))"
      }
      let rest = ["in: loop.node(\(node.name.swiftLiteral))"] + (node.isSink ? [] : next)
      return emit(id, serving: node.signals.signals, [arguments] + rest)
    }
    for signal in node.signals.signals {
      let rest = ["in: loop.node(\(node.name.swiftLiteral), .\(signal.name))"]
      let next = node.isSink ? [] : ["into: \(successor(of: id, signal))"]
      emit(id, serving: [signal], [arguments] + rest + next)
    }
  }

  /// Writes one instance of a node, as a constant if something sends to it.
  private mutating func emit(_ id: Node.ID, serving signals: [Signal], _ arguments: [String]) {
    let node = graph[id]
    let effect = node.binding.canFail ? "try " : ""
    let instance = "\(effect)\(node.binding.swiftType).\(node.shape.typeName)"
    guard signals.contains(where: { !graph.inputs(of: id, $0).isEmpty }) else {
      return writer.call("_ = \(instance)", arguments)
    }
    let parts = nameParts(of: node)
    let signal = node.isPerSignal ? [signals[0].name].filter { $0 != node.label } : []
    let name = names.unique(parts + signal)
    for signal in signals { entrances[Entrance(node: id, signal: signal)] = name }
    writer.call("let \(name) = \(instance)", arguments)
  }

  /// The sink that a node's telemetry of a signal goes to.
  private func successor(of id: Node.ID, _ signal: Signal) -> String {
    let targets = graph.outputs(of: id, signal).compactMap { edge in
      entrances[Entrance(node: graph[edge].target, signal: signal)]
    }
    guard let last = targets.last else { return "Discard()" }
    return targets.dropLast().reversed().reduce(last) { rest, first in
      "Fanout(\(first), \(rest), on: loop)"
    }
  }

  /// The words of a node's name.
  private func nameParts(of node: Node) -> [String] {
    let type = ambiguousLabels.contains(node.label) ? [node.binding.swiftType] : []
    return type + [node.label]
  }
}

extension PipelineEmitter {
  /// The expression for a node's arguments. Those that several instances share, or that need more than
  /// a line, become a constant first.
  private mutating func argumentExpression(of id: Node.ID) -> String {
    let node = graph[id]
    let statements = arguments[id] ?? []
    if statements.isEmpty { return ".init()" }
    let key = ArgumentKey(node: node.name, statements: statements)
    if let name = argumentNames[key] { return name }
    let instances = graph.ids.filter { graph[$0].name == node.name && arguments[$0] == statements }
      .reduce(0) { $0 + (graph[$1].isPerSignal ? graph[$1].signals.signals.count : 1) }
    if instances == 1, let short = SwiftStatement.closure(".init", statements) { return short }
    let name = names.unique(nameParts(of: node) + ["arguments"])
    argumentNames[key] = name
    writer.closure("let \(name) = \(node.binding.body.swiftType)", statements)
    return name
  }
}

extension Graph {
  /// The nodes, every one behind all that it sends to: handlers, then by their distance from the end,
  /// then as in the file.
  fileprivate var sinksFirst: [Node.ID] {
    var distance: [Node.ID: Int] = [:]
    for id in topologicalOrder.reversed() {
      let next = outputs(of: id).compactMap { distance[self[$0].target] }
      distance[id] = self[id].shape.isHandler ? -1 : next.max().map { $0 + 1 } ?? 0
    }
    return distance.keys.sorted {
      let left = (distance[$0] ?? 0, self[$0].range.start, self[$0].signals.rawValue)
      let right = (distance[$1] ?? 0, self[$1].range.start, self[$1].signals.rawValue)
      return left != right ? left < right : $0 < $1
    }
  }
}

extension Node {
  /// What the user calls the component, without its type.
  fileprivate var label: String { arguments.label ?? binding.swiftType }

  /// Whether each signal gets an instance of its own.
  fileprivate var isPerSignal: Bool { traits.contains(.onePerSignal) }

  /// Whether telemetry enters here.
  fileprivate var isSource: Bool { if case .source = shape { true } else { false } }

  /// Whether telemetry leaves here.
  fileprivate var isSink: Bool { if case .sink = shape { true } else { false } }
}

extension Shape {
  /// The name of the type inside a component that does its work.
  fileprivate var typeName: String {
    switch self {
    case .source: "Source"
    case .stage: "Stage"
    case .sink: "Sink"
    case .handler: "Handler"
    }
  }
}
