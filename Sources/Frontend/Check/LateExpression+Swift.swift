import Schema
import Values

extension LateExpression {
  /// The computation as a Swift expression of type `Value`, for generated code that imports `Schema`
  /// and `Values`. One `try` before the whole covers everything that may fail inside.
  public var swiftExpression: String {
    canFail
      ? "located(\(parts.map(\.swiftLiteral).joined(separator: ", ")), value: \(swiftOperation))"
      : swiftOperation
  }

  /// The operation itself, without the places of its parts.
  private var swiftOperation: String {
    switch operation {
    case .constant(let value): value.swiftLiteral
    case .machine(.hostname): "StandardLibrary.constantsHostname()"
    case .machine(.arch): "StandardLibrary.constantsArch()"
    case .array(let elements): ".array(\(LateExpression.list(elements)))"
    case .object(let fields):
      ".object([\(fields.map(\.swiftLiteral).joined(separator: ", "))])"
    case .unary(let symbol, let part): "Operators.\(symbol)(\(part.swiftExpression))"
    case .binary(let symbol, let left, let right):
      "Operators.\(symbol)(\(left.swiftExpression), \(right.swiftExpression))"
    case .access(let value, let name):
      "Operators.access(\(value.swiftExpression), \(name.value.swiftLiteral))"
    case .index(let value, let index):
      "Operators.index(\(value.swiftExpression), \(index.swiftExpression))"
    case .call(let function, _, let arguments):
      "StandardLibrary.\(function.swiftName)(\(LateExpression.list(arguments)))"
    }
  }

  /// Expressions as a Swift array.
  private static func list(_ parts: [LateExpression]) -> String {
    "[" + parts.map(\.swiftExpression).joined(separator: ", ") + "]"
  }
}

extension LateExpression.Field {
  /// The field as an element of a Swift dictionary.
  fileprivate var swiftLiteral: String { "\(name.swiftLiteral): \(value.swiftExpression)" }
}

extension SourcePart {
  /// The part as a Swift expression.
  fileprivate var swiftLiteral: String {
    "SourcePart(\(place.swiftLiteral), \(source.swiftLiteral))"
  }
}

extension Value {
  /// The value as a Swift expression where a `Value` is expected.
  fileprivate var swiftLiteral: String {
    switch self {
    case .null: ".null"
    case .bool(let value): value.swiftLiteral
    case .string(let text): text.swiftLiteral
    case .number(.signed(let number)): number.swiftLiteral
    case .number(.unsigned(let number)): ".number(.unsigned(\(number.swiftLiteral)))"
    case .number(.float(let number)): ".number(.float(\(number.swiftLiteral)))"
    case .secret(let text, let isSecret):
      ".secret(\(text.swiftLiteral), isSecret: \(isSecret.swiftLiteral))"
    case .bytes(let bytes): ".bytes(\(bytes.swiftLiteral))"
    case .function(let name): ".function(\(name.swiftLiteral))"
    case .array(let elements):
      "[" + elements.map(\.swiftLiteral).joined(separator: ", ") + "]"
    case .object(let fields) where fields.isEmpty: "[:]"
    case .object(let fields):
      "["
        + fields.sorted { $0.key < $1.key }
        .map { "\($0.key.swiftLiteral): \($0.value.swiftLiteral)" }.joined(separator: ", ") + "]"
    case .capsule(let capsule):
      ".capsule(Capsule(type: \(capsule.type.swiftLiteral), node: \(capsule.node.swiftLiteral), "
        + "export: \(capsule.export.swiftLiteral)))"
    }
  }
}
