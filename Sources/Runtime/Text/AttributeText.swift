import Glibc

/// How values of attributes and bodies read as text, as the OpenTelemetry Collector shows them.
extension MessageView {
  /// An `AnyValue`'s type name and text.
  var anyValue: (type: String, text: String) {
    switch lastPresent(among: 1...7) {
    case 1: ("Str", string(1))
    case 2: ("Bool", varint(2) == 0 ? "false" : "true")
    case 3: ("Int", "\(Int64(bitPattern: varint(3) ?? 0))")
    case 4: ("Double", (double(4) ?? 0).shortest)
    case 5: ("Slice", json)
    case 6: ("Map", json)
    case 7: ("Bytes", String(decoding: Base64.encode(bytes(7)), as: UTF8.self))
    default: ("Empty", "")
    }
  }

  /// An `AnyValue` as JSON. Validation has bounded the depth.
  private var json: String {
    switch lastPresent(among: 1...7) {
    case 2, 3, 4: return anyValue.text
    case 5:
      let members = message(5)?.messages(1) ?? []
      return "[" + members.map(\.json).joined(separator: ",") + "]"
    case 6:
      // Keys in order, so that equal maps read alike.
      let pairs = (message(6)?.messages(1) ?? []).map { ($0.string(1), $0.message(2)) }
      let fields = pairs.sorted { $0.0 < $1.0 }.map { key, value in
        key.jsonQuoted + ":" + (value?.json ?? "null")
      }
      return "{" + fields.joined(separator: ",") + "}"
    case nil: return "null"
    default: return anyValue.text.jsonQuoted
    }
  }

  /// The `KeyValue`s of a field as keys, types and texts.
  func attributes(_ field: UInt32) -> [(key: String, type: String, text: String)] {
    messages(field).map { pair in
      let value = pair.message(2)?.anyValue ?? (type: "Empty", text: "")
      return (pair.string(1), value.type, value.text)
    }
  }
}

extension Double {
  /// The fewest digits that read back as the same number; whole numbers without a fraction.
  var shortest: String {
    self == rounded() && magnitude < 1e15 ? "\(Int64(self))" : "\(self)"
  }

  /// The number with six digits behind the point.
  var sixDigits: String {
    var buffer = [CChar](repeating: 0, count: 400)
    let count = withVaList([self]) { vsnprintf(&buffer, buffer.count, "%f", $0) }
    return String(
      decoding: buffer.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

extension String {
  /// The text as a JSON string.
  fileprivate var jsonQuoted: String {
    var out = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}

extension [UInt8] {
  /// The bytes as hexadecimal digits, as identifiers are shown.
  var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

extension UInt64 {
  /// Nanoseconds since 1970 as a point in time: `2026-01-02 03:04:05.5 +0000 UTC`.
  var timestamp: String {
    var bytes: [UInt8] = []
    WallTime(seconds: Int64(self / 1_000_000_000), nanoseconds: Int32(self % 1_000_000_000))
      .appendRFC3339(to: &bytes)
    var text = String(decoding: bytes, as: UTF8.self).dropLast()
    if text.contains(".") {
      while text.last == "0" { text.removeLast() }
      if text.last == "." { text.removeLast() }
    }
    return String(text.map { $0 == "T" ? " " : $0 }) + " +0000 UTC"
  }
}
