import Frontend

/// The values that a collector computes once, when it starts.
struct LateValues {
  /// One value.
  struct Entry {
    /// The name of its property.
    let name: String
    /// The property's type.
    let type: String
    /// How it is computed.
    let expression: LateExpression
  }

  /// The values, in order of first use.
  private(set) var entries: [Entry] = []
  /// The names that are taken.
  private var names = SwiftName()

  /// The name of a value. The same place in the file gets the same name again, since instances of one
  /// component share it.
  mutating func name(
    _ expression: LateExpression, as type: String, parts: [String]
  ) -> String {
    if let known = entries.first(where: {
      $0.expression.range == expression.range && $0.type == type
    }) {
      return known.name
    }
    let name = names.unique(parts)
    entries.append(Entry(name: name, type: type, expression: expression))
    return name
  }
}
