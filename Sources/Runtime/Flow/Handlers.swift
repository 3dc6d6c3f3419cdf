import Schema

extension Node {
  /// Offers what the node does for others on its loop, before those are made.
  public func offer(_ handler: AnyObject) { loop.handlers[id] = handler }

  /// What the component that an argument names does for others; nil if it names none.
  /// - Throws: when the component does something else.
  public func handler<Kind, Reference: HandlerReference>(
    _ reference: Reference?, as kind: Kind.Type
  ) throws(StartupError) -> Kind? {
    guard let reference else { return nil }
    guard let handler = loop.handlers[reference.component] as? Kind else {
      throw StartupError("\(id): '\(reference.component)' cannot do what is asked of it")
    }
    return handler
  }
}
