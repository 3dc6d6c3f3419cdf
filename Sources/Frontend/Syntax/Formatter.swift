extension AST {
  /// The file in the layout of `alloy fmt`, with a newline at its end.
  ///
  /// - Requires: the file was parsed without errors.
  public var formatted: String {
    var formatter = Formatter(comments: comments)
    formatter.write(statements)
    return formatter.writer.finish() + "\n"
  }
}

extension AST.Expression {
  /// The expression in the layout of `alloy fmt`, without its comments: how messages quote it.
  public var formatted: String {
    var formatter = Formatter(comments: [])
    formatter.write(self)
    return formatter.writer.finish()
  }
}

/// Walks a tree and writes its tokens, with marks for the layout between them. Which lines break
/// follows the source; indentation, blanks and alignment don't.
///
/// The marks are set so that the result equals that of `alloy fmt` byte for byte, its oddities
/// included: `f(` and `)` on two lines gain a comma, and quoted keys gain backslashes.
struct Formatter {
  /// Where the tokens go.
  var writer: LayoutWriter

  /// Creates a formatter for a tree with `comments`.
  init(comments: [AST.Comment]) {
    writer = LayoutWriter(comments: comments)
  }

  /// Writes the statements of a body. Blocks are set off by an empty line, attributes only if they
  /// were in the source.
  mutating func write(_ statements: [AST.Statement]) {
    var previousLine: Int?
    for statement in statements {
      let range = statement.range
      let (first, last) = (range.firstLine, range.lastLine)
      if let previousLine, statement.isBlock || first - previousLine > 1 { writer.mark(.section) }
      switch statement {
      case .attribute(let attribute): write(attribute)
      case .block(let block): write(block)
      }
      writer.mark(first == last ? .newline : .section)
      previousLine = last
    }
  }

  /// Writes an attribute.
  private mutating func write(_ attribute: AST.Attribute) {
    writer.write(attribute.name.value, at: attribute.name.range)
    writer.mark(.cell)
    writer.write("=")
    writer.mark(.blank)
    write(attribute.value)
  }

  /// Writes a block.
  private mutating func write(_ block: AST.Block) {
    let name = block.name
    writer.write(name.value, at: name.range)
    if let label = block.label {
      writer.mark(.blank)
      writer.write("\"\(label.value)\"", at: label.range)
    }
    writer.mark(.blank)
    writer.write("{", at: block.bodyRange.first)
    writer.mark(.indent)
    if block.body.isEmpty {
      writer.mark(.blank)
    } else {
      writer.mark(.section)
      write(block.body)
    }
    writer.mark(.outdent)
    writer.write("}", at: block.bodyRange.last)
  }
}

extension AST.Statement {
  /// Whether the statement is a block.
  fileprivate var isBlock: Bool {
    if case .block = self { true } else { false }
  }
}

extension SourceRange {
  /// The first byte of the range.
  var first: SourceRange { SourceRange(file: file, start: start, end: min(start + 1, end)) }

  /// The last byte of the range.
  var last: SourceRange { SourceRange(file: file, start: max(start, end - 1), end: end) }
}
