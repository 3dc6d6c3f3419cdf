import Testing
import Values

@testable import Schema

@Suite struct AttributeKindTests {
  @Test(arguments: [
    ("string", AttributeKind.string), ("bool", .bool), ("number", .number), ("duration", .duration),
    ("string(bytes)", .text("bytes")), ("secret", .secret), ("optional_secret", .optionalSecret),
    ("any", .any), ("object", .object),
    ("list(string(http.TLSCurve))", .list(.text("http.TLSCurve"))),
    ("map(list(secret))", .map(.list(.secret))),
    ("list(capsule(otelcol.Consumer))", .list(.capsule("otelcol.Consumer"))),
  ])
  func readsAndPrintsKinds(text: String, kind: AttributeKind) {
    #expect(AttributeKind(text) == kind)
    #expect(kind.description == text)
  }

  @Test func convertibleCapsulesAreCapsules() {
    #expect(
      AttributeKind("list(capsule(discovery.Target)+convertible)")
        == .list(.capsule("discovery.Target")))
  }

  @Test(arguments: ["", "list", "list(", "list()", "strin", "map(string", "capsule(x"])
  func refusesOtherText(text: String) {
    #expect(AttributeKind(text) == nil)
  }

  /// The error of a conversion, or nil when it succeeds.
  private func error(_ kind: AttributeKind, _ value: Value) -> String? {
    do {
      _ = try kind.convert(value)
      return nil
    } catch {
      return error.message(about: "X")
    }
  }

  @Test func convertsByTheRules() throws {
    guard case .string("1.5") = try AttributeKind.string.convert(1.5) else {
      Issue.record("a number becomes a string")
      return
    }
    guard case .secret("x", isSecret: true) = try AttributeKind.secret.convert("x") else {
      Issue.record("a string becomes a secret")
      return
    }
    #expect(error(.duration, 15) == #"X time: missing unit in duration "15""#)
    #expect(error(.text("bytes"), "1kB") == "X units: unknown unit kB in 1kB")
    #expect(
      error(.list(.map(.number)), [["a": 1], ["b": true]])
        == "X[1].b should be number, got bool")
    #expect(error(.string, .null) == nil)
    #expect(error(.any, .function("sys.env")) == nil)
    #expect(error(.text("otelcol.Level"), ["a"]) == "X should be string, got array")
    #expect(error(.object, "a") == "X should be object, got string")
  }

  @Test func capsulesNeedTheirType() {
    let consumer = Capsule(
      type: "otelcol.Consumer", node: "otelcol.processor.batch.a", export: "input")
    let kind = AttributeKind.capsule("otelcol.Consumer")
    #expect(error(kind, .capsule(consumer)) == nil)
    #expect(error(kind, "a") == "X should be capsule, got string")
    #expect(
      error(.capsule("loki.LogsReceiver"), .capsule(consumer))
        == #"X expected capsule("loki.LogsReceiver"), got capsule("otelcol.Consumer")"#)
    #expect(error(.string, .capsule(consumer)) == "X should be string, got capsule")
  }

  @Test func targetsMayBeObjectsWithoutSecrets() {
    let kind = AttributeKind.capsule("discovery.Target")
    #expect(error(kind, ["__address__": "localhost:80", "n": 1]) == nil)
    #expect(
      error(kind, ["a": .secret("x")])
        == "X target::ConvertFrom: cannot use a secret as a target value")
    #expect(error(kind, ["a": ["b"]]) == "X.a should be string, got array")
  }
}
