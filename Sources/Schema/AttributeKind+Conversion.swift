import Values

extension AttributeKind {
  /// What `value` becomes when an attribute of this kind is set to it. A null stays null: it stands
  /// for the zero value of every kind.
  ///
  /// Durations and other parsed texts stay strings; they are checked where alloyc knows their form.
  public func convert(_ value: Value) throws(ConversionError) -> Value {
    if value.isNull { return value }
    switch self {
    case .any: return value
    case .string, .text, .duration:
      let text = try value.string()
      try check(text)
      return .string(text)
    case .bool: return .bool(try value.bool())
    case .number: return .number(try value.number())
    case .secret: return .secret(try value.secretText())
    case .optionalSecret:
      let secret = try OptionalSecret(value)
      return .secret(secret.sensitive, isSecret: secret.isSecret)
    case .list(let kind):
      return .array(try value.elements { (part) throws(ConversionError) in try kind.convert(part) })
    case .map(let kind):
      return .object(try value.fields { (part) throws(ConversionError) in try kind.convert(part) })
    case .object: return .object(try value.fields())
    case .capsule(let type): return try convert(value, toCapsule: type)
    }
  }

  /// Checks a text whose form alloyc knows by the kind alone.
  private func check(_ text: String) throws(ConversionError) {
    switch self {
    case .duration: _ = try Duration(.string(text))
    case .text("bytes"): _ = try ByteSize(.string(text))
    default: break
    }
  }

  /// Checks that a value is the wanted capsule, or an object that converts to it.
  private func convert(
    _ value: Value, toCapsule type: String
  ) throws(ConversionError) -> Value {
    switch value {
    case .capsule(let capsule) where capsule.type == type: return value
    case .object(let fields) where type == "discovery.Target":
      try AttributeKind.checkTarget(fields)
      return value
    case .capsule, .secret: throw .wrongCapsule(expected: type, got: value)
    default: throw .mismatch(expected: "capsule", got: value)
    }
  }

  /// Checks that an object may stand for a discovery target: its fields are strings, none secret.
  private static func checkTarget(_ fields: [String: Value]) throws(ConversionError) {
    for (name, field) in fields.inKeyOrder {
      if case .secret = field { throw .secretTarget }
      do { _ = try field.string() } catch { throw error.within(.field(name)) }
    }
  }
}

extension ConversionError {
  fileprivate static func wrongCapsule(expected: String, got value: Value) -> ConversionError {
    ConversionError("expected capsule(\(quoted(expected))), got \(value.detailedTypeName)")
  }

  fileprivate static var secretTarget: ConversionError {
    ConversionError("target::ConvertFrom: cannot use a secret as a target value")
  }
}
