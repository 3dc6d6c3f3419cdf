import Testing

@testable import Values

@Suite struct ValueDescriptionTests {
  @Test(
    arguments: [
      (nil, "null"), (1.50, "1.5"), ("a\n\"\\\u{7F}é\u{200B}", #""a\n\"\\\x7fé\u200b""#),
      (true, "true"), ([1, "a", []], #"[1, "a", []]"#),
      (["b": 1, "a b": 2, "true": 3, "_x1": 4], #"{_x1 = 4, "a b" = 2, b = 1, "true" = 3}"#),
      (.secret("x"), "(secret)"), (.secret("x", isSecret: false), #""x""#),
      (.bytes([1, 2]), "[1, 2]"), (.function("sys.env"), "function"),
      (
        .capsule(Capsule(type: "otelcol.Consumer", node: "a", export: "input")),
        "a.input"
      ),
    ] as [(Value, String)])
  func printsExpressions(value: Value, text: String) {
    #expect(value.description == text)
  }
}
