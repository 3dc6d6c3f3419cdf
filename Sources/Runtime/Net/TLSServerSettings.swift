/// How a server's connections are encrypted.
public struct TLSServerSettings: Sendable {
  /// Where a text in PEM form comes from.
  public enum Source: Sendable, Equatable {
    /// A file, which may change.
    case file(String)
    /// The text itself.
    case text(String)
  }

  /// The protocol that is spoken inside, as it is negotiated (RFC 7301).
  public enum ApplicationProtocol: Sendable {
    case http1
    case http2

    /// A list with this one protocol, as it goes over the wire.
    var list: StaticString {
      switch self {
      case .http1: "\u{8}http/1.1"
      case .http2: "\u{2}h2"
      }
    }
  }

  /// A version of TLS.
  public enum Version: Int, Sendable, Comparable {
    case tls12 = 0x303
    case tls13 = 0x304

    public static func < (a: Version, b: Version) -> Bool { a.rawValue < b.rawValue }
  }

  /// The server's certificate, and those that lead from it to an authority.
  public var certificate: Source
  /// The certificate's private key.
  public var key: Source
  /// The file of the authorities that issue clients' certificates; nil if clients need none.
  public var clientAuthorities: String?
  public var minVersion = Version.tls12
  public var maxVersion = Version.tls13
  /// The cipher suites for TLS 1.2, by OpenSSL's names; none are the library's usual ones.
  public var cipherSuites: [String] = []
  /// The groups for key exchange, best first, by OpenSSL's names; none are the library's usual ones.
  public var groups: [String] = []
  /// How often the files are looked at for changes; zero is never.
  public var reloadInterval = Duration.zero

  public init(certificate: Source, key: Source) {
    self.certificate = certificate
    self.key = key
  }
}
