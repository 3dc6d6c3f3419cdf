extension AST: CustomStringConvertible {
  /// The tree as indented text, one node a line with its place: what `--emit ast` prints.
  public var description: String {
    var writer = TreeWriter()
    writer.write("file \(file.name)")
    writer.nest { writer in
      for statement in statements { writer.write(statement) }
      for comment in comments { writer.write("comment", comment.text, comment.range) }
    }
    return writer.text
  }
}

/// Writes nodes as indented lines.
private struct TreeWriter {
  /// The lines so far.
  var text = ""
  /// How far the next line is indented.
  private var depth = 0

  /// Writes one line.
  mutating func write(_ line: String) {
    text += String(repeating: "  ", count: depth) + line + "\n"
  }

  /// Writes a line for a node: its kind, its text in quotes, its place.
  mutating func write(_ kind: String, _ detail: String, _ range: SourceRange) {
    write("\(kind) \(detail.debugDescription) \(range.span)")
  }

  /// Indents whatever `body` writes.
  mutating func nest(_ body: (inout TreeWriter) -> Void) {
    depth += 1
    body(&self)
    depth -= 1
  }

  /// Writes a statement and what it holds.
  mutating func write(_ statement: AST.Statement) {
    switch statement {
    case .attribute(let attribute):
      write("attribute \(attribute.name.value) \(attribute.range.span)")
      nest { $0.write(attribute.value) }
    case .block(let block):
      let label = block.label.map { " " + $0.value.debugDescription } ?? ""
      write("block \(block.name.value)\(label) \(block.range.span)")
      nest { writer in
        for statement in block.body { writer.write(statement) }
      }
    }
  }

  /// Writes an expression and its parts.
  mutating func write(_ expression: AST.Expression) {
    let span = expression.range.span
    switch expression {
    case .literal(let node): write("\(node.kind) \(node.text.debugDescription) \(span)")
    case .identifier(let name): write("identifier \(name.value) \(span)")
    case .array(let node):
      write("array \(span)")
      write(nested: node.elements)
    case .object(let node):
      write("object \(span)")
      nest { writer in
        for field in node.fields { writer.write(field) }
      }
    case .group(let node):
      write("group \(span)")
      write(nested: [node.inner])
    case .unary(let node):
      write("unary \(node.operators.map(\.value.rawValue).joined(separator: " ")) \(span)")
      write(nested: [node.operand])
    case .binary(let node):
      write("binary \(node.operators.map(\.value.rawValue).joined(separator: " ")) \(span)")
      write(nested: node.operands)
    case .postfix(let node):
      write("postfix \(span)")
      write(nested: [node.base])
      nest { writer in
        for suffix in node.suffixes { writer.write(suffix) }
      }
    }
  }

  /// Writes a field of an object.
  mutating func write(_ field: AST.ObjectLiteral.Field) {
    let key = field.isQuoted ? field.key.value.debugDescription : field.key.value
    write("field \(key) \(field.key.range.span)")
    write(nested: [field.value])
  }

  /// Writes what follows an operand.
  mutating func write(_ suffix: AST.Postfix.Suffix) {
    switch suffix {
    case .field(let name): write("field \(name.value) \(name.range.span)")
    case .index(let index, let range):
      write("index \(range.span)")
      write(nested: [index])
    case .call(let arguments, let range):
      write("call \(range.span)")
      write(nested: arguments)
    }
  }

  /// Writes expressions one level deeper.
  mutating func write(nested expressions: [AST.Expression]) {
    nest { writer in
      for expression in expressions { writer.write(expression) }
    }
  }
}

extension SourceRange {
  /// The range without its file: `line:column-line:column`, the end excluded.
  fileprivate var span: String { "\(startPosition)-\(endPosition)" }
}
