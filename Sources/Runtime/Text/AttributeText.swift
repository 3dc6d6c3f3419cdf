import Values

/// How values of attributes and bodies read as text, as the OpenTelemetry Collector shows them.
extension MessageView {
  /// The fields of `AnyValue`, of which one is set.
  private static let valueFields: Set<UInt32> = [1, 2, 3, 4, 5, 6, 7, 8]

  /// An `AnyValue`'s type name and text.
  var anyValue: (type: String, text: String) {
    switch present(among: Self.valueFields) {
    case 1: ("Str", string(1))
    case 2: ("Bool", varint(2) == 0 ? "false" : "true")
    case 3: ("Int", "\(Int64(bitPattern: varint(3) ?? 0))")
    case 4: ("Double", (double(4) ?? 0).jsonText)
    case 5: ("Slice", json)
    case 6: ("Map", json)
    case 7: ("Bytes", base64(7))
    default: ("Empty", "")
    }
  }

  /// An `AnyValue` as type and text.
  var typedText: String {
    let value = anyValue
    return "\(value.type)(\(value.text))"
  }

  /// An `AnyValue` as JSON. Validation has bounded the depth.
  private var json: String {
    switch present(among: Self.valueFields) {
    case 1: return string(1).jsonQuoted
    case 2, 3, 4: return anyValue.text
    case 5:
      let members = message(among: Self.valueFields).messages(1)
      return "[" + members.map(\.json).joined(separator: ",") + "]"
    case 6: return message(among: Self.valueFields).jsonObject
    case 7: return base64(7).jsonQuoted
    default: return "null"
    }
  }

  /// A `KeyValueList` as JSON: keys in the order of their bytes, the last value of each.
  private var jsonObject: String {
    var values: [String: MessageView] = [:]
    for pair in messages(1) { values[pair.string(1)] = pair.message(2) }
    let fields = values.inKeyOrder.map { $0.key.jsonQuoted + ":" + $0.value.json }
    return "{" + fields.joined(separator: ",") + "}"
  }

  /// The bytes of a field in padded Base64.
  private func base64(_ field: UInt32) -> String {
    Base64.text(of: bytes(field), isPadded: true)
  }

  /// The attributes of a field, each as key and value.
  func attributes(_ field: UInt32) -> [(key: String, value: MessageView)] {
    messages(field).map { ($0.string(1), $0.message(2)) }
  }
}

extension String {
  /// The text as a JSON string.
  var jsonQuoted: String {
    var out = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case "\u{08}": out += "\\b"
      case "\u{0C}": out += "\\f"
      case _ where scalar.value < 0x20 || scalar == "\u{2028}" || scalar == "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
