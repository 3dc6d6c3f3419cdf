import COpenSSL
import Schema

/// A version of TLS, as configurations name it.
public enum TLSVersion: String, ConfigEnum, Sendable {
  case tls10 = "TLS 1.0"
  case tls11 = "TLS 1.1"
  case tls12 = "TLS 1.2"
  case tls13 = "TLS 1.3"

  /// The library's number for it.
  var number: Int {
    switch self {
    case .tls10: Int(TLS1_VERSION)
    case .tls11: Int(TLS1_1_VERSION)
    case .tls12: Int(TLS1_2_VERSION)
    case .tls13: Int(TLS1_3_VERSION)
    }
  }
}

extension TLSVersion: Comparable {
  public static func < (a: TLSVersion, b: TLSVersion) -> Bool { a.number < b.number }
}
