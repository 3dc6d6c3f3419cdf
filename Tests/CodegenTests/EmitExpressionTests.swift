import Frontend
import Testing

@testable import Codegen

@Suite struct EmitExpressionTests {
  /// The Swift text for the expression `source`, and what was reported.
  private func emit(_ source: String) throws -> (text: String, messages: [String]) {
    var log = DiagnosticSet()
    let tree = AST(parsing: SourceFile(name: "f.alloy", text: "x = \(source)"), log: &log)
    try log.throwOnError()
    guard case .attribute(let attribute) = tree.statements.first else { return ("", []) }
    var emitter = ExpressionEmitter()
    let text = emitter.text(attribute.value)
    return (text, emitter.log.inFileOrder.map(\.message))
  }

  @Test(arguments: [
    ("\"a\\\"b\\n\"", "\"a\\\"b\\n\""),
    ("`raw ${x}\\(y)`", "\"raw ${x}\\\\(y)\""),
    ("1", "1"),
    ("18446744073709551615", ".number(.unsigned(18446744073709551615))"),
    ("1.0", "1.0"),
    ("true", "true"),
    ("null", ".null"),
    ("[1, [\"a\"]]", ".array([1, .array([\"a\"])])"),
    ("{}", ".object([:])"),
    ("{a = 1, \"b c\" = 2, a = 3}", ".object([\"b c\": 2, \"a\": 3])"),
    ("sys.env(\"X\")", "StandardLibrary.sysEnv([\"X\"])"),
    ("env(\"X\")", "StandardLibrary.sysEnv([\"X\"])"),
    (
      "coalesce(sys.env(\"X\"), \"y\")",
      "StandardLibrary.coalesce([StandardLibrary.sysEnv([\"X\"]), \"y\"])"
    ),
    ("constants.hostname + \"x\"", "Operators.add(StandardLibrary.constantsHostname(), \"x\")"),
    ("1 - 2 - 3", "Operators.subtract(Operators.subtract(1, 2), 3)"),
    ("2 ^ 3 ^ 4", "Operators.power(2, Operators.power(3, 4))"),
    ("!-(1)", "Operators.not(Operators.minus(1))"),
    (
      "encoding.from_json(sys.env(\"X\")).a[0][\"b\"]",
      "Operators.index(Operators.index(Operators.access("
        + "StandardLibrary.encodingFromJSON([StandardLibrary.sysEnv([\"X\"])]), \"a\"), 0), \"b\")"
    ),
  ])
  func `becomes Swift`(source: String, expected: String) throws {
    let result = try emit(source)
    #expect(result.text == expected)
    #expect(result.messages.isEmpty)
  }

  @Test(arguments: [("sys", "sys"), ("sys[\"env\"](\"X\")", "sys"), ("[1][0](2)", "")])
  func `what has no counterpart is refused`(source: String, name: String) throws {
    let result = try emit(source)
    #expect(result.messages.count == 1)
    #expect(result.messages.first?.contains("'\(name)") == true || name.isEmpty)
  }
}
