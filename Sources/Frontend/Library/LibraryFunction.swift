import Values

/// What the compiler and the interpreter know about a function of the standard library.
public struct LibraryFunction: Sendable {
  /// How many arguments a function takes.
  public enum Arity: Sendable, Hashable {
    case exactly(Int)
    case atLeast(Int)
    /// The function counts for itself.
    case any
  }

  /// What a parameter takes.
  public enum Parameter: Sendable, Hashable {
    case string, strings, objects, array, bool, secret, any

    /// The name of the parameter's type in messages, if a value of the type `type` never fits.
    public func neverTakes(_ type: String) -> String? {
      let (name, sources): (String, [String]) =
        switch self {
        case .string: ("string", ["string", "number", "array", "capsule", "null"])
        case .strings: ("array", ["array", "null"])
        case .objects, .array: ("array", ["array"])
        case .bool: ("bool", ["bool", "null"])
        case .secret: ("capsule", ["string", "capsule", "null"])
        case .any: ("any", [type])
        }
      return sources.contains(type) ? nil : name
    }

    /// Whether every value of the type `type` fits.
    public func alwaysTakes(_ type: String?) -> Bool {
      switch self {
      case .any: true
      case .string: type == "string" || type == "number"
      case .array, .secret, .bool: type != nil && neverTakes(type ?? "") == nil && type != "null"
      case .strings, .objects: false
      }
    }
  }

  /// When the result is known.
  public enum Purity: Sendable, Hashable {
    /// Equal arguments give equal results, so a call with constants can be computed at build time.
    case pure
    /// The result depends on where and when the collector runs.
    case environment
  }

  /// The type of every result, as far as it is known without arguments.
  public enum Result: String, Sendable, Hashable {
    case string, array, any
  }

  /// The full name, for instance `string.join`.
  public let name: String
  /// The static function of `StandardLibrary`, for generated code.
  public let swiftName: String
  public let arity: Arity
  /// What the parameters take; the last one stands for all further ones.
  public let parameters: [Parameter]
  /// Whether the function may fail although its arguments fit.
  public let canFail: Bool
  public let result: Result
  public let purity: Purity
  /// Whether the function is only for those who allow experiments.
  public let isExperimental: Bool
  /// Whether the function does its work; if not, calls always fail and say so.
  public let isSupported: Bool
  /// The function itself.
  let body: @Sendable ([Value]) throws(OperationError) -> Value

  init(
    _ name: String, _ swiftName: String, _ arity: Arity, _ parameters: [Parameter],
    _ result: Result, canFail: Bool = false,
    purity: Purity = .pure, isExperimental: Bool = false, isSupported: Bool = true,
    _ body: @escaping @Sendable ([Value]) throws(OperationError) -> Value
  ) {
    self.name = name
    self.swiftName = swiftName
    self.arity = arity
    self.parameters = parameters
    self.canFail = canFail
    self.result = result
    self.purity = purity
    self.isExperimental = isExperimental
    self.isSupported = isSupported
    self.body = body
  }

  /// Calls the function.
  public func callAsFunction(_ arguments: [Value]) throws(OperationError) -> Value {
    try check(count: arguments.count)
    return try body(arguments)
  }

  /// What parameter `index` takes.
  public func parameter(_ index: Int) -> Parameter {
    index < parameters.count ? parameters[index] : parameters.last ?? .any
  }

  /// Checks the number of arguments.
  public func check(count: Int) throws(OperationError) {
    switch arity {
    case .exactly(let wanted) where count != wanted:
      throw OperationError(part: 0, "expected \(wanted) args, got \(count)")
    case .atLeast(let wanted) where count < wanted:
      throw OperationError(part: 0, "expected at least \(wanted) args, got \(count)")
    case .exactly, .atLeast, .any: break
    }
  }
}
