/// Marks a property as an attribute of its block. The text documents it; a property with an initial
/// value is optional in configuration; `name` overrides the snake_case spelling of the property.
@propertyWrapper
public struct Attribute<Wrapped: Sendable>: Sendable {
  public var wrappedValue: Wrapped

  public init(
    wrappedValue: Wrapped, _ documentation: StaticString, name: StaticString? = nil,
    role: AttributeRole? = nil
  ) {
    self.wrappedValue = wrappedValue
  }
}

/// Marks a property as a nested block. `[T]` makes it repeatable, `T?` optional.
@propertyWrapper
public struct Block<Wrapped: Sendable>: Sendable {
  public var wrappedValue: Wrapped

  public init(wrappedValue: Wrapped, _ documentation: StaticString, name: StaticString? = nil) {
    self.wrappedValue = wrappedValue
  }
}
