/// An operator between two operands. The raw value is its spelling.
public enum BinaryOperator: String, Sendable, Hashable, CaseIterable {
  case or = "||"
  case and = "&&"
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

  /// How tightly the operator binds: from 1 for `||` to 6 for `^`.
  public var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: 3
    case .add, .subtract: 4
    case .multiply, .divide, .remainder: 5
    case .power: 6
    }
  }

  /// Whether `a op b op c` means `a op (b op c)`.
  public var isRightAssociative: Bool { self == .power }
}

/// An operator before its only operand. The raw value is its spelling.
public enum UnaryOperator: String, Sendable, Hashable, CaseIterable {
  case not = "!"
  case minus = "-"
}
