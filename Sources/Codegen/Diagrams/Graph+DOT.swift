import IR

extension Graph {
  /// The graph in the language of Graphviz.
  public var dot: String {
    var lines = [
      "digraph {",
      "  rankdir=LR;",
      "  node [shape=box, style=rounded, fontname=\"sans-serif\"];",
      "  edge [fontname=\"sans-serif\", fontsize=10];",
    ]
    for id in ids {
      let caption = self[id].captions.map(Self.escaped).joined(separator: "\\n")
      lines.append("  n\(id.rawValue) [label=\"\(caption)\"];")
    }
    for link in links {
      let style = link.isValue ? ", style=dashed" : ""
      lines.append(
        "  n\(link.source.rawValue) -> n\(link.target.rawValue) "
          + "[label=\"\(Self.escaped(link.label))\"\(style)];")
    }
    return lines.joined(separator: "\n") + "\n}\n"
  }

  /// Text as it stands between quotes.
  private static func escaped(_ text: String) -> String {
    String(text.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] })
  }
}
