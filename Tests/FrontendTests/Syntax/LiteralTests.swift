import Testing
import Values

@testable import Frontend

@Suite struct LiteralTests {
  /// Returns the value of the only literal in `text`.
  private func value(_ text: String) throws -> String {
    var log = DiagnosticSet()
    let tree = AST(parsing: SourceFile(name: "f", text: "v = \(text)\n"), log: &log)
    try log.throwOnError()
    guard case .attribute(let attribute)? = tree.statements.first,
      case .literal(let literal) = attribute.value
    else { return "no literal" }
    switch literal.value {
    case .null: return "null"
    case .bool(let value): return "bool \(value)"
    case .number(.signed(let value)): return "signed \(value)"
    case .number(.unsigned(let value)): return "unsigned \(value)"
    case .number(.float(let value)): return "float \(value)"
    case .string(let value): return "string \(value.debugDescription)"
    default: return "something else"
    }
  }

  @Test(arguments: [
    ("null", "null"), ("true", "bool true"), ("0", "signed 0"), ("15", "signed 15"),
    ("010", "signed 8"), ("08", "float 8.0"), ("9223372036854775807", "signed 9223372036854775807"),
    ("9223372036854775808", "unsigned 9223372036854775808"),
    ("18446744073709551615", "unsigned 18446744073709551615"),
    ("18446744073709551616", "float 1.8446744073709552e+19"), ("1.", "float 1.0"),
    (".5", "float 0.5"), ("1E+5", "float 100000.0"),
  ])
  func readsNumbersLikeTheReference(_ text: String, _ expected: String) throws {
    #expect(try value(text) == expected)
  }

  @Test(arguments: [
    (#""a\tb\n""#, "a\tb\n"), (#""\x41\101\u00e9\U0001F600""#, "AAé😀"), (#""\"\\""#, "\"\\"),
    (#""\a\b\f\r\v""#, "\u{7}\u{8}\u{c}\r\u{b}"), ("`a\\n\"b`", "a\\n\"b"), ("`a\r\nb`", "a\nb"),
    (#""\xc3\xa9\xff""#, "é\u{fffd}"), ("\"\"", ""), ("``", ""),
  ])
  func decodesStrings(_ text: String, _ expected: String) throws {
    #expect(try value(text) == "string \(expected.debugDescription)")
  }
}
