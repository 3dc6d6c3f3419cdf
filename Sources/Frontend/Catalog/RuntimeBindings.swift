import Schema

/// What the runtime offers for components, by component name.
public struct RuntimeBindings: Sendable {
  /// The bindings by component name.
  private let byName: [String: RuntimeBinding]

  public init(_ bindings: [RuntimeBinding]) {
    byName = Dictionary(bindings.map { ($0.component, $0) }) { first, _ in first }
  }

  /// The names of the components that the runtime has, sorted.
  public var componentNames: [String] { byName.keys.sorted() }

  /// The binding of the component called `name`; nil if alloyc cannot run it.
  public subscript(name: String) -> RuntimeBinding? { byName[name] }
}
