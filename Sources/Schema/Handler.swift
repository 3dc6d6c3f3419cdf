import Values

/// A component that does something for others, as an argument of those: `handler = …handler`.
public protocol HandlerReference: ConfigValue, Hashable {
  /// The type of the capsule, as Alloy calls it.
  static var capsule: String { get }
  /// The component's identifier, for instance `otelcol.auth.basic.credentials`.
  var component: String { get }

  init(component: String)
}

extension HandlerReference {
  public static var kind: AttributeKind { .capsule(capsule) }

  public init(_ value: Value) throws(ConversionError) {
    guard case .capsule(let capsule) = value, capsule.type == Self.capsule else {
      throw .mismatch(expected: "capsule", got: value)
    }
    self.init(component: capsule.node)
  }

  public var swiftLiteral: String { ".init(component: \(component.swiftLiteral))" }

  public var alloyLiteral: String { "\(component).handler" }
}

/// A component that proves who sends requests, or checks who sent them.
public struct AuthenticationHandler: HandlerReference {
  public static var capsule: String { "auth.Handler" }
  public let component: String

  public init(component: String) { self.component = component }
}

/// A component that keeps data over restarts.
public struct StorageHandler: HandlerReference {
  public static var capsule: String { "extension.ExtensionHandler" }
  public let component: String

  public init(component: String) { self.component = component }
}
