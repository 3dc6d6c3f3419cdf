/// Why a collector cannot start.
public struct StartupError: Error, Equatable, CustomStringConvertible {
  /// What is wrong, in one sentence.
  public let description: String

  /// Describes a problem.
  public init(_ description: String) { self.description = description }
}
