import Frontend
import Schema

@testable import IR

/// Graphs made by hand, with components that exist nowhere.
struct TestGraph {
  var graph = Graph()
  private let place = SourceFile(name: "test.alloy", text: "").range(0, 0)

  /// Adds a node.
  mutating func node(_ name: String, _ shape: Shape, _ traits: Traits = []) -> Node.ID {
    let descriptor = ComponentDescriptor(
      name: "test", stability: .generallyAvailable, isCommunity: false, isLabelRequired: true,
      body: BlockDescriptor(name: "test"), exports: [])
    let binding = RuntimeBinding(
      component: "test", swiftType: "Test", summary: "", shape: shape, traits: traits,
      body: BlockBinding(swiftType: "Test.Arguments"))
    let arguments = CheckedBlock(name: "test", label: name, range: place, header: place)
    return graph.add(
      Node(
        name: name, descriptor: descriptor, binding: binding, signals: shape.signals,
        arguments: arguments))
  }

  /// Adds a data edge.
  @discardableResult
  mutating func wire(_ source: Node.ID, _ target: Node.ID, _ signal: Signal) -> Edge.ID {
    graph.add(Edge(from: source, to: target, kind: .data(signal), range: place))
  }

  /// Adds a value edge.
  @discardableResult
  mutating func value(_ source: Node.ID, _ target: Node.ID) -> Edge.ID {
    graph.add(Edge(from: source, to: target, kind: .value(export: "content"), range: place))
  }

  /// The names of nodes.
  func names(_ ids: [Node.ID]) -> [String] { ids.map { graph[$0].name } }
}
