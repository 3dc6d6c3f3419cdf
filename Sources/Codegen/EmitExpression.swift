import Frontend
import Schema
import Values

/// Turns expressions of the configuration language into Swift expressions of type `Value`. One `try`
/// before the whole is enough for all that may fail inside.
struct ExpressionEmitter {
  /// What could not be turned into Swift.
  private(set) var log = DiagnosticSet()

  /// The Swift text for `expression`.
  mutating func text(_ expression: AST.Expression) -> String {
    switch expression {
    case .literal(let literal): return Self.literal(literal.value)
    case .identifier(let name): return refuse(expression, name.value)
    case .array(let array): return ".array(\(list(array.elements)))"
    case .object(let object): return self.object(object)
    case .group(let group): return text(group.inner)
    case .unary(let unary):
      return unary.operators.reversed().reduce(text(unary.operand)) { operand, sign in
        "Operators.\(sign.value)(\(operand))"
      }
    case .binary(let binary):
      return binary.fold({ text($0) }) { "Operators.\($1.value)(\($0), \($2))" }
    case .postfix(let postfix): return self.postfix(postfix)
    }
  }

  /// A call of the library, a constant, or accesses to parts of a value.
  private mutating func postfix(_ node: AST.Postfix) -> String {
    let names = AST.Expression.postfix(node).referencedNames?.map(\.value) ?? []
    var result: String
    var used: Int
    if let (call, count) = libraryCall(node, names) {
      (result, used) = (call, count)
    } else if names.count > 1, names[0] == "constants", let constant = Self.constants[names[1]] {
      (result, used) = ("StandardLibrary.\(constant)()", 1)
    } else if let name = names.first {
      return refuse(.postfix(node), name)
    } else {
      (result, used) = (text(node.base), 0)
    }
    for suffix in node.suffixes.dropFirst(used) {
      switch suffix {
      case .field(let name): result = "Operators.access(\(result), \(name.value.swiftLiteral))"
      case .index(let index, _): result = "Operators.index(\(result), \(text(index)))"
      case .call: return refuse(.postfix(node), "the result of an expression")
      }
    }
    return result
  }

  /// The call of a library function that an expression starts with, and the number of suffixes that
  /// are part of it.
  private mutating func libraryCall(_ node: AST.Postfix, _ names: [String]) -> (String, Int)? {
    guard !names.isEmpty, names.count - 1 < node.suffixes.count,
      case .call(let arguments, _) = node.suffixes[names.count - 1],
      let function = StandardLibrary.function(names.joined(separator: "."))
    else { return nil }
    return ("StandardLibrary.\(function.swiftName)(\(list(arguments)))", names.count)
  }

  /// An object literal; the last of equal keys counts.
  private mutating func object(_ node: AST.ObjectLiteral) -> String {
    var fields: [(key: String, value: String)] = []
    for field in node.fields {
      let value = text(field.value)
      fields.removeAll { $0.key == field.key.value }
      fields.append((field.key.value, value))
    }
    if fields.isEmpty { return ".object([:])" }
    let texts = fields.map { "\($0.key.swiftLiteral): \($0.value)" }
    return ".object([\(texts.joined(separator: ", "))])"
  }

  /// An array literal.
  private mutating func list(_ expressions: [AST.Expression]) -> String {
    var texts: [String] = []
    for expression in expressions { texts.append(text(expression)) }
    return "[\(texts.joined(separator: ", "))]"
  }

  /// A literal of type `Value`.
  static func literal(_ value: Value) -> String {
    switch value {
    case .null: ".null"
    case .bool(let value): value.swiftLiteral
    case .string(let text): text.swiftLiteral
    case .number(.signed(let number)): number.swiftLiteral
    case .number(.unsigned(let number)): ".number(.unsigned(\(number.swiftLiteral)))"
    case .number(.float(let number)): number.swiftLiteral
    default: preconditionFailure("the language has no literals of type \(value.typeName)")
    }
  }

  /// Reports an expression that has no counterpart in Swift.
  private mutating func refuse(_ expression: AST.Expression, _ name: String) -> String {
    log.report(.notCompilable(expression, name))
    return ".null"
  }

  /// The library's constants that depend on the machine.
  private static let constants = [
    "hostname": "constantsHostname", "os": "constantsOS", "arch": "constantsArch",
  ]
}

extension Diagnostic {
  /// A value that exists only as part of an expression.
  fileprivate static func notCompilable(_ expression: AST.Expression, _ name: String) -> Self {
    .error(
      "'\(name)' cannot be used like this in a value that is computed when the collector starts",
      at: expression.range, note: "call functions by their full name, as in sys.env(\"NAME\")")
  }
}
