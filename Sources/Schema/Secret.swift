import Values

/// Sensitive text. It is never shown: printing it gives `(secret)`.
public struct Secret: Sendable, Hashable, CustomStringConvertible {
  /// The text itself, for the one place that sends it.
  public let sensitive: String

  public init(_ sensitive: String) { self.sensitive = sensitive }

  public var description: String { "(secret)" }
}

extension Secret: ConfigValue {
  public static var kind: AttributeKind { .secret }

  public init(_ value: Value) throws(ConversionError) {
    self.init(try value.secretText())
  }

  public var swiftLiteral: String { "Secret(\(sensitive.swiftLiteral))" }

  public var alloyLiteral: String { quoted(description) }
}

/// Text that may be sensitive: it came from a place that can hold either.
public struct OptionalSecret: Sendable, Hashable, CustomStringConvertible {
  /// The text itself.
  public let sensitive: String
  /// Whether the text must not be shown.
  public let isSecret: Bool

  public init(_ sensitive: String, isSecret: Bool) {
    self.sensitive = sensitive
    self.isSecret = isSecret
  }

  public var description: String { isSecret ? "(secret)" : sensitive }
}

extension OptionalSecret: ConfigValue {
  public static var kind: AttributeKind { .optionalSecret }

  public init(_ value: Value) throws(ConversionError) {
    if case .secret(let text, let isSecret) = value {
      self.init(text, isSecret: isSecret)
    } else {
      self.init(try value.secretText(), isSecret: false)
    }
  }

  public var swiftLiteral: String {
    "OptionalSecret(\(sensitive.swiftLiteral), isSecret: \(isSecret))"
  }

  public var alloyLiteral: String { quoted(description) }
}
