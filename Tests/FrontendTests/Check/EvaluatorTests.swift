import Schema
import Testing
import Values

@testable import Frontend

/// Evaluates the text of an expression. The result is printed; an error comes with its position.
func evaluate(
  _ text: String, environment: [String: String] = [:], as kind: AttributeKind = .any,
  resolver: @escaping Evaluator.Resolver = { _ in nil }
) -> String {
  let file = SourceFile(name: "t.alloy", text: "x = \(text)\n")
  var log = DiagnosticSet()
  let tree = AST(parsing: file, log: &log)
  guard !log.containsError, case .attribute(let attribute)? = tree.statements.first else {
    return "parse error"
  }
  let evaluator = Evaluator(
    environment: environment, stability: .experimental, resolver: resolver)
  let result = evaluator.bind(attribute.value, to: kind, &log)
  let messages = log.inFileOrder.map {
    "\($0.range?.startPosition.description ?? "-"): \($0.message)"
  }
  switch result {
  case .constant(let value)?: return (messages + [value.description]).joined(separator: "\n")
  case .late(let late)?: return (messages + ["late \(late.source)"]).joined(separator: "\n")
  case nil: return messages.joined(separator: "\n")
  }
}

/// Positions count from the start of the line, where `x = ` takes four columns.
@Suite struct EvaluatorTests {
  @Test(arguments: [
    ("-2 ^ 2", "4"), ("2 ^ 3 ^ 2", "512"), ("1 - 2 - 3", "-4"), ("010", "8"), ("08", "8"),
    ("9223372036854775807 + 1", "-9223372036854775808"), ("7 / 2", "3"), ("7.0 / 2", "3.5"),
    ("-7 % 3", "-1"), ("2 ^ -1", "2"), ("!!true", "true"), ("--5", "5"), ("- -5", "5"),
    ("1 == 1.0", "true"), ("null == null", "true"), ("[1, {a = 2}] == [1.0, {a = 2}]", "true"),
    ("sys.env == sys.env", "false"), ("(1 + 2) * 3", "9"), ("1 + 2 * 3", "7"),
    (#""a" + "b" + "c""#, #""abc""#), (#"{a = 1, a = 2}"#, "{a = 2}"),
    (#"{"a\tb" = 1}"#, #"{"a\\tb" = 1}"#), (#"{a = {b = [10, 20]}}.a.b[1]"#, "20"),
    (#"{a = 1}["b"]"#, "null"), ("[1, 2][1.9]", "2"), ("[]", "[]"), ("{}", "{}"),
    ("18446744073709551615", "18446744073709551615"),
    ("18446744073709551616", "18446744073709552000"), ("1.50", "1.5"), ("`a\\n`", #""a\\n""#),
    (#"string.join(["a", "b"], "-")"#, #""a-b""#), (#"(string.to_upper)("a")"#, #""A""#),
    (#"string["to_upper"]("a")"#, #""A""#), (#"[string.to_upper][0]("a")"#, #""A""#),
    (#"encoding.from_json("{\"a\": [1, true]}").a[1]"#, "true"), ("constants.os", #""linux""#),
    (#"constants.version"#, "\"v\(alloycVersion)\""), ("coalesce(null, 1)", "1"),
    (#"convert.nonsensitive("a")"#, #""a""#), ("string.format(\"%d\", 1 +\n2)", #""3""#),
  ])
  func folds(text: String, result: String) {
    #expect(evaluate(text) == result)
  }

  @Test(arguments: [
    ("1 + true", "1:9: true should be one of [number string capsule] for binop +, got bool"),
    ("false && 1", "1:14: 1 should be one of [bool] for binop &&, got number"),
    ("1 < 2 < 3", "1:5: 1 < 2 should be one of [number string] for binop <, got bool"),
    ("1 + (\"a\")", "1:9: (\"a\") should be number, got string"),
    ("1 / 0", "1:9: 0 divide by zero error"),
    ("[0][5]", "1:9: 5 index 5 is out of range of array with length 1"),
    ("{a = 1}.b", #"1:13: field "b" does not exist"#), ("!1", "1:6: 1 should be bool, got number"),
    ("-!true", "1:6: !true should be number, got bool"),
    ("null || true", "1:5: null should be one of [bool] for binop ||, got null"),
    ("1.a", "parse error"), ("(1).a", #"1:5: (1) cannot access field "a" on value of type number"#),
    (#""a"["b"]"#, #"1:5: "a" expected object or array, got string"#),
    (#"[1]["a"]"#, #"1:9: "a" should be number, got string"#),
    ("string.join([1])", "1:5: string.join expected 2 args, got 1"),
    ("string.format()", "1:5: string.format expected at least 1 args, got 0"),
    (#"string.join(["a", true], "")"#, "1:23: true should be string, got bool"),
    (#"string.join([[1]][0], [])"#, "1:27: [] should be string, got array"),
    (
      #"string.join(encoding.from_json("[1, true]"), "")"#,
      #"1:17: encoding.from_json("[1, true]")[1] should be string, got bool"#
    ),
    (#"encoding.url_decode("%zz")"#, #"1:5: encoding.url_decode invalid URL escape "%zz""#),
    ("1()", "1:5: 1 should be function, got number"),
    ("string.nothing", #"1:12: field "nothing" does not exist"#),
    ("a.b.c[0]", #"1:5: component "a.b.c" does not exist or is out of scope"#),
    (
      "[a, b.c]",
      "1:6: component \"a\" does not exist or is out of scope\n1:9: component \"b.c\" does not exist or is out of scope"
    ),
    (#""\xff""#, "1:5: string is not valid UTF-8"), ("1e999", "1:5: number 1e999 is out of range"),
    ("2 ^ true ^ 3", "1:9: true should be one of [number] for binop ^, got bool"),
    ("1 + 2 + \"a\"", "1:13: \"a\" should be number, got string"),
    ("\"a\" + 2 - 1", "1:11: 2 should be string, got number"),
    (#"env("A")"#, "1:5: 'env' is deprecated\nlate env(\"A\")"),
  ])
  func reports(text: String, message: String) {
    #expect(evaluate(text) == message)
  }

  @Test(arguments: [
    ("[0, 1, 2]", AttributeKind.string, "1:5: [0, 1, 2] should be string, got array"),
    ("true", .object, "1:5: true should be object, got bool"),
    (
      #"{a = [15, 30, ("Hello")]}"#, .map(.list(.number)),
      #"1:19: ("Hello") should be number, got string"#
    ),
    (#"[15, ["x"][0]]"#, .list(.number), #"1:10: ["x"][0] should be number, got string"#),
    (
      #"encoding.from_json("{\"a\": [true]}")"#, .map(.list(.number)),
      #"1:5: encoding.from_json("{\"a\": [true]}").a[0] should be number, got bool"#
    ),
    ("15", .duration, #"1:5: 15 time: missing unit in duration "15""#),
    (#""1kB""#, .text("bytes"), #"1:5: "1kB" units: unknown unit kB in 1kB"#),
    ("1.50", .string, #""1.5""#), (#""15""#, .number, "15"), ("null", .bool, "null"),
    (#"encoding.from_base64("aGk=")"#, .string, #""hi""#),
    (#"sys.env("A")"#, .bool, #"1:5: sys.env("A") should be bool, got string"#),
    (#"sys.env("A")"#, .number, #"late sys.env("A")"#),
    (#"[sys.env("A")]"#, .string, #"1:5: [sys.env("A")] should be string, got array"#),
    (#"{a = sys.env("A"), b = true}"#, .map(.string), "1:28: true should be string, got bool"),
    (#"[[sys.env("A")]]"#, .list(.string), #"1:6: [sys.env("A")] should be string, got array"#),
    ("[[constants.hostname]]", .list(.list(.string)), "late [[constants.hostname]]"),
    (
      "[constants.hostname == \"a\"]", .list(.string),
      "1:6: constants.hostname == \"a\" should be string, got bool"
    ),
  ])
  func converts(text: String, kind: AttributeKind, result: String) {
    #expect(evaluate(text, as: kind) == result)
  }

  @Test func lateIsWhatDependsOnTheEnvironment() {
    #expect(evaluate(#"sys.env("A")"#) == #"late sys.env("A")"#)
    #expect(evaluate("constants.hostname") == "late constants.hostname")
    #expect(evaluate("constants") == "late constants")
    #expect(evaluate(#"sys.env("A") + 1"#) == "1:20: 1 should be string, got number")
    #expect(
      evaluate(#"sys.env("A") && true"#)
        == #"1:5: sys.env("A") should be one of [bool] for binop &&, got string"#)
    #expect(
      evaluate(#"sys.env("A").b"#)
        == #"1:5: sys.env("A") cannot access field "b" on value of type string"#)
    #expect(
      evaluate(#"["a"][sys.env("A")]"#) == #"1:11: sys.env("A") should be number, got string"#)
    #expect(evaluate("sys.env()") == "1:5: sys.env expected 1 args, got 0")
    #expect(evaluate("sys.env(true)") == "1:13: true should be string, got bool")
  }

  @Test func boundVariablesAreConstants() {
    let environment = ["A": "1", "B": ""]
    #expect(evaluate(#"sys.env("A") + "x""#, environment: environment) == #""1x""#)
    #expect(evaluate(#"sys.env("B")"#, environment: environment) == #""""#)
    #expect(evaluate(#"sys.env("C")"#, environment: environment) == #"late sys.env("C")"#)
    #expect(
      evaluate(#"sys.env(sys.env("C"))"#, environment: environment)
        == #"late sys.env(sys.env("C"))"#)
    #expect(evaluate(#"sys.env("A")"#, environment: environment, as: .number) == "1")
  }

  @Test func namesComeFromTheResolverFirst() {
    let capsule = Capsule(type: "otelcol.Consumer", node: "a.b", export: "input")
    let resolver: Evaluator.Resolver = { names in
      switch names[0].value {
      case "a": .value(["input": .capsule(capsule)], names: 2)
      case "string": .value("mine", names: 1)
      case "live": .live(names: min(2, names.count))
      default: nil
      }
    }
    #expect(
      evaluate("[a.b.input]", as: .list(.capsule("otelcol.Consumer")), resolver: resolver)
        == "[a.b.input]")
    #expect(evaluate("a.b.output", resolver: resolver) == #"1:9: field "output" does not exist"#)
    #expect(
      evaluate("a.b.input", as: .string, resolver: resolver)
        == "1:5: a.b.input should be string, got capsule")
    #expect(
      evaluate("[a.b.input]", as: .list(.capsule("loki.LogsReceiver")), resolver: resolver)
        == #"1:6: a.b.input expected capsule("loki.LogsReceiver"), got capsule("otelcol.Consumer")"#
    )
    #expect(evaluate("string", resolver: resolver) == #""mine""#)
    #expect(
      evaluate("1 + live.x.y", resolver: resolver)
        == "1:9: live values such as 'live.x' are not supported yet")
  }

  @Test func longChainsOfConstantsFold() {
    let sum = Array(repeating: "1", count: 20_000).joined(separator: " + ")
    #expect(evaluate(sum) == "20000")
    let text = Array(repeating: #""ab""#, count: 20_000).joined(separator: " + ")
    #expect(evaluate(text).utf8.count == 40_002)
    #expect(evaluate(String(repeating: "!", count: 20_001) + "true") == "false")
    #expect(evaluate(Array(repeating: "1", count: 20_000).joined(separator: " ^ ")) == "1")
  }

  @Test func deepConstantsFold() {
    /// An expression nested in as many brackets as the parser takes.
    func nested(_ open: String, _ inner: String, _ close: String) -> String {
      String(repeating: open, count: 490) + inner + String(repeating: close, count: 490)
    }
    #expect(evaluate(nested("(", "1", ")")) == "1")
    #expect(evaluate(nested("[", "1", "]")) == nested("[", "1", "]"))
    #expect(evaluate(nested("-(", "1", ")")) == "1")
    #expect(evaluate(nested("coalesce(", "1", ")")) == "1")
    #expect(evaluate("\(nested("[", "1", "]")) == \(nested("[", "1", "]"))") == "true")
  }

  @Test func deepLateExpressionsAreRefused() {
    let message = "expression is too deep to be computed when the collector starts"
    let chain = Array(repeating: #"sys.env("A")"#, count: 5000)
    #expect(evaluate(chain.joined(separator: " + ")).hasSuffix(message))
    #expect(
      evaluate(#"encoding.from_json(sys.env("A"))"# + String(repeating: ".a", count: 5000))
        .hasSuffix(message))
    #expect(
      evaluate(
        String(repeating: "[", count: 300) + #"sys.env("A")"#
          + String(repeating: "]", count: 300)
      ).contains(message))
    #expect(evaluate(chain.prefix(190).joined(separator: " + ")).hasPrefix("late"))
  }
}
