import Frontend
import Schema

extension Graph {
  /// The graph of a checked program: a node for each component, serving every signal that it can, and an
  /// edge for each reference.
  public init(_ program: CheckedProgram) {
    self.init(configuration: program.configuration)
    let nodes = program.components.map { add(Node($0)) }
    for reference in program.dataReferences {
      add(
        Edge(
          from: nodes[reference.source.index], to: nodes[reference.target.index],
          kind: .data(reference.signal), range: reference.range))
    }
    for reference in program.valueReferences {
      add(
        Edge(
          from: nodes[reference.source.index], to: nodes[reference.target.index],
          kind: .value(export: reference.export), range: reference.range))
    }
    for node in nodes { narrowSource(node) }
  }

  /// Lets a source serve only what its `output` block mentions: other telemetry has no route.
  private mutating func narrowSource(_ id: Node.ID) {
    guard case .source = self[id].shape else { return }
    self[id].signals = SignalSet(outputs(of: id).compactMap { self[$0].signal }.map(SignalSet.init))
  }
}

extension Node {
  /// The node of a component, serving every signal that the component can.
  fileprivate init(_ component: CheckedProgram.Component) {
    self.init(
      name: component.name, descriptor: component.descriptor, binding: component.binding,
      signals: component.binding.shape.signals, arguments: component.arguments)
  }
}
