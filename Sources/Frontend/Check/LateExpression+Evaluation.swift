import Schema
import Values

extension BoundExpression {
  /// The value, computed now if it is late.
  public func value() throws(LateError) -> Value {
    switch self {
    case .constant(let value): value
    case .late(let expression): try expression.value()
    }
  }

  /// The value, computed now if it is late, for an attribute of a kind.
  public func value(as kind: AttributeKind) throws(LateError) -> Value {
    switch self {
    case .constant(let value): return value
    case .late(let expression):
      let value = try expression.value()
      do {
        return try kind.convert(value)
      } catch {
        throw LateError(place: expression.place, message: error.message(about: expression.source))
      }
    }
  }
}

extension LateExpression {
  /// Computes the value.
  public func value() throws(LateError) -> Value {
    do {
      return try compute()
    } catch {
      switch error {
      case .located(let error): throw error
      case .operation(let error): throw error.located([part])
      }
    }
  }

  /// Why a step fails, with its place or without.
  private enum Failure: Error {
    case located(LateError)
    case operation(OperationError)
  }

  /// Computes the value; an error of an operation that is not likely to fail has no place yet.
  private func compute() throws(Failure) -> Value {
    switch operation {
    case .constant(let value): return value
    case .machine(.hostname): return StandardLibrary.constantsHostname()
    case .machine(.arch): return StandardLibrary.constantsArch()
    case .array(let elements): return .array(try LateExpression.compute(elements))
    case .object(let fields):
      var result: [String: Value] = [:]
      for field in fields { result[field.name] = try field.value.compute() }
      return .object(result)
    case .unary, .binary, .access, .index, .call: return try computeOperation()
    }
  }

  /// Computes the values of several expressions.
  private static func compute(_ parts: [LateExpression]) throws(Failure) -> [Value] {
    var values: [Value] = []
    for part in parts { values.append(try part.compute()) }
    return values
  }

  /// Computes the operands, then the operation.
  private func computeOperation() throws(Failure) -> Value {
    let values = try LateExpression.compute(operands)
    do {
      switch operation {
      case .unary(let symbol, _): return try symbol(values[0])
      case .binary(let symbol, _, _): return try symbol(values[0], values[1])
      case .access(_, let name): return try Operators.access(values[0], name.value)
      case .index: return try Operators.index(values[0], values[1])
      case .call(let function, _, _): return try function(values)
      case .constant, .machine, .array, .object:
        preconditionFailure("only operations have operands")
      }
    } catch {
      throw canFail ? .located(error.located(parts)) : .operation(error)
    }
  }

  /// The expressions that an operation works on.
  var operands: [LateExpression] {
    switch operation {
    case .unary(_, let part), .access(let part, _): [part]
    case .binary(_, let left, let right), .index(let left, let right): [left, right]
    case .call(_, _, let arguments): arguments
    case .constant, .machine, .array, .object: []
    }
  }

  /// The parts of an operation in the order in which errors count them.
  var parts: [SourcePart] {
    switch operation {
    case .access(let value, let name):
      [value.part, ExpressionOrigin.field(name).part]
    case .call(_, let callee, let arguments):
      [callee.part] + arguments.map(\.part)
    default: operands.map(\.part)
    }
  }

  /// Whether the operation may fail for reasons that a user should see in their place. The others are
  /// blamed on the whole expression, which keeps generated code short.
  var canFail: Bool {
    switch operation {
    case .constant, .machine, .array, .object: return false
    case .unary(_, let operand): return operand.typeName == nil
    case .binary(.equal, _, _), .binary(.notEqual, _, _): return false
    case .binary(.divide, _, _), .binary(.remainder, _, _): return true
    case .binary(_, let left, let right): return left.typeName == nil || right.typeName == nil
    case .access, .index: return true
    case .call(let function, _, let arguments):
      return function.canFail
        || !arguments.enumerated().allSatisfy { index, argument in
          function.parameter(index).alwaysTakes(argument.typeName)
        }
    }
  }
}

extension UnaryOperator {
  /// Computes the operation.
  func callAsFunction(_ operand: Value) throws(OperationError) -> Value {
    switch self {
    case .not: try Operators.not(operand)
    case .minus: try Operators.minus(operand)
    }
  }
}

extension BinaryOperator {
  /// Computes the operation.
  func callAsFunction(_ left: Value, _ right: Value) throws(OperationError) -> Value {
    switch self {
    case .or: try Operators.or(left, right)
    case .and: try Operators.and(left, right)
    case .equal: Operators.equal(left, right)
    case .notEqual: Operators.notEqual(left, right)
    case .less: try Operators.less(left, right)
    case .lessOrEqual: try Operators.lessOrEqual(left, right)
    case .greater: try Operators.greater(left, right)
    case .greaterOrEqual: try Operators.greaterOrEqual(left, right)
    case .add: try Operators.add(left, right)
    case .subtract: try Operators.subtract(left, right)
    case .multiply: try Operators.multiply(left, right)
    case .divide: try Operators.divide(left, right)
    case .remainder: try Operators.remainder(left, right)
    case .power: try Operators.power(left, right)
    }
  }
}
