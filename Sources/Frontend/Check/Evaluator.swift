import Schema
import Values

/// Finds out what expressions are worth, as far as that is known at build time.
///
/// What is constant is computed. What depends on the environment becomes a `LateExpression`. What
/// changes while the collector runs is refused for now. Errors are reported with the words of Alloy, at
/// the part of the expression that they are about.
public struct Evaluator {
  /// Looks up the dotted name at the start of an expression. Nil leaves it to the standard library.
  public typealias Resolver = ([Located<String>]) -> NameResolution?

  /// The deepest nesting of operations that is left to a collector; what is constant does not count.
  static let deepestLateExpression = 200

  let resolver: Resolver
  /// The variables of the environment that are fixed at build time: `--bind NAME=VALUE`.
  let environment: [String: String]
  /// The least settled functions that may be used.
  let stability: Stability

  /// Creates an evaluator.
  public init(
    environment: [String: String] = [:], stability: Stability = .generallyAvailable,
    resolver: @escaping Resolver = { _ in nil }
  ) {
    self.environment = environment
    self.stability = stability
    self.resolver = resolver
  }

  /// The value of an expression, without a type that it should have. Returns nil after reporting why
  /// it has none.
  public func evaluate(
    _ expression: AST.Expression, _ log: inout DiagnosticSet
  ) -> BoundExpression? {
    var folding = Folding(evaluator: self)
    defer { log.report(contentsOf: folding.log) }
    guard let result = try? folding.fold(expression) else { return nil }
    return result.constant.map(BoundExpression.constant) ?? .late(result)
  }

  /// The value of an expression for an attribute of `kind`, converted to it if it is constant. Returns
  /// nil after reporting why there is none; `suggest` tells what may have been meant by a part of the
  /// expression when the whole has a value that is of the wrong type.
  public func bind(
    _ expression: AST.Expression, to kind: AttributeKind, _ log: inout DiagnosticSet,
    suggest: (AST.Expression, Value) -> String? = { _, _ in nil }
  ) -> BoundExpression? {
    switch evaluate(expression, &log) {
    case nil: return nil
    case .constant(let value)?:
      do {
        return .constant(try kind.convert(value))
      } catch {
        let (part, rest) = ExpressionOrigin.expression(expression).part(at: error.path)
        let error = ConversionError(error.sentence, path: rest)
        log.report(.cannotConvert(part, error, guess: suggest(part.expression, value)))
        return nil
      }
    case .late(let late)?:
      if let (origin, error) = late.mismatch(with: kind) {
        let (part, rest) = origin.part(at: error.path)
        log.report(.cannotConvert(part, ConversionError(error.sentence, path: rest)))
        return nil
      }
      return .late(late)
    }
  }
}

/// The state of one evaluation.
struct Folding {
  let evaluator: Evaluator
  /// What has been reported.
  var log = DiagnosticSet()

  /// The evaluation has been given up; the reason is in the log.
  struct Refusal: Error {}

  /// Computes an expression as far as possible.
  mutating func fold(_ expression: AST.Expression) throws(Refusal) -> LateExpression {
    let origin = ExpressionOrigin.expression(expression)
    let result: LateExpression
    switch expression {
    case .literal(let literal): result = LateExpression(try value(of: literal), at: origin)
    case .identifier(let name): result = try fold([name], of: nil).start.moved(to: origin)
    case .array(let node):
      result = FoldedParts(values: try foldAll(node.elements)).array(at: origin)
    case .object(let node):
      let values = try foldAll(node.fields.map(\.value))
      result = FoldedParts(names: node.fields.map(\.key.value), values: values).object(at: origin)
    case .group(let node): result = try fold(node.inner).moved(to: origin)
    case .unary(let node): result = try fold(node)
    case .binary(let node): result = try fold(node)
    case .postfix(let node): result = try fold(node)
    }
    guard result.depth <= Evaluator.deepestLateExpression else {
      throw refuse(.lateTooDeep(origin))
    }
    return result
  }

  /// Computes several expressions; every one of them reports what is wrong with it.
  mutating func foldAll(_ expressions: [AST.Expression]) throws(Refusal) -> [LateExpression] {
    let results = expressions.map { expression in try? fold(expression) }
    let complete = results.compactMap { $0 }
    guard complete.count == results.count else { throw Refusal() }
    return complete
  }

  /// The value of a literal.
  private mutating func value(of literal: AST.Literal) throws(Refusal) -> Value {
    switch literal.kind {
    case .string where String(validating: literal.stringBytes, as: UTF8.self) == nil:
      throw refuse(.noText(literal))
    case .number, .float:
      guard let number = Number(literal: literal.text) else { throw refuse(.outOfRange(literal)) }
      return .number(number)
    default: return literal.value
    }
  }

  /// Reports an error and returns what is to be thrown.
  mutating func refuse(_ diagnostic: Diagnostic) -> Refusal {
    log.report(diagnostic)
    return Refusal()
  }

  /// Reports the error of an operation on `parts`.
  mutating func refuse(
    _ error: OperationError, _ parts: [ExpressionOrigin]
  ) -> Refusal {
    let (part, rest) = parts[error.part].part(at: error.cause.path)
    let cause = ConversionError(error.cause.sentence, path: rest)
    return refuse(.operationFails(part, cause, namesPart: error.namesPart))
  }
}

/// The parts of an array or object literal, computed as far as possible.
private struct FoldedParts {
  var names: [String] = []
  let values: [LateExpression]

  /// The values of all parts, if they are known.
  private var constants: [Value]? {
    let constants = values.compactMap(\.constant)
    return constants.count == values.count ? constants : nil
  }

  /// The array of the parts.
  func array(at origin: ExpressionOrigin) -> LateExpression {
    constants.map { LateExpression(.array($0), at: origin) }
      ?? LateExpression(.array(values), at: origin)
  }

  /// The object of the parts; the last of equal names counts.
  func object(at origin: ExpressionOrigin) -> LateExpression {
    if let constants {
      let fields = Dictionary(zip(names, constants)) { _, last in last }
      return LateExpression(.object(fields), at: origin)
    }
    var seen: Set<String> = []
    let fields = zip(names, values).reversed().filter { seen.insert($0.0).inserted }
      .map { LateExpression.Field(name: $0.0, value: $0.1) }
    return LateExpression(.object(fields.reversed()), at: origin)
  }
}

extension Diagnostic {
  /// A value does not have the type that its attribute wants.
  fileprivate static func cannotConvert(
    _ part: ExpressionOrigin, _ error: ConversionError, guess: String? = nil
  ) -> Self {
    .error(
      error.message(about: part.text), at: part.range, note: guess.map { "did you mean '\($0)'?" },
      replacement: guess)
  }

  /// An operator or function cannot work with what it is given.
  fileprivate static func operationFails(
    _ part: ExpressionOrigin, _ error: ConversionError, namesPart: Bool
  ) -> Self {
    .error(namesPart ? error.message(about: part.text) : error.sentence, at: part.range)
  }

  /// A string has escapes that form something else than UTF-8.
  fileprivate static func noText(_ literal: AST.Literal) -> Self {
    .error("string is not valid UTF-8", at: literal.range)
  }

  /// A number is too large for the language.
  fileprivate static func outOfRange(_ literal: AST.Literal) -> Self {
    .error("number \(literal.text) is out of range", at: literal.range)
  }

  /// Too many operations depend on the environment.
  static func lateTooDeep(_ origin: ExpressionOrigin) -> Self {
    .error(
      "expression is too deep to be computed when the collector starts", at: origin.range,
      note: "at most \(Evaluator.deepestLateExpression) operations may depend on one another")
  }
}
