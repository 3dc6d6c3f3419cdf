/// Writes tokens with marks between them, and puts the comments back where they belong.
///
/// Marks wait until the next token, because a comment before that token may take their place.
struct LayoutWriter {
  /// What may stand between two tokens.
  enum Mark {
    case blank
    /// A column stop.
    case cell
    case newline
    /// A newline behind which columns start anew.
    case section
    case indent
    case outdent
    /// A mark that a comment has replaced.
    case cancelled

    /// Whether the mark only changes the depth.
    var isDepth: Bool { self == .indent || self == .outdent }
  }

  /// What lays the text out.
  private var aligner = ColumnAligner()
  /// The marks since the last token.
  private var pending: [Mark] = []
  /// How far lines are indented.
  private var depth = 0
  /// Whether nothing has been written yet.
  private var isEmpty = true
  /// Whether the next text is the first on its line.
  private var isAtLineStart = true
  /// The source line on which the last token or comment ended.
  private var lastLine = 0
  /// Where in the source the last token ended, as far as that is known.
  private var offset = 0
  /// The source line on which the last token ended.
  private var line = 1
  /// Whether what was written last is an integer.
  private var endsInNumber = false
  /// All comments, in source order.
  private let comments: [AST.Comment]
  /// The first comment that hasn't been written.
  private var nextComment = 0

  /// Creates a writer that puts `comments` between the tokens.
  init(comments: [AST.Comment]) {
    self.comments = comments
  }

  /// Adds marks before the next token.
  mutating func mark(_ marks: Mark...) { pending += marks }

  /// Writes a token that stands at `range` in the source.
  mutating func write(_ text: String, at range: SourceRange, isNumber: Bool = false) {
    offset = range.start
    line = range.firstLine
    write(text)
    endsInNumber = isNumber
  }

  /// Writes a token that is taken to follow the one before in the source.
  mutating func write(_ text: String) {
    if !insertComments(before: offset, line) { release(pending.count) }
    if endsInNumber && text == "." { put(" ") }
    indentLine()
    aligner.write(text)
    offset += text.utf8.count
    for byte in text.utf8 where byte == UInt8(ascii: "\n") { line += 1 }
    lastLine = line
    endsInNumber = false
    isEmpty = false
  }

  /// Writes the remaining comments and returns the result.
  mutating func finish() -> String {
    while nextComment < comments.count { writeNextGroup(beforeLine: .max) }
    return aligner.finish()
  }

  /// Carries out and removes the first `count` pending marks.
  private mutating func release(_ count: Int) {
    for mark in pending.prefix(count) {
      switch mark {
      case .blank: put(" ")
      case .cell: end(.stop)
      case .newline: end(.line)
      case .section: end(.section)
      case .indent: depth += 1
      case .outdent: depth -= 1
      case .cancelled: break
      }
    }
    pending.removeFirst(count)
  }

  /// Writes text that is no token.
  private mutating func put(_ text: String) {
    indentLine()
    aligner.write(text)
    endsInNumber = false
  }

  /// Ends a cell or a line, several times in a row. Empty lines in between aren't indented: that
  /// would make them part of the columns around.
  private mutating func end(_ kind: ColumnAligner.CellEnd, count: Int = 1) {
    guard count > 0 else { return }
    indentLine()
    for _ in 0..<count { aligner.end(kind) }
    isAtLineStart = kind == .line || kind == .section
    endsInNumber = false
  }

  /// Indents the line, if nothing stands on it yet.
  private mutating func indentLine() {
    guard isAtLineStart else { return }
    for _ in 0..<depth { aligner.end(.tab) }
    isAtLineStart = false
  }
}

extension LayoutWriter {
  /// Writes the groups of comments that start before the token at `offset`, and returns whether
  /// there are any. If so, no pending mark is left.
  private mutating func insertComments(before offset: Int, _ line: Int) -> Bool {
    let first = nextComment
    while nextComment < comments.count, comments[nextComment].range.start <= offset {
      writeNextGroup(beforeLine: line)
    }
    guard nextComment > first else { return false }
    separate(comments[nextComment - 1], fromTokenOnLine: line)
    return true
  }

  /// Writes the next comment and those of its group.
  private mutating func writeNextGroup(beforeLine line: Int) {
    let group = comments[nextComment].group
    while nextComment < comments.count, comments[nextComment].group == group {
      let comment = comments[nextComment]
      if !isEmpty { separate(comment, beforeLine: line) }
      indentLine()
      aligner.writeProtected(comment.text)
      isEmpty = false
      endsInNumber = false
      lastLine = comment.range.lastLine
      nextComment += 1
    }
  }

  /// Writes what comes between the text so far and a comment that stands before a token on `line`.
  private mutating func separate(_ comment: AST.Comment, beforeLine line: Int) {
    let firstLine = comment.range.firstLine
    if firstLine == lastLine {
      if firstLine == line { put(" ") } else { end(.tab) }
      return
    }
    if let index = pending.firstIndex(where: { !$0.isDepth }) {
      release(index)
      pending[0] = .cancelled
    }
    end(.section, count: min(2, firstLine - lastLine))
  }

  /// Writes what comes between a comment and the token on `line` behind it, in place of the pending
  /// marks.
  private mutating func separate(_ comment: AST.Comment, fromTokenOnLine line: Int) {
    // The reference takes the comment to be as long as its text without carriage returns.
    let last = comment.range.start + comment.text.utf8.count - 1
    if comment.text.hasPrefix("/*") && comment.range.file.line(at: last) == line { put(" ") }
    let endsSection = pending.contains(.section)
    pending.removeAll { !$0.isDepth }
    release(pending.count)
    end(endsSection ? .section : .line, count: min(2, line - lastLine))
  }
}
