/// One lexical element: its kind and the bytes it covers.
struct Token {
  /// The kinds of tokens. The raw value is what messages call them.
  enum Kind: String {
    case illegal = "ILLEGAL"
    case endOfFile = "EOF"
    case comment = "COMMENT"
    case terminator = "TERMINATOR"

    case identifier = "IDENT"
    case number = "NUMBER"
    case float = "FLOAT"
    case string = "STRING"
    case bool = "BOOL"
    case null = "NULL"

    case or = "||"
    case and = "&&"
    case not = "!"
    case assign = "="
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case remainder = "%"
    case power = "^"

    case leftBrace = "{"
    case rightBrace = "}"
    case leftParenthesis = "("
    case rightParenthesis = ")"
    case leftBracket = "["
    case rightBracket = "]"
    case comma = ","
    case dot = "."
  }

  var kind: Kind
  /// The offset of the first byte.
  var start: Int
  /// The offset behind the last byte.
  var end: Int
}

extension Token.Kind {
  /// Whether a newline behind the token ends the statement.
  var endsLine: Bool {
    switch self {
    case .identifier, .number, .float, .string, .bool, .null: true
    case .rightBrace, .rightParenthesis, .rightBracket: true
    default: false
    }
  }

  /// The binary operator that the token spells.
  var binaryOperator: BinaryOperator? {
    switch self {
    case .or: .or
    case .and: .and
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .remainder: .remainder
    case .power: .power
    default: nil
    }
  }

  /// The unary operator that the token spells.
  var unaryOperator: UnaryOperator? {
    switch self {
    case .not: .not
    case .subtract: .minus
    default: nil
    }
  }

  /// The kind of literal that the token is.
  var literalKind: AST.Literal.Kind? {
    switch self {
    case .number: .number
    case .float: .float
    case .string: .string
    case .bool: .bool
    case .null: .null
    default: nil
    }
  }
}

extension Token.Kind {
  /// The operator or bracket that is spelled by one character.
  init?(character: UInt8) {
    switch character {
    case UInt8(ascii: "!"): self = .not
    case UInt8(ascii: "="): self = .assign
    case UInt8(ascii: "<"): self = .less
    case UInt8(ascii: ">"): self = .greater
    case UInt8(ascii: "+"): self = .add
    case UInt8(ascii: "-"): self = .subtract
    case UInt8(ascii: "*"): self = .multiply
    case UInt8(ascii: "/"): self = .divide
    case UInt8(ascii: "%"): self = .remainder
    case UInt8(ascii: "^"): self = .power
    case UInt8(ascii: "{"): self = .leftBrace
    case UInt8(ascii: "}"): self = .rightBrace
    case UInt8(ascii: "("): self = .leftParenthesis
    case UInt8(ascii: ")"): self = .rightParenthesis
    case UInt8(ascii: "["): self = .leftBracket
    case UInt8(ascii: "]"): self = .rightBracket
    case UInt8(ascii: ","): self = .comma
    case UInt8(ascii: "."): self = .dot
    default: return nil
    }
  }

  /// The operator that is spelled by `character` and an equals sign.
  init?(comparison character: UInt8) {
    switch character {
    case UInt8(ascii: "="): self = .equal
    case UInt8(ascii: "!"): self = .notEqual
    case UInt8(ascii: "<"): self = .lessOrEqual
    case UInt8(ascii: ">"): self = .greaterOrEqual
    default: return nil
    }
  }
}
