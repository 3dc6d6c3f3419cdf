/// A version of TLS.
public enum TLSVersion: Int, Sendable, Comparable {
  case tls10 = 0x301
  case tls11 = 0x302
  case tls12 = 0x303
  case tls13 = 0x304

  /// The version that a configuration names, `1.2` or `TLS 1.2`.
  init?(_ text: String) {
    switch text {
    case "1.0", "TLS 1.0": self = .tls10
    case "1.1", "TLS 1.1": self = .tls11
    case "1.2", "TLS 1.2": self = .tls12
    case "1.3", "TLS 1.3": self = .tls13
    default: return nil
    }
  }

  public static func < (a: TLSVersion, b: TLSVersion) -> Bool { a.rawValue < b.rawValue }
}
