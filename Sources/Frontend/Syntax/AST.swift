/// A parsed configuration file: what the user wrote, with nothing resolved.
///
/// All nodes are values and carry their range. The parser bounds how deep they nest, and flattens
/// what could grow without brackets (`a + b + c`, `a.b.c`, `!!a`), so that plain recursion over a
/// tree is safe.
public struct AST: Sendable {
  /// The file that was parsed.
  public var file: SourceFile
  /// The statements at top level.
  public var statements: [Statement]
  /// All comments, in source order.
  public var comments: [Comment]

  /// Creates a tree.
  public init(file: SourceFile, statements: [Statement], comments: [Comment] = []) {
    self.file = file
    self.statements = statements
    self.comments = comments
  }

  /// One entry of a body.
  public enum Statement: Sendable {
    /// `name = value`.
    case attribute(Attribute)
    /// `name "label" { body }`.
    case block(Block)

    /// The statement's place.
    public var range: SourceRange {
      switch self {
      case .attribute(let attribute): attribute.range
      case .block(let block): block.range
      }
    }
  }

  /// `name = value`.
  public struct Attribute: Sendable {
    /// What is set.
    public var name: Located<String>
    /// What it is set to.
    public var value: Expression

    /// Creates an attribute.
    public init(name: Located<String>, value: Expression) {
      self.name = name
      self.value = value
    }

    /// From the name to the end of the value.
    public var range: SourceRange { name.range.extended(to: value.range) }
  }

  /// `name "label" { body }`, the name perhaps of several segments.
  public struct Block: Sendable {
    /// The segments of the name: `prometheus.scrape` has two.
    public var segments: [Located<String>]
    /// The label, with a range that includes the quotes. The label `""` counts as none.
    public var label: Located<String>?
    /// What stands between the braces.
    public var body: [Statement]
    /// From `{` to `}`, both included.
    public var bodyRange: SourceRange

    /// Creates a block.
    public init(
      segments: [Located<String>], label: Located<String>?, body: [Statement],
      bodyRange: SourceRange
    ) {
      self.segments = segments
      self.label = label
      self.body = body
      self.bodyRange = bodyRange
    }

    /// The whole name, dotted, with the range of all its segments.
    public var name: Located<String> {
      Located(
        segments.map(\.value).joined(separator: "."),
        at: segments[0].range.extended(to: segments[segments.count - 1].range))
    }

    /// The name and, after a dot, the label if there is one: what references use.
    public var id: String { label.map { "\(name.value).\($0.value)" } ?? name.value }

    /// From the name up to and including `{`: the line that identifies the block.
    public var header: SourceRange {
      SourceRange(file: bodyRange.file, start: segments[0].range.start, end: bodyRange.start + 1)
    }

    /// From the name to `}`.
    public var range: SourceRange { segments[0].range.extended(to: bodyRange) }
  }

  /// A comment with its delimiters; carriage returns are removed.
  public struct Comment: Sendable {
    /// The comment as it is written.
    public var text: String
    /// The comment's place.
    public var range: SourceRange
    /// The number of the run of comments it belongs to; see `Formatter`.
    public var group: Int

    /// Creates a comment.
    public init(text: String, range: SourceRange, group: Int) {
      self.text = text
      self.range = range
      self.group = group
    }
  }
}
