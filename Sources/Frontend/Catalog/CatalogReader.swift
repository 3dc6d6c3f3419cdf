import Schema
import Values

/// Reads one entry of the catalogue's text.
///
/// The first line is `component NAME FLAG...` or `config NAME FLAG...`. The lines below are indented by
/// the depth of the block they belong to: `a NAME KIND [required] [= DEFAULT]` is an attribute,
/// `b NAME FLAG...` a block whose contents follow, `x NAME KIND` an export.
struct CatalogReader {
  /// The lines that are still to be read.
  private var lines: ArraySlice<Substring>

  /// Reads the descriptor that `entry` holds.
  static func descriptor(from entry: Substring) -> ComponentDescriptor {
    let lines = entry.split(separator: "\n")
    var reader = CatalogReader(lines: lines[...])
    return reader.readEntry()
  }

  /// Reads the whole entry.
  private mutating func readEntry() -> ComponentDescriptor {
    let words = lines.removeFirst().split(separator: " ")
    let (attributes, blocks) = readBody(depth: 1)
    let exports = lines.map { line in
      let words = line.split(separator: " ")
      return ExportDescriptor(name: String(words[1]), kind: kind(words[2]))
    }
    guard let stability = Stability(rawValue: String(words[2])) else {
      preconditionFailure("the catalogue has an unknown stability: \(words[2])")
    }
    return ComponentDescriptor(
      name: String(words[1]), stability: stability, isCommunity: words.contains("community"),
      isLabelRequired: !words.contains("unlabeled"),
      body: BlockDescriptor(name: String(words[1]), attributes: attributes, blocks: blocks),
      exports: exports)
  }

  /// Reads attributes and blocks that are indented by `depth`.
  private mutating func readBody(
    depth: Int
  ) -> (attributes: [AttributeDescriptor], blocks: [BlockDescriptor]) {
    var attributes: [AttributeDescriptor] = []
    var blocks: [BlockDescriptor] = []
    while let line = lines.first, line.prefix(while: { $0 == " " }).count == depth {
      let text = line.dropFirst(depth)
      if text.hasPrefix("a ") {
        lines.removeFirst()
        attributes.append(attribute(text))
      } else if text.hasPrefix("b ") {
        lines.removeFirst()
        blocks.append(readBlock(text, depth: depth))
      } else {
        break
      }
    }
    return (attributes, blocks)
  }

  /// Reads the block whose first line is `line`.
  private mutating func readBlock(_ line: Substring, depth: Int) -> BlockDescriptor {
    let words = line.split(separator: " ")
    let (attributes, blocks) = readBody(depth: depth + 1)
    return BlockDescriptor(
      name: String(words[1]), isRequired: words.contains("required"),
      isRepeatable: words.contains("repeatable"), isLabeled: words.contains("labeled"),
      isSwitch: words.contains("switch"), isOpaque: words.contains("opaque"),
      acceptsBlocksOf: words.first { $0.hasPrefix("accepts:") }?.dropFirst(8)
        .split(separator: ">").map(String.init),
      attributes: attributes, blocks: blocks)
  }

  /// Returns the attribute that a line describes.
  private func attribute(_ line: Substring) -> AttributeDescriptor {
    let words = line.split(separator: " ", maxSplits: 3)
    let rest = words.count > 3 ? words[3] : ""
    let isRequired = rest.hasPrefix("required")
    let literal = rest.firstIndex(of: "=").map { rest[$0...].dropFirst(2) }
    return AttributeDescriptor(
      name: String(words[1]), kind: kind(words[2]), isRequired: isRequired,
      defaultValue: literal.map { DefaultValue.value(of: String($0)) })
  }

  /// Returns the kind that `text` names.
  private func kind(_ text: Substring) -> AttributeKind {
    guard let kind = AttributeKind(String(text)) else {
      preconditionFailure("the catalogue has an unknown kind: \(text)")
    }
    return kind
  }
}

/// Reads the defaults of the catalogue, which are written as configuration would write them.
private enum DefaultValue {
  /// Returns the value of `literal`.
  static func value(of literal: String) -> Value {
    var log = DiagnosticSet()
    let ast = AST(parsing: SourceFile(name: "default", text: "v = \(literal)\n"), log: &log)
    guard case .attribute(let attribute)? = ast.statements.first, log.isEmpty else {
      preconditionFailure("the catalogue has a malformed default: \(literal)")
    }
    return value(of: attribute.value)
  }

  /// Returns the value of an expression made of literals.
  private static func value(of expression: AST.Expression) -> Value {
    switch expression {
    case .literal(let literal): return literal.value
    case .array(let array): return .array(array.elements.map(value(of:)))
    case .object(let object):
      let fields = object.fields.map { ($0.key.value, value(of: $0.value)) }
      return .object(Dictionary(fields) { _, last in last })
    default: preconditionFailure("the catalogue has a default that is no literal")
    }
  }
}
