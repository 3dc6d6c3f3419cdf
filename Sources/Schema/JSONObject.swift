import Values

/// An object with fields of any types, kept as JSON.
public struct JSONObject: Sendable, Hashable {
  /// The object's text.
  public let json: String

  public init(json: String) { self.json = json }
}

extension JSONObject: ConfigValue {
  public static var kind: AttributeKind { .map(.any) }

  public init(_ value: Value) throws(ConversionError) {
    if case .null = value {
      self.init(json: "{}")
      return
    }
    do {
      self.init(json: try StandardLibrary.encodingToJSON([.object(try value.fields())]).string())
    } catch let error as ConversionError {
      throw error
    } catch {
      throw ConversionError("should be an object that JSON can express: \(error)")
    }
  }

  public var swiftLiteral: String { "JSONObject(json: \(json.swiftLiteral))" }

  public var alloyLiteral: String { "encoding.from_json(\(quoted(json)))" }
}
