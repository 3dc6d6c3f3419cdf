import Glibc

/// Where to look for trusted authorities. A static OpenSSL knows one distribution's folder only, so
/// the usual ones are tried in turn.
public struct TrustPlaces: Sendable, Equatable {
  /// A place that holds certificates in PEM form.
  enum Place: Sendable, Equatable {
    case file(String)
    case folder(String)

    var path: String {
      switch self {
      case .file(let path), .folder(let path): path
      }
    }

    /// Why the place was of no use, once that is known.
    var failure: String {
      let isThere = access(path, R_OK) == 0
      return "\(path) (\(isThere ? "holds no certificate" : String(cString: strerror(errno))))"
    }
  }

  /// The places in the order in which they are tried.
  let places: [Place]
  /// Whether all of them must hold something, since somebody named them.
  let areDemanded: Bool

  /// The places of this process: its SSL_CERT_FILE and SSL_CERT_DIR, or else the usual ones.
  public static var system: TrustPlaces {
    TrustPlaces(
      file: getenv("SSL_CERT_FILE").map { String(cString: $0) },
      folders: getenv("SSL_CERT_DIR").map { String(cString: $0) })
  }

  /// One file that must hold certificates.
  public static func file(_ path: String) -> TrustPlaces { TrustPlaces(file: path, folders: nil) }

  /// - Parameters:
  ///   - file: what SSL_CERT_FILE says.
  ///   - folders: what SSL_CERT_DIR says: paths separated by colons.
  init(file: String?, folders: String?) {
    var demanded: [Place] = []
    if let file, !file.isEmpty { demanded.append(.file(file)) }
    for folder in (folders ?? "").split(separator: ":") { demanded.append(.folder(String(folder))) }
    areDemanded = !demanded.isEmpty
    places = areDemanded ? demanded : TrustPlaces.usual
  }

  /// Where distributions keep their authorities: all in one file, or a file for each.
  private static let usual: [Place] = [
    .file("/etc/ssl/certs/ca-certificates.crt"),  // Debian, Ubuntu, Arch, Gentoo, NixOS
    .file("/etc/pki/tls/certs/ca-bundle.crt"),  // Fedora, RHEL
    .file("/etc/ssl/ca-bundle.pem"),  // SUSE
    .file("/etc/pki/tls/cacert.pem"),  // OpenELEC
    .file("/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"),  // CentOS, RHEL 7 and later
    .file("/etc/ssl/cert.pem"),  // Alpine, OpenBSD
    .folder("/etc/ssl/certs"),
    .folder("/etc/pki/tls/certs"),
  ]
}
