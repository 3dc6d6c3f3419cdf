import Schema
import Values

/// Spells constants in Swift, by the type of the property that they are assigned to.
enum SwiftType {
  /// The value as an expression of the type of `attribute`.
  static func literal(_ value: Value, for attribute: AttributeBinding) -> String {
    if let known = known(attribute.swiftType), let converted = try? known.init(value) {
      return converted.swiftLiteral
    }
    guard let word = try? value.string(), let name = attribute.words?[word] else {
      preconditionFailure("the checker lets no other value through for \(attribute.name)")
    }
    return ".\(name)"
  }

  /// The type called `name`, if the compiler shares it with the runtime.
  static func known(_ name: String) -> (any ConfigValue.Type)? {
    if name.hasSuffix("?") { return known(String(name.dropLast())).map { optional($0) } }
    if name.hasPrefix("[String: "), name.hasSuffix("]") {
      return known(String(name.dropFirst(9).dropLast())).map { dictionary($0) }
    }
    if name.hasPrefix("["), name.hasSuffix("]") {
      return known(String(name.dropFirst().dropLast())).map { array($0) }
    }
    return simple[name]
  }

  /// The types that stand for themselves.
  private static let simple: [String: any ConfigValue.Type] = [
    "Bool": Bool.self, "String": String.self, "Double": Double.self, "Int": Int.self,
    "Int32": Int32.self, "Int64": Int64.self, "UInt": UInt.self, "UInt16": UInt16.self,
    "UInt32": UInt32.self, "UInt64": UInt64.self, "Duration": Duration.self,
    "ByteSize": ByteSize.self, "Secret": Secret.self, "OptionalSecret": OptionalSecret.self,
    "AuthenticationHandler": AuthenticationHandler.self, "StorageHandler": StorageHandler.self,
    "JSONObject": JSONObject.self,
  ]

  /// `T?`.
  private static func optional<T: ConfigValue>(_: T.Type) -> any ConfigValue.Type { T?.self }

  /// `[T]`.
  private static func array<T: ConfigValue>(_: T.Type) -> any ConfigValue.Type { [T].self }

  /// `[String: T]`.
  private static func dictionary<T: ConfigValue>(_: T.Type) -> any ConfigValue.Type {
    [String: T].self
  }
}
