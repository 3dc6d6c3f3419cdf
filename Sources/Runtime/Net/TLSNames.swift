/// The names of cipher suites and elliptic curves in configuration, which are those of Go's library,
/// and OpenSSL's for them.
enum TLSNames {
  /// Whether a suite can be recommended.
  enum Quality {
    case good
    case weak
  }

  /// The suites of TLS 1.2 that can be configured; an empty name of the library's means that the suite
  /// belongs to TLS 1.3, where all are good and none can be left out.
  private static var suites: [(name: String, library: String, quality: Quality)] {
    let exchanges = [("ECDHE_ECDSA", "ECDHE-ECDSA-"), ("ECDHE_RSA", "ECDHE-RSA-"), ("RSA", "")]
    let ciphers = [
      ("AES_128_GCM_SHA256", "AES128-GCM-SHA256"), ("AES_256_GCM_SHA384", "AES256-GCM-SHA384"),
      ("AES_128_CBC_SHA", "AES128-SHA"), ("AES_256_CBC_SHA", "AES256-SHA"),
      ("AES_128_CBC_SHA256", "AES128-SHA256"),
      ("CHACHA20_POLY1305_SHA256", "CHACHA20-POLY1305"),
    ]
    var suites = [
      ("TLS_AES_128_GCM_SHA256", "", Quality.good), ("TLS_AES_256_GCM_SHA384", "", .good),
      ("TLS_CHACHA20_POLY1305_SHA256", "", .good),
    ]
    for (exchange, prefix) in exchanges {
      for (cipher, library) in ciphers {
        if prefix.isEmpty, cipher.hasPrefix("CHACHA") { continue }
        let isWeak = prefix.isEmpty || cipher == "AES_128_CBC_SHA256"
        suites.append(
          ("TLS_\(exchange)_WITH_\(cipher)", prefix + library, isWeak ? .weak : .good))
      }
    }
    return suites
  }

  /// What is known of a suite; nil if it is unknown.
  static func suite(_ name: String) -> Quality? { suites.first { $0.name == name }?.quality }

  /// OpenSSL's names of suites for TLS 1.2.
  static func libraryNames(ofSuites names: [String]) -> [String] {
    let suites = suites
    return names.compactMap { name in suites.first { $0.name == name }?.library }.filter {
      !$0.isEmpty
    }
  }

  /// The curves, and the library's names for them.
  static var groups: [(name: String, library: String)] {
    [("X25519", "X25519"), ("P256", "P-256"), ("P384", "P-384"), ("P521", "P-521")]
  }

  /// OpenSSL's name of a curve; nil if it is unknown.
  static func group(_ name: String) -> String? { groups.first { $0.name == name }?.library }

  /// What is wrong with a configured suite, if anything.
  static func problem(suite name: String, allowsWeak: Bool) -> String? {
    switch suite(name) {
    case nil: return "unknown cipher suite '\(name)'"
    case .weak where !allowsWeak:
      return "the cipher suite '\(name)' is weak; include_insecure_cipher_suites allows it"
    case .good, .weak: return nil
    }
  }

  /// What is wrong with a configured curve, if anything.
  static func problem(group name: String) -> String? {
    guard group(name) == nil else { return nil }
    let known = groups.map(\.name).joined(separator: ", ")
    return "unknown curve '\(name)'; expected one of \(known)"
  }
}
