import Testing

@testable import Runtime

@Suite struct Base64Tests {
  @Test(arguments: [
    ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"),
    ("fooba", "Zm9vYmE"), ("foobar", "Zm9vYmFy"),
  ])
  func encodesAndDecodes(plain: String, text: String) {
    #expect(Base64.text(of: plain) == text)
    #expect(Base64.decode(text) == Bytes(plain.utf8))
    let padded = text + String(repeating: "=", count: (4 - text.count % 4) % 4)
    #expect(Base64.decode(padded) == Bytes(plain.utf8))
  }

  @Test(arguments: ["A", "AA=", "A===", "AA==A", "A A", "AAA==", "===="])
  func refusesWhatIsNotBase64(text: String) {
    #expect(Base64.decode(text) == nil)
  }
}
