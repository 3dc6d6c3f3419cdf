import Schema

extension CheckedProgram: CustomStringConvertible {
  /// The program as indented text, in file order: what `--emit program` prints.
  public var description: String {
    var lines: [String] = []
    let sent = Dictionary(grouping: dataReferences, by: \.source)
    let used = Dictionary(grouping: valueReferences, by: \.target)
    for block in configuration { lines += [block.title] + block.lines(indent: "  ") }
    for component in components {
      lines.append(component.name)
      lines += component.arguments.lines(indent: "  ")
      for reference in sent[component.id] ?? [] {
        lines.append("  \(reference.signal.name) -> \(self[reference.target].name)")
      }
      for reference in used[component.id] ?? [] {
        lines.append("  uses \(self[reference.source].name).\(reference.export)")
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }
}

extension CheckedBlock {
  /// The block's name and label.
  fileprivate var title: String { label.map { "\(name) \"\($0)\"" } ?? name }

  /// The attributes and inner blocks, one a line, each with its value; secrets are hidden.
  public func lines(indent: String) -> [String] {
    attributes.map { "\(indent)\($0)" }
      + blocks.flatMap { ["\(indent)\($0.title)"] + $0.lines(indent: indent + "  ") }
  }
}

extension CheckedAttribute: CustomStringConvertible {
  /// The attribute as `name = value`.
  public var description: String { "\(name) = \(value)" }
}

extension BoundExpression: CustomStringConvertible {
  /// The value, or the source text of what is computed later.
  public var description: String {
    switch self {
    case .constant(let value): value.description
    case .late(let expression): "late \(expression.source)"
    }
  }
}
