import IR

extension Graph {
  /// The graph as a picture: one column for each step that telemetry takes, sources on the left.
  public var svg: String {
    let layout = DiagramLayout(self)
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(layout.width)\" "
        + "height=\"\(layout.height)\" font-family=\"sans-serif\" font-size=\"12\">",
      "  <defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" "
        + "markerHeight=\"8\" orient=\"auto\"><path d=\"M0,0 L8,4 L0,8 z\"/></marker></defs>",
      "  <rect width=\"100%\" height=\"100%\" fill=\"white\"/>",
    ]
    for link in links {
      guard let from = layout.boxes[link.source], let to = layout.boxes[link.target] else {
        continue
      }
      lines += Self.line(link, from, to)
    }
    for id in ids {
      guard let box = layout.boxes[id] else { continue }
      lines += Self.box(self[id], box)
    }
    return lines.joined(separator: "\n") + "\n</svg>\n"
  }

  /// An arrow with its label.
  private static func line(
    _ link: DiagramLink, _ from: DiagramLayout.Box, _ to: DiagramLayout.Box
  ) -> [String] {
    let (x1, y1) = (from.x + from.width, from.y + from.height / 2)
    let (x2, y2) = (to.x, to.y + to.height / 2)
    let middle = (x1 + x2) / 2
    let dashes = link.isValue ? " stroke-dasharray=\"4 3\"" : ""
    return [
      "  <path d=\"M\(x1),\(y1) C\(middle),\(y1) \(middle),\(y2) \(x2),\(y2)\" fill=\"none\" "
        + "stroke=\"black\"\(dashes) marker-end=\"url(#arrow)\"/>",
      "  <text x=\"\(middle)\" y=\"\((y1 + y2) / 2 - 5)\" text-anchor=\"middle\" font-size=\"10\">"
        + "\(escaped(link.label))</text>",
    ]
  }

  /// A box with its captions.
  private static func box(_ node: Node, _ box: DiagramLayout.Box) -> [String] {
    let captions = node.captions
    let rectangle =
      "  <rect x=\"\(box.x)\" y=\"\(box.y)\" width=\"\(box.width)\" height=\"\(box.height)\" rx=\"6\" "
      + "fill=\"#f4f6fa\" stroke=\"black\"/>"
    let lines = captions.enumerated().map { index, caption in
      let y = box.y + box.height / 2 + 4 + (captions.count == 1 ? 0 : index * 16 - 8)
      return "  <text x=\"\(box.x + box.width / 2)\" y=\"\(y)\" text-anchor=\"middle\">"
        + "\(escaped(caption))</text>"
    }
    return [rectangle] + lines
  }

  /// Text as it stands in XML.
  private static func escaped(_ text: String) -> String {
    text.map { character in
      switch character {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      default: String(character)
      }
    }.joined()
  }
}

/// Where the boxes of a diagram stand, in pixels.
struct DiagramLayout {
  /// A box's place.
  struct Box {
    var x: Int
    var y: Int
    let width: Int
    let height: Int
  }

  /// The boxes by node.
  private(set) var boxes: [Node.ID: Box] = [:]
  /// The picture's width.
  private(set) var width = 0
  /// The picture's height.
  private(set) var height = 0

  /// Space around boxes, for arrows and their labels.
  private static let (gapX, gapY, margin) = (120, 24, 20)

  /// Puts every node into the column behind all that send to it, and near them.
  init(_ graph: Graph) {
    var columns: [[Node.ID]] = []
    var column: [Node.ID: Int] = [:]
    for id in graph.topologicalOrder {
      let before = graph.inputs(of: id).compactMap { column[graph[$0].source] }
      let index = before.max().map { $0 + 1 } ?? 0
      column[id] = index
      if index == columns.count { columns.append([]) }
      columns[index].append(id)
    }
    var x = Self.margin
    for members in columns {
      let captions = members.flatMap { graph[$0].captions }
      let boxWidth = (captions.map(\.count).max() ?? 0) * 7 + 24
      var y = Self.margin
      for id in members.sorted(by: { middle($0, graph) < middle($1, graph) }) {
        boxes[id] = Box(x: x, y: y, width: boxWidth, height: 48)
        y += 48 + Self.gapY
      }
      height = max(height, y - Self.gapY + Self.margin)
      x += boxWidth + Self.gapX
    }
    width = max(0, x - Self.gapX + Self.margin)
  }

  /// The average height of a node's predecessors, and its own number to tell equals apart.
  private func middle(_ id: Node.ID, _ graph: Graph) -> (Int, Int) {
    let places = graph.inputs(of: id).compactMap { boxes[graph[$0].source]?.y }
    return (places.isEmpty ? 0 : places.reduce(0, +) / places.count, id.rawValue)
  }
}
