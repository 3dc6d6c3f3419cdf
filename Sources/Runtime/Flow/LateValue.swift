import Schema
import Values

/// Computes a value when the collector starts: it depends on the environment.
/// - Parameters:
///   - place: the file, line and column of the expression.
///   - source: the expression as the configuration has it.
///   - expression: computes the value.
/// - Throws: `StartupError`, with the place, when the value cannot be computed or has the wrong type.
public func lateValue<Result: ConfigValue>(
  at place: String, _ source: String, _ expression: @autoclosure () throws -> Value
) throws -> Result {
  do {
    return try Result(try expression())
  } catch let error as OperationError {
    throw StartupError("\(place): \(error.cause.message(about: source))")
  } catch let error as ConversionError {
    throw StartupError("\(place): \(error.message(about: source))")
  }
}

/// Why a collector cannot start.
public struct StartupError: Error, Equatable, CustomStringConvertible {
  /// What is wrong, in one sentence.
  public let description: String

  /// Describes a problem.
  public init(_ description: String) { self.description = description }
}
