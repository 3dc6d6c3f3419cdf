import Testing

@testable import Runtime

@Suite struct PasswordHashTests {
  /// The passwords that hashes were made of.
  private static let long = "a longer pass phrase, much longer than a digest"

  /// Passwords and what `openssl passwd`, `crypt` and `sha1sum` make of them.
  private static let hashes = [
    ("secret", "$apr1$8lmQ3zRv$TBb6yr.WwFp5uwviURzXp."),
    (long, "$apr1$8lmQ3zRv$VB6LdWBwuU1WqlyxGVAwb0"),
    ("x", "$apr1$8lmQ3zRv$uPVc18YKUl/kEdarVERMq."),
    ("secret", "$1$8lmQ3zRv$zxE10cUNQTbvUKhFb3n5Q0"),
    (long, "$1$8lmQ3zRv$iegh.9BvV1mGTQ0vr6es/."),
    ("secret", "$5$abcdefgh$gruCpC7VkOTspMQTTSAR8mtlO9Upms.fwqE5y16JVM."),
    (
      "secret",
      "$6$abcdefgh$ltjgWl6579NluT/Vi1nwEvcil.G5Nbc4NiXZaNGStk8PSwGfQv72N2CKPPrVACtLtip/cZ"
        + "/1GM/O6IND4WQhG."
    ),
    ("secret", "$2y$04$abcdefghijklmnopqrstuu2r9OfJnfCsdneAXAGHnS4UpFFP8WIrW"),
    ("secret", "{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ="),
    ("secret", "{SSHA}gVK8WC9YyFT1gMsQHTGCgT3sSv5zYWx0"),
    ("secret", "secret"),
  ]

  @Test(arguments: hashes)
  func acceptsThePasswordAndNoOther(_ password: String, _ text: String) throws {
    let hash = try PasswordHash(text)
    #expect(hash.accepts(Array(password.utf8)))
    for other in [password + "x", String(password.dropLast()), "", text + "$", "Secret"] {
      #expect(!hash.accepts(Array(other.utf8)), "\(other)")
    }
    // C would see the right password here.
    #expect(!hash.accepts(Array(password.utf8) + [0, 0x78]))
  }

  @Test(arguments: [
    ("$9$abc$def", "kind $9$"), ("{CRYPT}abc", "kind {CRYPT}"), ("$apr1$short", "damaged"),
    ("{SHA}tooShort", "damaged"), ("{SSHA}5en6G6MezRroT3XKqkdPOmY/BfQ=", "damaged"),
  ])
  func saysWhatIsNotSupported(_ text: String, _ words: String) {
    let error = #expect(throws: PasswordHashError.self) { try PasswordHash(text) }
    #expect(error?.description.contains(words) ?? false, "\(error?.description ?? "")")
  }

  @Test func slowOnesAreToldFromQuickOnes() throws {
    for (_, text) in Self.hashes {
      #expect(try PasswordHash(text).isQuick == (text.hasPrefix("{S") || text == "secret"))
    }
  }
}
