/// Why a collector cannot compute a value when it starts: where the expression stands and what is
/// wrong with it.
public struct LateError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The place of the expression that is to blame: `file:line:column`.
  public let place: String
  /// What is wrong.
  public let message: String

  public init(place: String, message: String) {
    self.place = place
    self.message = message
  }

  /// The error as it is shown to the user.
  public var description: String { "\(place): \(message)" }
}

/// One part of an expression: where it stands, and how it is written.
public struct SourcePart: Sendable, Hashable {
  /// The place in the configuration: `file:line:column`.
  public let place: String
  /// The text in the configuration.
  public let source: String

  public init(_ place: String, _ source: String) {
    self.place = place
    self.source = source
  }
}

/// Computes an operator or a function call whose parts stand in the configuration as `parts` tells, in
/// the order in which `OperationError` counts them.
/// - Throws: `LateError` at the part that is to blame.
public func located(
  _ parts: SourcePart..., value: @autoclosure () throws -> Value
) throws -> Value {
  do {
    return try value()
  } catch let error as OperationError {
    throw error.located(parts)
  }
}

extension OperationError {
  /// The error at the place of the part that is to blame.
  public func located(_ parts: [SourcePart]) -> LateError {
    let part = parts[min(part, parts.count - 1)]
    return LateError(place: part.place, message: message(about: part.source))
  }
}
