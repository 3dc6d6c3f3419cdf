/// What the compiler and the interpreter know about a function of the standard library.
public struct LibraryFunction: Sendable {
  /// How many arguments a function takes.
  public enum Arity: Sendable, Hashable {
    case exactly(Int)
    case atLeast(Int)
    /// The function counts for itself.
    case any
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
  public let result: Result
  public let purity: Purity
  /// Whether the function is only for those who allow experiments.
  public let isExperimental: Bool
  /// The function itself.
  let body: @Sendable ([Value]) throws(OperationError) -> Value

  init(
    _ name: String, _ swiftName: String, _ arity: Arity, _ result: Result,
    purity: Purity = .pure, isExperimental: Bool = false,
    _ body: @escaping @Sendable ([Value]) throws(OperationError) -> Value
  ) {
    self.name = name
    self.swiftName = swiftName
    self.arity = arity
    self.result = result
    self.purity = purity
    self.isExperimental = isExperimental
    self.body = body
  }

  /// Calls the function.
  public func callAsFunction(_ arguments: [Value]) throws(OperationError) -> Value {
    try check(count: arguments.count)
    return try body(arguments)
  }

  /// Checks the number of arguments.
  public func check(count: Int) throws(OperationError) {
    switch arity {
    case .exactly(let wanted) where count != wanted:
      throw .failure("expected \(wanted) args, got \(count)")
    case .atLeast(let wanted) where count < wanted:
      throw .failure("expected at least \(wanted) args, got \(count)")
    case .exactly, .atLeast, .any: break
    }
  }
}
