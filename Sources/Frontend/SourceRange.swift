/// A line and a column, both counted from 1; columns count bytes.
public struct SourcePosition: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The line.
  public var line: Int
  /// The byte within the line.
  public var column: Int

  /// Creates a position.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Returns whether `left` comes first.
  public static func < (left: Self, right: Self) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }

  /// The position as messages spell it: `line:column`.
  public var description: String { "\(line):\(column)" }
}

/// A stretch of a source file: byte offsets from `start` up to but excluding `end`. It may be
/// empty.
public struct SourceRange: Sendable, Hashable {
  /// The file.
  public let file: SourceFile
  /// The offset of the first byte.
  public let start: Int
  /// The offset behind the last byte.
  public let end: Int

  /// Creates a range.
  /// - Requires: `start <= end`, both inside the file or at its end.
  public init(file: SourceFile, start: Int, end: Int) {
    precondition(start <= end, "a source range ends before it starts")
    self.file = file
    self.start = start
    self.end = end
  }

  /// Where the range starts.
  public var startPosition: SourcePosition { file.position(at: start) }

  /// Where the first byte behind the range stands.
  public var endPosition: SourcePosition { file.position(at: end) }

  /// The line on which the range starts.
  public var firstLine: Int { file.line(at: start) }

  /// The line that holds the last byte of the range.
  public var lastLine: Int { file.line(at: max(start, end - 1)) }

  /// The source text in the range.
  public var text: String { file.text(in: start..<end) }

  /// Returns the range from the start of this one to the end of `other`, which stands further on.
  public func extended(to other: SourceRange) -> SourceRange {
    SourceRange(file: file, start: start, end: max(end, other.end))
  }
}

extension SourceRange: CustomStringConvertible {
  /// The start as messages spell it: `file:line:column`.
  public var description: String { "\(file.name):\(startPosition)" }
}
