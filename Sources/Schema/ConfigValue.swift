import Values

/// A Swift type that an attribute can have: how it is called, read and written.
///
/// Checker, reference and code generation follow from the one conformance of each type.
public protocol ConfigValue: Sendable {
  /// What the type is to the configuration language.
  static var kind: AttributeKind { get }

  /// Converts a value on assignment. A null gives the zero value of the type.
  init(_ value: Value) throws(ConversionError)

  /// The value as a Swift expression, for generated code.
  var swiftLiteral: String { get }

  /// The value as a configuration expression; secrets are hidden.
  var alloyLiteral: String { get }
}

extension ConfigValue {
  /// The type's name in messages and in the reference, for instance `list(string)`.
  public static var typeName: String { kind.description }
}

/// The type of an attribute that takes one word of a fixed set.
///
/// Each case's raw value is the word in configuration.
public protocol ConfigEnum: ConfigValue, RawRepresentable, CaseIterable
where RawValue == String {}

extension ConfigEnum {
  public static var kind: AttributeKind { .text("\(Self.self)") }

  // Specialised for one component's words, it would lie with another's, which would be linked with it.
  @_semantics("optimize.sil.specialize.generic.never")
  public init(_ value: Value) throws(ConversionError) {
    let text = try value.string()
    guard let word = Self(rawValue: text) else {
      let legal = Self.allCases.map { quoted($0.rawValue) }.joined(separator: ", ")
      throw ConversionError("should be one of \(legal), got \(quoted(text))")
    }
    self = word
  }

  public var swiftLiteral: String { ".\(self)" }

  public var alloyLiteral: String { quoted(rawValue) }
}
