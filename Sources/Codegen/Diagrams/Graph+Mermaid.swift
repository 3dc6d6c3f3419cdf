import IR

extension Graph {
  /// The graph in the language of Mermaid, which Markdown viewers draw.
  public var mermaid: String {
    var lines = ["flowchart LR"]
    for id in ids {
      let caption = self[id].captions.map(Self.escaped).joined(separator: "<br/>")
      lines.append("  n\(id.rawValue)[\"\(caption)\"]")
    }
    for link in links {
      let arrow = link.isValue ? "-.->" : "-->"
      lines.append(
        "  n\(link.source.rawValue) \(arrow)|\"\(Self.escaped(link.label))\"| "
          + "n\(link.target.rawValue)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Text as it stands between quotes.
  private static func escaped(_ text: String) -> String {
    text.map { $0 == "\"" ? "#quot;" : $0 == "#" ? "#35;" : String($0) }.joined()
  }
}
