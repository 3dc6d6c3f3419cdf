/// Collects lines of Swift, indented by two spaces a level and broken as `swift format` breaks them.
struct SwiftWriter {
  /// What has been written.
  private(set) var text = ""
  /// The present level.
  private var level = 0

  /// Writes a statement, on several lines if it is too long for one; an empty one is an empty line.
  mutating func line(_ line: String = "") {
    let lines = line.isEmpty ? [""] : SwiftLayout.lines(line, indentation: level * 2)
    text += lines.joined(separator: "\n") + "\n"
  }

  /// Writes a line that opens a block; what follows is one level deeper.
  mutating func open(_ head: String) {
    line(head)
    level += 1
  }

  /// Writes the line that closes a block.
  mutating func close(_ tail: String = "}") {
    level -= 1
    line(tail)
  }

  /// Writes a call.
  mutating func call(_ head: String, _ arguments: [String]) {
    line("\(head)(\(arguments.joined(separator: ", ")))")
  }

  /// Writes `head` with a closure behind it: on one line if it holds one short statement.
  mutating func closure(_ head: String, _ statements: [SwiftStatement]) {
    if let short = SwiftStatement.closure(head, statements), fits(short) { return line(short) }
    open("\(head) {")
    for statement in statements { self.statement(statement) }
    close()
  }

  /// Writes a statement.
  private mutating func statement(_ statement: SwiftStatement) {
    switch statement {
    case .line(let text): line(text)
    case .closure(let head, let statements):
      if statements.isEmpty { line("\(head)()") } else { closure(head, statements) }
    case .append(let list, let head, let statements): append(list, head, statements)
    }
  }

  /// Writes what appends a call with a closure to a list.
  private mutating func append(_ list: String, _ head: String, _ statements: [SwiftStatement]) {
    if let short = SwiftStatement.append(list, head, statements).short, fits(short) {
      return line(short)
    }
    open("\(list).append(")
    open("\(head) {")
    for statement in statements { self.statement(statement) }
    close("})")
    level -= 1
  }

  /// Whether a line of this text is short enough here.
  private func fits(_ text: String) -> Bool { level * 2 + text.count <= SwiftLayout.lineLength }
}

/// A statement whose layout depends on the room there is.
indirect enum SwiftStatement: Hashable {
  /// One line.
  case line(String)
  /// A call with a closure as its only argument, or with none if there is nothing to say.
  case closure(String, [SwiftStatement])
  /// Appends such a call to a list.
  case append(String, String, [SwiftStatement])

  /// The statement on one line, or nil if it needs several.
  var short: String? {
    switch self {
    case .line(let text): text
    case .closure(let head, let statements):
      statements.isEmpty ? "\(head)()" : Self.closure(head, statements)
    case .append(let list, let head, let statements):
      Self.closure(head, statements).short.map { "\(list).append(\($0))" }
    }
  }

  /// `head { statement }` on one line, or nil if it needs several.
  static func closure(_ head: String, _ statements: [SwiftStatement]) -> String? {
    guard statements.count == 1, let inner = statements[0].short else { return nil }
    return "\(head) { \(inner) }"
  }
}
