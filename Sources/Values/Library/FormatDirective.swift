/// One directive of a format string: `%-8.3f` and the like.
struct FormatDirective {
  var pads = Padding.left
  var hasPlus = false
  var hasSharp = false
  var hasSpace = false
  var width: Int?
  var precision: Int?
  /// The letter that says how the argument is shown.
  var verb: Unicode.Scalar = "v"

  /// What fills a result that is shorter than the width, and on which side.
  enum Padding {
    case left, right, zeros
  }

  /// Fills `text` up to the width with blanks; text is never cut.
  func padded(_ text: String) -> String {
    let missing = (width ?? 0) - text.unicodeScalars.count
    guard missing > 0 else { return text }
    let blanks = String(repeating: " ", count: missing)
    return pads == .right ? text + blanks : blanks + text
  }

  /// Fills a number up to the width, zeros between its sign and its digits.
  func padded(sign: String, digits: String, canFillZeros: Bool = true) -> String {
    let missing = (width ?? 0) - sign.utf8.count - digits.utf8.count
    guard pads == .zeros, canFillZeros, missing > 0 else { return padded(sign + digits) }
    return sign + String(repeating: "0", count: missing) + digits
  }

  /// The sign that stands before a number.
  func sign(isNegative: Bool) -> String {
    isNegative ? "-" : hasPlus ? "+" : hasSpace ? " " : ""
  }
}

/// Showing one argument. The forms and the words for misuse are those of Go, which users of the
/// language know.
extension FormatDirective {
  /// The argument as the verb shows it.
  func text(for value: Value) -> String {
    if verb == "T" { return plain.padded(FormatDirective.typeName(of: value)) }
    switch value {
    case .null where verb == "v": return padded("<nil>")
    case .bool(let flag) where verb == "t" || verb == "v": return padded(flag ? "true" : "false")
    case .number(.signed(let number)):
      return integer(number.magnitude, isNegative: number < 0, value)
    case .number(.unsigned(let number)): return integer(UInt64(number), isNegative: false, value)
    case .number(.float(let number)): return float(number) ?? misuse(value)
    case .string(let text), .secret(let text, isSecret: false):
      return string(text) ?? misuse(value)
    case .array(let elements):
      return "[" + elements.map(text).joined(separator: " ") + "]"
    case .bytes(let bytes):
      return "[" + bytes.map { text(for: .number(.signed(Int64($0)))) }.joined(separator: " ") + "]"
    case .object(let fields):
      let parts = fields.inKeyOrder
        .map { text(for: .string($0.key)) + ":" + text(for: $0.value) }
      return "map[" + parts.joined(separator: " ") + "]"
    case .null, .bool, .secret, .function, .capsule: return misuse(value)
    }
  }

  /// What stands in the result when the verb does not fit the argument.
  private func misuse(_ value: Value) -> String {
    if case .null = value { return "%!\(verb)(<nil>)" }
    return "%!\(verb)(\(FormatDirective.typeName(of: value))=\(FormatDirective.plain(value)))"
  }

  /// The argument in its default form, with its type: `int=3`.
  static func typed(_ value: Value) -> String {
    if case .null = value { return "<nil>" }
    return typeName(of: value) + "=" + plain(value)
  }

  /// The argument in its default form.
  private static func plain(_ value: Value) -> String {
    switch value {
    case .secret(_, isSecret: true), .function, .capsule: value.description
    default: FormatDirective().text(for: value)
    }
  }

  /// The same directive without width and flags.
  private var plain: FormatDirective { FormatDirective(pads: pads, width: width) }

  /// What Go calls the type.
  private static func typeName(of value: Value) -> String {
    switch value {
    case .null: "<nil>"
    case .bool: "bool"
    case .number(.signed): "int"
    case .number(.unsigned(let number)): number > Int64.max ? "uint64" : "int"
    case .number(.float): "float64"
    case .string: "string"
    case .array, .bytes: "[]interface {}"
    case .object: "map[string]interface {}"
    case .secret, .function, .capsule: value.typeName
    }
  }
}

