import Values

extension ValueKind {
  /// What `value` becomes when an attribute of this kind is set to it. A null stays null: it stands
  /// for the zero value of every kind.
  ///
  /// Durations and other parsed texts stay strings; they are checked where alloyc knows their form.
  public func convert(_ value: Value) throws(ConversionError) -> Value {
    if value.isNull { return value }
    switch self {
    case .any: return value
    case .string, .text: return .string(try value.string())
    case .bool: return .bool(try value.bool())
    case .number: return .number(try value.number())
    case .duration:
      _ = try Duration(value)
      return .string(try value.string())
    case .bytes:
      _ = try ByteSize(value)
      return .string(try value.string())
    case .secret: return .secret(try value.secretText())
    case .optionalSecret:
      let secret = try OptionalSecret(value)
      return .secret(secret.sensitive, isSecret: secret.isSecret)
    case .list(let kind):
      return .array(try value.elements { (part) throws(ConversionError) in try kind.convert(part) })
    case .map(let kind):
      return .object(try value.fields { (part) throws(ConversionError) in try kind.convert(part) })
    case .object: return .object(try value.fields())
    case .function:
      guard case .function = value else { throw .mismatch(expected: "function", got: value) }
      return value
    case .capsule(let type, let isConvertible):
      return try capsule(type, isConvertible: isConvertible, from: value)
    }
  }

  /// Checks that a value is the wanted capsule, or an object that converts to it.
  private func capsule(
    _ type: String, isConvertible: Bool, from value: Value
  ) throws(ConversionError) -> Value {
    switch value {
    case .capsule(let capsule) where capsule.type == type: return value
    case .object(let fields) where isConvertible:
      for (name, field) in fields.sorted(by: { $0.key < $1.key }) {
        if case .secret = field {
          throw ConversionError("target::ConvertFrom: cannot use a secret as a target value")
        }
        do { _ = try field.string() } catch { throw error.within(.field(name)) }
      }
      return value
    case .capsule, .secret:
      throw ConversionError(
        "expected capsule(\(quoted(type))), got \(value.detailedTypeName)")
    default: throw .mismatch(expected: "capsule", got: value)
    }
  }
}
