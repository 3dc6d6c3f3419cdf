import Schema

/// What the runtime offers for components, by component name.
public struct RuntimeBindings: Sendable {
  /// The bindings by component name.
  private let byName: [String: RuntimeBinding]

  public init(_ bindings: [RuntimeBinding]) {
    byName = Dictionary(bindings.map { ($0.component, $0) }) { first, _ in first }
  }

  /// These bindings and others.
  public func adding(_ others: [RuntimeBinding]) -> RuntimeBindings {
    RuntimeBindings(others + byName.values)
  }

  /// The names of the components that the runtime has, sorted.
  public var componentNames: [String] { byName.keys.sorted() }

  /// The binding of the component called `name`; nil if alloyc cannot run it.
  public subscript(name: String) -> RuntimeBinding? { byName[name] }
}
