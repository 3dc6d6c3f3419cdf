/// A value together with the place in the source that it came from.
public struct Located<Value> {
  /// The value.
  public var value: Value
  /// Where it stands.
  public var range: SourceRange

  /// Creates a value at a place.
  public init(_ value: Value, at range: SourceRange) {
    self.value = value
    self.range = range
  }

  /// Returns the result of `transform`, at the same place.
  public func map<Other>(_ transform: (Value) throws -> Other) rethrows -> Located<Other> {
    Located<Other>(try transform(value), at: range)
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
