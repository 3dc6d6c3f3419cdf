import COpenSSL
import Glibc
import Synchronization

/// The certificate authorities that are trusted. Never empty: where none are found, there is no
/// store, so that nothing is trusted by mistake.
public final class TrustStore: @unchecked Sendable {
  /// OpenSSL's own store. Sound to share: it has its own lock and is not changed after `init`.
  let pointer: OpaquePointer
  /// Where the certificates come from, for messages.
  public let description: String

  /// The system's authorities, read once per process.
  private static let shared = Mutex<TrustStore?>(nil)

  /// The authorities that the system trusts; see `TrustPlaces`.
  /// - Throws: when there are none, with everything that was tried.
  public static func system() throws(TLSError) -> TrustStore {
    if let store = shared.withLock({ $0 }) { return store }
    let store = try TrustStore(.system)
    shared.withLock { $0 = store }
    return store
  }

  /// Reads the first of the places that holds a certificate, or all that are demanded.
  public init(_ places: TrustPlaces) throws(TLSError) {
    TLSContext.prepareLibrary()
    pointer = X509_STORE_new()
    var used: [String] = []
    var failures: [String] = []
    for place in places.places where used.isEmpty || places.areDemanded {
      let count = TrustStore.read(place, into: pointer)
      if count > 0 { used.append(place.path) } else { failures.append(place.failure) }
    }
    description = used.joined(separator: ", ")
    guard used.isEmpty || places.areDemanded && !failures.isEmpty else { return }
    throw .noAuthorities(failures, demanded: places.areDemanded)
  }

  /// Reads certificates in PEM form from memory.
  public init(pem: String) throws(TLSError) {
    TLSContext.prepareLibrary()
    pointer = X509_STORE_new()
    description = "the configured certificates"
    let count = Array(pem.utf8).withUnsafeBytes { bytes in
      TrustStore.read(
        BIO_new_mem_buf(bytes.baseAddress, Int32(clamping: bytes.count)), into: pointer)
    }
    guard count > 0 else { throw TLSError("the configured certificates hold none in PEM form") }
  }

  deinit { X509_STORE_free(pointer) }

  /// Adds what a file or a folder's files hold; the number of certificates.
  private static func read(_ place: TrustPlaces.Place, into store: OpaquePointer) -> Int {
    switch place {
    case .file(let path): return read(BIO_new_file(path, "r"), into: store)
    case .folder(let path):
      guard let folder = opendir(path) else { return 0 }
      defer { closedir(folder) }
      var count = 0
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          String(cString: UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self))
        }
        if name.hasPrefix(".") { continue }
        count += read(BIO_new_file("\(path)/\(name)", "r"), into: store)
      }
      return count
    }
  }

  /// Adds all certificates of a source, which is closed; their number.
  private static func read(_ source: OpaquePointer?, into store: OpaquePointer) -> Int {
    defer { ERR_clear_error() }
    guard let source else { return 0 }
    defer { BIO_free(source) }
    var count = 0
    while let certificate = PEM_read_bio_X509_AUX(source, nil, nil, nil) {
      // A certificate that is there already is no error.
      X509_STORE_add_cert(store, certificate)
      X509_free(certificate)
      count += 1
    }
    return count
  }
}

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

extension TLSError {
  /// There is nobody to trust.
  fileprivate static func noAuthorities(_ failures: [String], demanded: Bool) -> Self {
    TLSError(
      "no trusted certificate authorities were found; tried \(failures.joined(separator: ", "))"
        + (demanded ? "" : "; set SSL_CERT_FILE to a file that holds them"))
  }
}
