import Schema
import Values

/// What the user allows, and what the checker knows.
public struct CheckOptions: Sendable {
  /// The least settled components that may be used: `--stability.level`.
  public var stability = Stability.generallyAvailable
  /// Whether community components may be used: `--feature.community-components.enabled`.
  public var allowsCommunityComponents = false
  /// The variables of the environment that are fixed at build time: `--bind NAME=VALUE`.
  public var environment: [String: String] = [:]
  /// Every component that Alloy documents.
  public var catalog = Catalog.alloy
  /// The components that alloyc runs.
  public var bindings = RuntimeBindings.runtime
  /// The cross-field problems of a component's arguments, given as an object of its attributes and
  /// blocks: pairs of attribute path and sentence. Asked only when all arguments are constant.
  public var problems: @Sendable (_ component: String, _ arguments: Value) -> [ArgumentProblem] = {
    _, _ in []
  }

  public init() {}
}

/// A rule that the arguments of a component break together.
public struct ArgumentProblem: Sendable {
  /// The attribute that the user should look at, with the blocks it is in: `client.endpoint`.
  public let attribute: String
  /// What is wrong.
  public let sentence: String

  public init(attribute: String, sentence: String) {
    self.attribute = attribute
    self.sentence = sentence
  }
}
