import Values

extension Bool: ConfigValue {
  public static var kind: AttributeKind { .bool }

  public init(_ value: Value) throws(ConversionError) { self = try value.bool() }

  public var swiftLiteral: String { description }

  public var alloyLiteral: String { description }
}

extension String: ConfigValue {
  public static var kind: AttributeKind { .string }

  public init(_ value: Value) throws(ConversionError) { self = try value.string() }

  public var swiftLiteral: String { SwiftText.literal(self) }

  public var alloyLiteral: String { quoted(self) }
}

extension Double: ConfigValue {
  public static var kind: AttributeKind { .number }

  public init(_ value: Value) throws(ConversionError) { self = try value.number().double }

  public var swiftLiteral: String {
    if isNaN { return ".nan" }
    if isInfinite { return self < 0 ? "-.infinity" : ".infinity" }
    return description
  }

  public var alloyLiteral: String { Number.float(self).description }
}

/// An integer attribute. Fractions are cut off and too large numbers wrap, as in Alloy.
public protocol ConfigInteger: ConfigValue, FixedWidthInteger {}

extension ConfigInteger {
  public static var kind: AttributeKind { .number }

  public init(_ value: Value) throws(ConversionError) {
    let number = try value.number()
    self =
      Self.isSigned
      ? Self(truncatingIfNeeded: number.int64) : Self(truncatingIfNeeded: number.uint64)
  }

  public var swiftLiteral: String { description }

  public var alloyLiteral: String { description }
}

extension Int: ConfigInteger {}
extension Int8: ConfigInteger {}
extension Int16: ConfigInteger {}
extension Int32: ConfigInteger {}
extension Int64: ConfigInteger {}
extension UInt: ConfigInteger {}
extension UInt8: ConfigInteger {}
extension UInt16: ConfigInteger {}
extension UInt32: ConfigInteger {}
extension UInt64: ConfigInteger {}

/// Text as Swift source spells it.
enum SwiftText {
  /// The text in double quotes, with Swift's escapes.
  static func literal(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        result += "\\"
        result.unicodeScalars.append(scalar)
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _
      where scalar.isASCII ? (0x20..<0x7F).contains(scalar.value) : scalar.properties.isLetter:
        result.unicodeScalars.append(scalar)
      default: result += "\\u{" + String(scalar.value, radix: 16) + "}"
      }
    }
    return result + "\""
  }
}

extension Unicode.Scalar.Properties {
  /// Whether the character is a letter, which is safe to show as it is.
  fileprivate var isLetter: Bool {
    switch generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }
}