/// Strings and numbers.
extension FormatDirective {
  /// A string, cut to the precision; nil if the verb is not for strings.
  private func string(_ text: String) -> String? {
    let cut = precision.map { String(text.unicodeScalars.prefix($0)) } ?? text
    switch verb {
    case "s", "v": return padded(cut)
    case "q": return padded(hasSharp && !cut.utf8.contains(0x60) ? "`\(cut)`" : quoted(cut))
    case "x", "X":
      let bytes = text.utf8.prefix(precision ?? .max)
      let digits = bytes.map { hexadecimal(UInt32($0), digits: 2) }
        .joined(separator: hasSpace ? " " : "")
      let shown = (hasSharp && !bytes.isEmpty ? "0x" : "") + digits
      return padded(verb == "X" ? shown.uppercased() : shown)
    default: return nil
    }
  }

  /// An integer.
  private func integer(_ magnitude: UInt64, isNegative: Bool, _ value: Value) -> String {
    let radix: Int
    let prefix: String
    switch verb {
    case "d", "v": (radix, prefix) = (10, "")
    case "b": (radix, prefix) = (2, hasSharp ? "0b" : "")
    case "o": (radix, prefix) = (8, hasSharp ? "0" : "")
    case "O": (radix, prefix) = (8, "0o")
    case "x": (radix, prefix) = (16, hasSharp ? "0x" : "")
    case "X": (radix, prefix) = (16, hasSharp ? "0X" : "")
    case "c", "q", "U": return character(isNegative ? nil : magnitude)
    default: return misuse(value)
    }
    if precision == 0 && magnitude == 0 { return padded("") }
    var digits = String(magnitude, radix: radix, uppercase: verb == "X")
    let zeros = (precision ?? 0) - digits.utf8.count
    digits = String(repeating: "0", count: max(0, zeros)) + digits
    let sign = sign(isNegative: isNegative)
    return padded(sign: sign + prefix, digits: digits, canFillZeros: precision == nil)
  }

  /// The character that a number stands for; the replacement character if there is none.
  private func character(_ number: UInt64?) -> String {
    let code = number.flatMap { UInt32(exactly: $0) }
    let scalar = code.flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
    switch verb {
    case "c": return padded(String(scalar))
    case "q": return padded(scalar == "'" ? #"'\''"# : singleQuoted(scalar))
    default:
      let digits = hexadecimal(code ?? 0xFFFD, digits: max(4, precision ?? 0)).uppercased()
      return padded("U+" + digits + (hasSharp && isPrintable(scalar) ? " '\(scalar)'" : ""))
    }
  }

  /// A character in single quotes.
  private func singleQuoted(_ scalar: Unicode.Scalar) -> String {
    scalar == "\"" ? #"'"'"# : "'" + quoted(String(scalar)).dropFirst().dropLast() + "'"
  }

  /// A floating-point number; nil if the verb is not for them.
  private func float(_ number: Double) -> String? {
    let digits = DecimalDigits(number)
    var text: String
    switch (verb, precision) {
    case ("v", nil), ("g", nil), ("G", nil): text = digits.general
    case ("v", let places?), ("g", let places?), ("G", let places?):
      text = RoundedDecimal.text(number, .general, places)
    case ("f", let places), ("F", let places):
      text = RoundedDecimal.text(number, .fixed, places ?? 6)
    case ("e", let places), ("E", let places):
      text = RoundedDecimal.text(number, .scientific, places ?? 6)
    default: return nil
    }
    if let word = digits.word {
      let showsSign = word != "+Inf" || hasPlus
      return padded(showsSign ? word : (hasSpace ? " " : "") + "+Inf")
    }
    if verb == "E" || verb == "G" { text = text.uppercased() }
    let unsigned = digits.isNegative ? String(text.dropFirst()) : text
    return padded(sign: sign(isNegative: digits.isNegative), digits: unsigned)
  }
}
