import Schema
import Values

extension Folding {
  /// Computes `callee(arguments)`.
  mutating func call(
    _ callee: LateExpression, _ arguments: [AST.Expression], at origin: ExpressionOrigin
  ) throws(Refusal) -> LateExpression {
    guard case .function(let name)? = callee.constant,
      let function = StandardLibrary.function(name)
    else { throw refuse(.noFunction(callee)) }
    try checkUse(of: function, called: name, at: callee.origin)
    let arguments = try foldAll(arguments)
    do {
      try function.check(count: arguments.count)
      if let value = try result(of: function, arguments) {
        return LateExpression(value, at: origin)
      }
      try checkTypes(of: arguments, for: function)
      return LateExpression(.call(function, callee: callee.origin, arguments), at: origin)
    } catch {
      throw refuse(error, [callee.origin] + arguments.map(\.origin))
    }
  }

  /// The result of a call, if it is known now.
  private func result(
    of function: LibraryFunction, _ arguments: [LateExpression]
  ) throws(OperationError) -> Value? {
    let values = arguments.compactMap(\.constant)
    guard values.count == arguments.count else { return nil }
    if function.purity == .pure { return try function(values) }
    guard function.name == "sys.env", case .string(let variable)? = values.first else { return nil }
    return evaluator.environment[variable].map(Value.string)
  }

  /// Checks the arguments of a late call, as far as types tell.
  private func checkTypes(
    of arguments: [LateExpression], for function: LibraryFunction
  ) throws(OperationError) {
    for (index, argument) in arguments.enumerated() {
      guard let type = argument.typeName,
        let wanted = function.parameter(index).neverTakes(type)
      else { continue }
      throw OperationError(part: index + 1, "should be \(wanted), got \(type)")
    }
  }

  /// Checks that a function may be used, and warns if it is called by an old name.
  private mutating func checkUse(
    of function: LibraryFunction, called name: String, at origin: ExpressionOrigin
  ) throws(Refusal) {
    if function.isExperimental && evaluator.stability > .experimental {
      throw refuse(.experimentalFunction(name, evaluator.stability, at: origin))
    }
    if !function.isSupported { throw refuse(.unsupportedFunction(origin)) }
    if name != function.name { log.report(.deprecatedName(name, function, at: origin)) }
  }
}

extension LateExpression {
  /// Why the result can never be converted to `kind`, as far as types tell, and where.
  func mismatch(with kind: AttributeKind) -> (ExpressionOrigin, ConversionError)? {
    switch (operation, kind) {
    case (.constant(let value), _):
      do { _ = try kind.convert(value) } catch { return (origin, error) }
      return nil
    case (.array(let elements), .list(let element)):
      return elements.lazy.compactMap { $0.mismatch(with: element) }.first
    case (.object(let fields), .map(let field)):
      return fields.lazy.compactMap { $0.value.mismatch(with: field) }.first
    case (.array, .string), (.array, .text), (.array, .duration):
      // Only decoded bytes become strings.
      return (origin, ConversionError("should be string, got array"))
    default: break
    }
    guard let typeName, let expected = kind.neverMade(of: typeName) else { return nil }
    return (origin, ConversionError("should be \(expected), got \(typeName)"))
  }
}

extension AttributeKind {
  /// The name of this kind's type, if a value of the type `type` never converts to it.
  fileprivate func neverMade(of type: String) -> String? {
    let (name, sources): (String, [String]) =
      switch self {
      case .any: ("any", [type])
      case .string, .text, .duration: ("string", ["string", "number", "array", "capsule"])
      case .number: ("number", ["number", "string", "capsule"])
      case .bool: ("bool", ["bool"])
      case .secret, .optionalSecret: ("capsule", ["string", "capsule"])
      case .list: ("array", ["array"])
      case .map, .object: ("object", ["object"])
      case .capsule: ("capsule", ["capsule", "object"])
      }
    return sources.contains(type) || type == "null" ? nil : name
  }
}

extension Diagnostic {
  /// Something else than a function is called.
  fileprivate static func noFunction(_ callee: LateExpression) -> Self {
    guard let type = callee.typeName else {
      return .error(
        "\(callee.source) is called, but which function it is depends on the environment",
        at: callee.range)
    }
    return .error("\(callee.source) should be function, got \(type)", at: callee.range)
  }

  /// A function is for those who allow experiments.
  fileprivate static func experimentalFunction(
    _ name: String, _ allowed: Stability, at origin: ExpressionOrigin
  ) -> Self {
    .error(
      "\(name) is at stability level \"experimental\", which is below the minimum allowed "
        + "stability level \"\(allowed.rawValue)\". Use --stability.level command-line flag to "
        + "enable \"experimental\" features", at: origin.range)
  }

  /// A function is known, but not offered yet.
  fileprivate static func unsupportedFunction(_ origin: ExpressionOrigin) -> Self {
    .error("\(origin.text) is known to Alloy, but not yet supported here", at: origin.range)
  }

  /// A function is called by a name that it had before.
  fileprivate static func deprecatedName(
    _ name: String, _ function: LibraryFunction, at origin: ExpressionOrigin
  ) -> Self {
    .warning(
      "'\(name)' is deprecated", at: origin.range, note: "use '\(function.name)' instead",
      replacement: function.name)
  }
}
