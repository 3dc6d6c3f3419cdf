extension AST {
  /// An expression.
  public indirect enum Expression: Sendable {
    /// `1`, `"text"`, `true`, `null`.
    case literal(Literal)
    /// A name.
    case identifier(Located<String>)
    /// `[a, b]`.
    case array(ArrayLiteral)
    /// `{a = 1}`.
    case object(ObjectLiteral)
    /// `(a)`.
    case group(Group)
    /// `-a`.
    case unary(Unary)
    /// `a + b`.
    case binary(Binary)
    /// `a.b[c](d)`.
    case postfix(Postfix)

    /// The expression's place.
    public var range: SourceRange {
      switch self {
      case .literal(let node): node.range
      case .identifier(let name): name.range
      case .array(let node): node.range
      case .object(let node): node.range
      case .group(let node): node.range
      case .unary(let node): node.range
      case .binary(let node): node.range
      case .postfix(let node): node.range
      }
    }
  }

  /// A literal as it is written. Its value is `literal.value`.
  public struct Literal: Sendable {
    /// What the lexer recognised; a raw string is a string.
    public enum Kind: Sendable, Hashable {
      case null, bool, number, float, string
    }

    /// What the lexer recognised.
    public var kind: Kind
    /// The source text, with quotes.
    public var text: String
    /// The literal's place.
    public var range: SourceRange

    /// Creates a literal.
    public init(kind: Kind, text: String, range: SourceRange) {
      self.kind = kind
      self.text = text
      self.range = range
    }
  }

  /// `[a, b]`; the range includes the brackets.
  public struct ArrayLiteral: Sendable {
    /// The elements in order.
    public var elements: [Expression]
    /// From `[` to `]`.
    public var range: SourceRange

    /// Creates an array.
    public init(elements: [Expression], range: SourceRange) {
      self.elements = elements
      self.range = range
    }
  }

  /// `{a = 1, "b" = 2}`; the range includes the braces. Keys may repeat: the last one counts.
  public struct ObjectLiteral: Sendable {
    /// `key = value`.
    public struct Field: Sendable {
      /// The key; escapes of a quoted key are not decoded, as the language wants it.
      public var key: Located<String>
      /// Whether the key was written in quotes. The two-byte key `""` keeps its quotes, as part of
      /// the key, and is not marked.
      public var isQuoted: Bool
      /// What the key stands for.
      public var value: Expression

      /// Creates a field.
      public init(key: Located<String>, isQuoted: Bool, value: Expression) {
        self.key = key
        self.isQuoted = isQuoted
        self.value = value
      }
    }

    /// The fields in order.
    public var fields: [Field]
    /// From `{` to `}`.
    public var range: SourceRange

    /// Creates an object.
    public init(fields: [Field], range: SourceRange) {
      self.fields = fields
      self.range = range
    }
  }

  /// `(a)`; the range includes the parentheses.
  public struct Group: Sendable {
    /// What stands between the parentheses.
    public var inner: Expression
    /// From `(` to `)`.
    public var range: SourceRange

    /// Creates a group.
    public init(inner: Expression, range: SourceRange) {
      self.inner = inner
      self.range = range
    }
  }

  /// `-a`, `!!a`: one or more operators, the outermost first, before an operand that is no `Unary`.
  public struct Unary: Sendable {
    /// The operators, the outermost first.
    public var operators: [Located<UnaryOperator>]
    /// What they apply to.
    public var operand: Expression

    /// Creates an operand with its signs.
    public init(operators: [Located<UnaryOperator>], operand: Expression) {
      self.operators = operators
      self.operand = operand
    }

    /// From the first operator to the end of the operand.
    public var range: SourceRange { operators[0].range.extended(to: operand.range) }
  }

  /// `a + b - c`: operands joined by operators of one precedence. To compute something over it, use
  /// `fold`, which knows the associativity.
  public struct Binary: Sendable {
    /// At least two.
    public var operands: [Expression]
    /// One fewer than operands.
    public var operators: [Located<BinaryOperator>]

    /// Creates a chain.
    public init(operands: [Expression], operators: [Located<BinaryOperator>]) {
      self.operands = operands
      self.operators = operators
    }

    /// From the first operand to the last.
    public var range: SourceRange {
      operands[0].range.extended(to: operands[operands.count - 1].range)
    }
  }

  /// `a.b[c](d)`: a base that is no `Postfix`, followed by one or more suffixes.
  public struct Postfix: Sendable {
    /// What may follow an operand.
    public enum Suffix: Sendable {
      /// `.name`; the range is that of the name.
      case field(Located<String>)
      /// `[index]`; the range includes the brackets.
      case index(Expression, range: SourceRange)
      /// `(arguments)`; the range includes the parentheses.
      case call([Expression], range: SourceRange)

      /// The suffix's place.
      public var range: SourceRange {
        switch self {
        case .field(let name): name.range
        case .index(_, let range), .call(_, let range): range
        }
      }
    }

    /// What the first suffix applies to.
    public var base: Expression
    /// One or more, from left to right.
    public var suffixes: [Suffix]

    /// Creates an operand with its suffixes.
    public init(base: Expression, suffixes: [Suffix]) {
      self.base = base
      self.suffixes = suffixes
    }

    /// From the base to the end of the last suffix.
    public var range: SourceRange {
      base.range.extended(to: suffixes[suffixes.count - 1].range)
    }
  }
}
