import Schema
import Values

extension Folding {
  /// Computes what stands at the start of a chain of suffixes, then follows them.
  mutating func fold(_ node: AST.Postfix) throws(Refusal) -> LateExpression {
    let expression = AST.Expression.postfix(node)
    var result: LateExpression
    var used = 0
    if let names = expression.referencedNames {
      (result, used) = try fold(names, of: node)
    } else {
      result = try fold(node.base)
    }
    for index in used..<node.suffixes.count {
      let origin = ExpressionOrigin.postfix(node, count: index + 1)
      switch node.suffixes[index] {
      case .field(let name): result = try access(result, name, at: origin)
      case .index(let place, _): result = try self.index(result, place, at: origin)
      case .call(let arguments, _): result = try call(result, arguments, at: origin)
      }
      result = try limited(result)
    }
    return result
  }

  /// Finds out what a dotted name starts with, and how many suffixes that takes.
  mutating func fold(
    _ names: [Located<String>], of node: AST.Postfix?
  ) throws(Refusal) -> (start: LateExpression, suffixes: Int) {
    /// The place of the first names.
    func origin(_ count: Int) -> ExpressionOrigin {
      node.map { .postfix($0, count: count - 1) } ?? .expression(.identifier(names[0]))
    }
    switch evaluator.resolver(names) {
    case .value(let value, let count)?:
      return (LateExpression(value, at: origin(count)), count - 1)
    case .live(let count)?:
      throw refuse(.liveValue(names.prefix(count), at: origin(count)))
    case nil: break
    }
    if names[0].value == "constants" { return try foldConstant(names, origin) }
    if names.count > 1 {
      let name = "\(names[0].value).\(names[1].value)"
      if StandardLibrary.function(name) != nil {
        return (LateExpression(.function(name), at: origin(2)), 1)
      }
    }
    guard let value = StandardLibrary.identifier(names[0].value) else {
      throw refuse(.unknownReference(names, []))
    }
    return (LateExpression(value, at: origin(1)), 0)
  }

  /// A constant of the library, or all of them as an object.
  private mutating func foldConstant(
    _ names: [Located<String>], _ origin: (Int) -> ExpressionOrigin
  ) throws(Refusal) -> (start: LateExpression, suffixes: Int) {
    if names.count == 1 {
      let fields = ["arch", "hostname", "os", "version"].compactMap { name in
        LibraryConstant(name).map {
          LateExpression.Field(name: name, value: LateExpression($0.operation, at: origin(1)))
        }
      }
      return (LateExpression(.object(fields), at: origin(1)), 0)
    }
    guard let constant = LibraryConstant(names[1].value) else {
      throw refuse(.unknownConstant(names[1]))
    }
    return (LateExpression(constant.operation, at: origin(2)), 1)
  }

  /// Computes `value.name`.
  private mutating func access(
    _ value: LateExpression, _ name: Located<String>, at origin: ExpressionOrigin
  ) throws(Refusal) -> LateExpression {
    do throws(OperationError) {
      if let constant = value.constant {
        return LateExpression(try Operators.access(constant, name.value), at: origin)
      }
      if let type = value.typeName, type != "object", type != "capsule" {
        throw OperationError(
          part: 0, "cannot access field \(quoted(name.value)) on value of type \(type)")
      }
      return LateExpression(.access(value, name), at: origin)
    } catch {
      throw refuse(error, [value.origin, .field(name)])
    }
  }

  /// Computes `value[index]`.
  private mutating func index(
    _ value: LateExpression, _ index: AST.Expression, at origin: ExpressionOrigin
  ) throws(Refusal) -> LateExpression {
    let index = try fold(index)
    do throws(OperationError) {
      if let constant = value.constant, let place = index.constant {
        return LateExpression(try Operators.index(constant, place), at: origin)
      }
      let expected = ["array": "number", "object": "string"]
      if let type = value.typeName {
        guard let wanted = expected[type] ?? (type == "capsule" ? "any" : nil) else {
          throw OperationError(part: 0, "expected object or array, got \(type)")
        }
        if let got = index.typeName, wanted != "any", got != wanted {
          throw OperationError(part: 1, "should be \(wanted), got \(got)")
        }
      }
      return LateExpression(.index(value, index), at: origin)
    } catch {
      throw refuse(error, [value.origin, index.origin])
    }
  }
}

/// A constant of the standard library.
private struct LibraryConstant {
  /// How the constant is computed.
  let operation: LateExpression.Operation

  /// The constant `constants.name`. A collector runs on Linux; on which machine is seen there.
  init?(_ name: String) {
    switch name {
    case "os": operation = .constant(StandardLibrary.constantsOS())
    case "version": operation = .constant(.string("v" + alloycVersion))
    default:
      guard let machine = LateExpression.MachineConstant(rawValue: name) else { return nil }
      operation = .machine(machine)
    }
  }
}

extension Diagnostic {
  /// A value changes while the collector runs.
  fileprivate static func liveValue(
    _ names: some Collection<Located<String>>, at origin: ExpressionOrigin
  ) -> Self {
    let name = names.map(\.value).joined(separator: ".")
    return .error("live values such as '\(name)' are not supported yet", at: origin.range)
  }

  /// The library has no such constant.
  fileprivate static func unknownConstant(_ name: Located<String>) -> Self {
    .error("field \(quoted(name.value)) does not exist", at: name.range)
  }
}
