/// What a component declares about itself. Conforming types are caseless enums that hold the
/// `Arguments` and, for the runtime, one type named `Source` (shape `.source`), `Stage`
/// (`.stage`), `Sink` (`.sink`) or `Handler` (`.handler`).
public protocol Component {
  /// The type of the component's arguments.
  associatedtype Arguments: ArgumentSet

  /// The name in configuration, for instance `otelcol.processor.batch`.
  static var name: String { get }
  /// One sentence for the reference.
  static var summary: String { get }
  /// Where the component stands in the flow.
  static var shape: Shape { get }
  /// What passes need to know.
  static var traits: Traits { get }
}

/// A block's arguments: properties marked `@Attribute` or `@Block`, and an empty initializer that
/// gives every property its default. The property list is the schema: `make generate` reads it.
public protocol ArgumentSet: Sendable {
  init()
  /// Cross-field problems, as pairs of attribute name (in configuration) and sentence.
  func problems() -> [(attribute: String, problem: String)]
}

extension ArgumentSet {
  public func problems() -> [(attribute: String, problem: String)] { [] }

  /// The defaults, changed by `edit`. Generated code states only what differs.
  public init(_ edit: (inout Self) throws -> Void) rethrows {
    self.init()
    try edit(&self)
  }
}
