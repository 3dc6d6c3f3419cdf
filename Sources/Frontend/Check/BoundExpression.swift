import Schema
import Values

/// The value of an attribute, as far as it is known at build time.
public enum BoundExpression: Sendable {
  /// Known now.
  case constant(Value)
  /// Computed when the collector starts: it depends on the environment.
  case late(LateExpression)
}

/// An expression that is computed when the collector starts. Whatever is constant in it has been
/// computed already.
///
/// It is computed in two ways that give the same: `value()` walks it, and generated code holds its
/// `swiftExpression`.
public struct LateExpression: Sendable {
  /// What is computed.
  let operation: Operation
  /// Where the expression stands in the file.
  let origin: ExpressionOrigin
  /// The name of the type of the result, if it is known.
  let typeName: String?
  /// How deep the operations nest; a constant has none.
  let depth: Int

  /// One step of a computation.
  indirect enum Operation: Sendable {
    case constant(Value)
    case machine(MachineConstant)
    case array([LateExpression])
    case object([Field])
    case unary(UnaryOperator, LateExpression)
    case binary(BinaryOperator, LateExpression, LateExpression)
    case access(LateExpression, Located<String>)
    case index(LateExpression, LateExpression)
    case call(LibraryFunction, callee: ExpressionOrigin, [LateExpression])
  }

  /// A field of an object literal.
  struct Field: Sendable {
    let name: String
    let value: LateExpression
  }

  /// A constant of the standard library that depends on the machine.
  enum MachineConstant: String, Sendable, CaseIterable {
    case hostname, arch
  }

  /// Creates an expression; its type and depth follow from the operation.
  init(_ operation: Operation, at origin: ExpressionOrigin) {
    self.operation = operation
    self.origin = origin
    typeName = operation.typeName
    depth = operation.depth
  }

  /// Creates a constant.
  init(_ value: Value, at origin: ExpressionOrigin) {
    self.init(.constant(value), at: origin)
  }

  /// The same computation, as the value of a larger expression.
  func moved(to origin: ExpressionOrigin) -> LateExpression {
    LateExpression(operation, at: origin)
  }

  /// The value, if it is known now.
  var constant: Value? {
    if case .constant(let value) = operation { value } else { nil }
  }

  /// The expression's place in the file.
  public var range: SourceRange { origin.range }

  /// The expression's place as a collector spells it: `file:line:column`, the file without its folder.
  public var place: String { origin.place }

  /// The expression as the configuration has it, in the layout of `alloy fmt`.
  public var source: String { origin.text }

  /// The expression's place and text.
  var part: SourcePart { origin.part }
}

extension LateExpression.Operation {
  /// The name of the type of the result, if it is known.
  fileprivate var typeName: String? {
    switch self {
    case .constant(let value): value.typeName
    case .machine: "string"
    case .array: "array"
    case .object: "object"
    case .unary(.not, _): "bool"
    case .unary(.minus, _): "number"
    case .binary(.add, let left, let right):
      left.typeName == right.typeName && left.typeName != "capsule" ? left.typeName : nil
    case .binary(let symbol, _, _): symbol.isArithmetic ? "number" : "bool"
    case .call(let function, _, _): function.result == .any ? nil : function.result.rawValue
    case .access, .index: nil
    }
  }

  /// How deep the operations nest.
  fileprivate var depth: Int {
    switch self {
    case .constant: 0
    case .machine: 1
    case .array(let parts), .call(_, _, let parts): 1 + (parts.lazy.map(\.depth).max() ?? 0)
    case .object(let fields): 1 + (fields.lazy.map(\.value.depth).max() ?? 0)
    case .unary(_, let part), .access(let part, _): 1 + part.depth
    case .binary(_, let left, let right), .index(let left, let right):
      1 + max(left.depth, right.depth)
    }
  }
}

extension BinaryOperator {
  /// Whether the operator makes numbers of numbers.
  var isArithmetic: Bool {
    switch self {
    case .add, .subtract, .multiply, .divide, .remainder, .power: true
    default: false
    }
  }
}
