import Foundation
import Schema
import Testing
import Values

@testable import Frontend

/// Parses and evaluates an expression that stands behind `x = ` in `late.alloy`.
func bound(
  _ text: String, environment: [String: String] = [:], _ log: inout DiagnosticSet
) -> BoundExpression? {
  let file = SourceFile(name: "folder/late.alloy", text: "x = \(text)\n")
  let tree = AST(parsing: file, log: &log)
  guard !log.containsError, case .attribute(let attribute)? = tree.statements.first else {
    return nil
  }
  return Evaluator(environment: environment).evaluate(attribute.value, &log)
}

/// An expression of the configuration, and the Swift that generated code has for it. A test reads the
/// closures in this file as text, so what is compared and what is run cannot differ.
private struct LateCase: Sendable {
  let source: String
  let compiled: @Sendable () throws -> Value

  init(_ source: String, _ compiled: @escaping @Sendable () throws -> Value) {
    self.source = source
    self.compiled = compiled
  }

  static let all = [
    LateCase(#"sys.env("ALLOYC_TEXT")"#) { try StandardLibrary.sysEnv(["ALLOYC_TEXT"]) },
    LateCase(#""<" + sys.env("ALLOYC_TEXT") + "/" + "v1""#) {
      try Operators.add(
        Operators.add(Operators.add("<", StandardLibrary.sysEnv(["ALLOYC_TEXT"])), "/"), "v1")
    },
    LateCase(#"sys.env("ALLOYC_" + "TEXT") == "text""#) {
      try Operators.equal(StandardLibrary.sysEnv(["ALLOYC_TEXT"]), "text")
    },
    LateCase(#"!(sys.env("ALLOYC_TEXT") < "a") || false"#) {
      try Operators.or(
        Operators.not(Operators.less(StandardLibrary.sysEnv(["ALLOYC_TEXT"]), "a")), false)
    },
    LateCase(#"[1, -1, 1.5, 18446744073709551615, null, true, sys.env("ALLOYC_TEXT"), [], {}]"#) {
      try .array([
        1, -1, .number(.float(1.5)), .number(.unsigned(18446744073709551615)), .null, true,
        StandardLibrary.sysEnv(["ALLOYC_TEXT"]), [], [:],
      ])
    },
    LateCase(
      #"{b = 1, a = sys.env("ALLOYC_TEXT"), b = convert.nonsensitive("x"), "c d" = {e = 2}}"#
    ) {
      try .object(["a": StandardLibrary.sysEnv(["ALLOYC_TEXT"]), "b": "x", "c d": ["e": 2]])
    },
    LateCase(#"coalesce(sys.env("ALLOYC_NOTHING"), "other")"#) {
      try StandardLibrary.coalesce([StandardLibrary.sysEnv(["ALLOYC_NOTHING"]), "other"])
    },
    LateCase(#"string.format("%s:%d", string.to_upper(sys.env("ALLOYC_TEXT")), 4317)"#) {
      try StandardLibrary.stringFormat([
        "%s:%d", StandardLibrary.stringToUpper([StandardLibrary.sysEnv(["ALLOYC_TEXT"])]), 4317,
      ])
    },
    LateCase("constants.arch + constants.hostname + constants.os") {
      try Operators.add(
        Operators.add(StandardLibrary.constantsArch(), StandardLibrary.constantsHostname()),
        "linux")
    },
    LateCase(#"encoding.from_json(sys.env("ALLOYC_JSON")).a[1]["b"]"#) {
      try located(
        SourcePart(
          "late.alloy:1:5", "encoding.from_json(sys.env(\"ALLOYC_JSON\")).a[1]"),
        SourcePart("late.alloy:1:53", "\"b\""),
        value: Operators.index(
          located(
            SourcePart("late.alloy:1:5", "encoding.from_json(sys.env(\"ALLOYC_JSON\")).a"),
            SourcePart("late.alloy:1:50", "1"),
            value: Operators.index(
              located(
                SourcePart("late.alloy:1:5", "encoding.from_json(sys.env(\"ALLOYC_JSON\"))"),
                SourcePart("late.alloy:1:48", "a"),
                value: Operators.access(
                  located(
                    SourcePart("late.alloy:1:5", "encoding.from_json"),
                    SourcePart("late.alloy:1:24", "sys.env(\"ALLOYC_JSON\")"),
                    value: StandardLibrary.encodingFromJSON([
                      StandardLibrary.sysEnv(["ALLOYC_JSON"])
                    ])), "a")), 1)), "b"))
    },
    LateCase(#"encoding.from_json(sys.env("ALLOYC_TEXT"))"#) {
      try located(
        SourcePart("late.alloy:1:5", "encoding.from_json"),
        SourcePart("late.alloy:1:24", "sys.env(\"ALLOYC_TEXT\")"),
        value: StandardLibrary.encodingFromJSON([StandardLibrary.sysEnv(["ALLOYC_TEXT"])]))
    },
    LateCase(#"-encoding.from_json(sys.env("ALLOYC_JSON"))"#) {
      try located(
        SourcePart("late.alloy:1:6", "encoding.from_json(sys.env(\"ALLOYC_JSON\"))"),
        value: Operators.minus(
          located(
            SourcePart("late.alloy:1:6", "encoding.from_json"),
            SourcePart("late.alloy:1:25", "sys.env(\"ALLOYC_JSON\")"),
            value: StandardLibrary.encodingFromJSON([StandardLibrary.sysEnv(["ALLOYC_JSON"])]))))
    },
    LateCase(#"sys.env("ALLOYC_BYTES") + "x""#) {
      try Operators.add(StandardLibrary.sysEnv(["ALLOYC_BYTES"]), "x")
    },
    LateCase(#"string.join([sys.env("ALLOYC_TEXT"), true], "")"#) {
      try located(
        SourcePart("late.alloy:1:5", "string.join"),
        SourcePart("late.alloy:1:17", "[sys.env(\"ALLOYC_TEXT\"), true]"),
        SourcePart("late.alloy:1:49", "\"\""),
        value: StandardLibrary.stringJoin([
          .array([StandardLibrary.sysEnv(["ALLOYC_TEXT"]), true]), "",
        ]))
    },
    LateCase(#"7 % encoding.from_json(sys.env("ALLOYC_ZERO"))"#) {
      try located(
        SourcePart("late.alloy:1:5", "7"),
        SourcePart("late.alloy:1:9", "encoding.from_json(sys.env(\"ALLOYC_ZERO\"))"),
        value: Operators.remainder(
          7,
          located(
            SourcePart("late.alloy:1:9", "encoding.from_json"),
            SourcePart("late.alloy:1:28", "sys.env(\"ALLOYC_ZERO\")"),
            value: StandardLibrary.encodingFromJSON([StandardLibrary.sysEnv(["ALLOYC_ZERO"])]))))
    },
  ]

  /// The text of every closure above, without the `try` and without white space.
  static let texts: [String] = {
    let file = (try? String(contentsOfFile: #filePath, encoding: .utf8)) ?? ""
    return file.components(separatedBy: "    Late" + "Case(").dropFirst().compactMap { piece in
      let rest = piece.components(separatedBy: "\n  ]\n")[0]
      guard let start = rest.range(of: " try ")?.upperBound, let end = rest.lastIndex(of: "}")
      else { return nil }
      return squeezed(String(rest[start..<end]))
    }
  }()

  /// A Swift expression without white space and without the commas that long lists end with.
  static func squeezed(_ text: String) -> String {
    text.filter { !$0.isWhitespace }.replacingOccurrences(of: ",]", with: "]")
  }
}

/// Expressions that are computed when the collector starts: both ways give the same.
@Suite struct LateExpressionTests {
  init() {
    setenv("ALLOYC_TEXT", "text", 1)
    setenv("ALLOYC_ZERO", "0", 1)
    setenv("ALLOYC_JSON", #"{"a": [0, {"b": "deep"}]}"#, 1)
    let bytes: [CChar] = [-1, 0]
    setenv("ALLOYC_BYTES", bytes, 1)
  }

  /// What `compute` gives, as text.
  private func outcome(_ compute: () throws -> Value) -> String {
    do { return try compute().description } catch { return "error: \(error)" }
  }

  @Test(arguments: LateCase.all.indices)
  func compiledAndInterpretedAgree(index: Int) throws {
    let example = LateCase.all[index]
    var log = DiagnosticSet()
    guard case .late(let late)? = bound(example.source, &log) else {
      Issue.record("\(example.source) is not late: \(log.inFileOrder)")
      return
    }
    #expect(late.swiftExpression.isEmpty == false)
    #expect(LateCase.squeezed(late.swiftExpression) == LateCase.texts[index])
    let interpreted = outcome { try late.value() }
    let compiled = outcome {
      try LateValue.read(at: late.place, late.source, as: AnyValue.self, example.compiled()).value
    }
    #expect(interpreted == compiled)
  }

  @Test func everyCaseIsFoundInTheText() {
    #expect(LateCase.texts.count == LateCase.all.count)
  }

  /// What becomes of an expression that is late, as an attribute of a kind.
  private func start(_ text: String, as kind: AttributeKind = .string) -> String {
    var log = DiagnosticSet()
    guard let bound = bound(text, &log), case .late = bound else {
      return "not late: \(log.inFileOrder.map(\.message))"
    }
    return outcome { try bound.value(as: kind) }
  }

  @Test func errorsCarryTheirPlace() {
    #expect(
      start(#"sys.env("ALLOYC_TEXT")"#, as: .number)
        == #"error: late.alloy:1:5: sys.env("ALLOYC_TEXT") should be number, got string"#)
    #expect(
      start(#"sys.env("ALLOYC_TEXT")"#, as: .duration)
        == #"error: late.alloy:1:5: sys.env("ALLOYC_TEXT") time: invalid duration "text""#)
    #expect(
      start(#""a" + sys.env("ALLOYC_BYTES")"#)
        == #"error: late.alloy:1:5: "a" + sys.env("ALLOYC_BYTES") variable "ALLOYC_BYTES" is not valid UTF-8"#
    )
    #expect(
      start(#"encoding.from_json(sys.env("ALLOYC_TEXT"))"#)
        == "error: late.alloy:1:5: encoding.from_json invalid character 'e' in literal true (expecting 'r')"
    )
    #expect(
      start(#"1 + encoding.from_json(sys.env("ALLOYC_JSON")).a"#)
        == #"error: late.alloy:1:9: encoding.from_json(sys.env("ALLOYC_JSON")).a should be one of "#
        + "[number string capsule] for binop +, got array")
    #expect(
      start(#"encoding.from_json(sys.env("ALLOYC_JSON")).c"#)
        == #"error: late.alloy:1:48: field "c" does not exist"#)
    #expect(
      start(#"1 / encoding.from_json(sys.env("ALLOYC_ZERO"))"#)
        == #"error: late.alloy:1:9: encoding.from_json(sys.env("ALLOYC_ZERO")) divide by zero error"#
    )
    #expect(
      start(#"encoding.from_json(sys.env("ALLOYC_JSON"))"#, as: .map(.list(.number)))
        == #"error: late.alloy:1:5: encoding.from_json(sys.env("ALLOYC_JSON")).a[1] "#
        + "should be number, got object")
  }

  @Test func generatedCodeReadsTypedValues() throws {
    let seconds: Duration = try LateValue.read(
      at: "late.alloy:1:5", "x", Operators.add("1", "5s"))
    #expect(seconds == .seconds(15))
    #expect(throws: LateError(place: "late.alloy:1:5", message: "x should be bool, got string")) {
      try LateValue.read(at: "late.alloy:1:5", "x", as: Bool.self, "true")
    }
    #expect(throws: LateError(place: "late.alloy:1:5", message: "x divide by zero error")) {
      try LateValue.read(at: "late.alloy:1:5", "x", as: Int.self, Operators.divide(1, 0))
    }
    #expect(LateError(place: "a:1:2", message: "b").description == "a:1:2: b")
  }
}

/// A value of any type, for reading late values as they are.
private struct AnyValue: ConfigValue {
  static var kind: AttributeKind { .any }
  let value: Value
  init(_ value: Value) throws(ConversionError) { self.value = value }
  var swiftLiteral: String { "" }
  var alloyLiteral: String { "" }
}
