import IR
import Schema

/// All that goes from one node to another, as a diagram shows it: one line.
struct DiagramLink {
  /// Where the line starts.
  let source: Node.ID
  /// Where it ends.
  let target: Node.ID
  /// The signals, or the export, that travel along it.
  let label: String
  /// Whether it carries an export instead of telemetry.
  let isValue: Bool
}

extension Graph {
  /// The lines of a diagram, in order of the edges they stand for.
  var links: [DiagramLink] {
    var groups: [(key: [Int], edges: [Edge])] = []
    for id in edgeIDs {
      let edge = self[id]
      let key = [edge.source.rawValue, edge.target.rawValue, edge.signal == nil ? id.rawValue : -1]
      if let index = groups.firstIndex(where: { $0.key == key }) {
        groups[index].edges.append(edge)
      } else {
        groups.append((key, [edge]))
      }
    }
    return groups.map { group in
      DiagramLink(
        source: group.edges[0].source, target: group.edges[0].target,
        label: group.edges.map(\.label).joined(separator: ", "),
        isValue: group.edges[0].signal == nil)
    }
  }
}

extension Edge {
  /// What travels along the edge, in a word.
  fileprivate var label: String {
    switch kind {
    case .data(let signal): signal.name
    case .value(let export): export
    }
  }
}

extension Node {
  /// What a diagram's box says: the component, then the label and the signals of a part.
  var captions: [String] {
    let label = arguments.label.map { "\"\($0)\"" }
    let signals =
      signals == shape.signals ? nil : signals.signals.map(\.name).joined(separator: ", ")
    let second = [label, signals].compactMap { $0 }.joined(separator: " ")
    return second.isEmpty ? [descriptor.name] : [descriptor.name, second]
  }
}
