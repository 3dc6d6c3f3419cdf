import COpenSSL
import Glibc
import Synchronization

/// The certificate authorities that are trusted. Never empty: where none are found, there is no
/// store, so that nothing is trusted by mistake.
public final class TrustStore: @unchecked Sendable {
  /// OpenSSL's own store, which holds the authorities that were needed so far and finds more in
  /// `certificates`. Sound to share: it has its own lock. Whoever hands it to the library keeps this
  /// object alive, since the library comes back for more.
  let pointer: OpaquePointer
  /// Where the certificates come from, for messages.
  public let description: String

  /// What was found, in its order.
  let certificates: [BundledCertificate]

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
  public convenience init(_ places: TrustPlaces) throws(TLSError) {
    var used: [String] = []
    var failures: [String] = []
    var found: [BundledCertificate] = []
    for place in places.places where used.isEmpty || places.areDemanded {
      let certificates = place.certificates
      found += certificates
      if certificates.isEmpty { failures.append(place.failure) } else { used.append(place.path) }
    }
    if used.isEmpty || places.areDemanded && !failures.isEmpty {
      throw .noAuthorities(failures, demanded: places.areDemanded)
    }
    self.init(found, from: used.joined(separator: ", "))
  }

  /// Reads certificates in PEM form from memory.
  public convenience init(pem: String) throws(TLSError) {
    let found = Array(pem.utf8).withUnsafeBytes { bytes in
      TrustStore.read(BIO_new_mem_buf(bytes.baseAddress, Int32(clamping: bytes.count)))
    }
    guard !found.isEmpty else {
      throw TLSError("the configured certificates hold none in PEM form")
    }
    self.init(found, from: "the configured certificates")
  }

  /// The authorities of two stores.
  convenience init(_ first: TrustStore, _ second: TrustStore) {
    self.init(
      first.certificates + second.certificates, from: "\(first.description), \(second.description)")
  }

  private init(_ certificates: [BundledCertificate], from description: String) {
    TLSContext.prepareLibrary()
    self.certificates = certificates
    self.description = description
    pointer = X509_STORE_new()
    let lookup = X509_STORE_add_lookup(pointer, TrustStore.method)
    X509_LOOKUP_set_method_data(lookup, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit { X509_STORE_free(pointer) }

  /// All certificates of a source, which is closed.
  fileprivate static func read(_ source: OpaquePointer?) -> [BundledCertificate] {
    defer { ERR_clear_error() }
    guard let source else { return [] }
    defer { BIO_free(source) }
    var certificates: [BundledCertificate] = []
    var name: UnsafeMutablePointer<CChar>?
    var header: UnsafeMutablePointer<CChar>?
    var data: UnsafeMutablePointer<UInt8>?
    var count = 0
    while PEM_read_bio(source, &name, &header, &data, &count) == 1 {
      let bytes = Array(UnsafeBufferPointer(start: data, count: count))
      if strcmp(name!, "CERTIFICATE") == 0, let certificate = BundledCertificate(bytes) {
        certificates.append(certificate)
      }
      for memory in [UnsafeMutableRawPointer(name), UnsafeMutableRawPointer(header)] {
        CRYPTO_free(memory, nil, 0)
      }
      CRYPTO_free(data, nil, 0)
    }
    return certificates
  }

  // MARK: Finding authorities

  /// How the library finds authorities that it has not needed yet. Sound to share: it is complete
  /// before it is used, and lives for ever.
  nonisolated(unsafe) private static let method: OpaquePointer = {
    let method = X509_LOOKUP_meth_new("alloyc bundle")!
    X509_LOOKUP_meth_set_get_by_subject(method) { lookup, type, name, object in
      guard type == X509_LU_X509, let data = X509_LOOKUP_get_method_data(lookup) else { return 0 }
      // Sound: the store's users keep this object alive.
      let store = Unmanaged<TrustStore>.fromOpaque(data).takeUnretainedValue()
      return store.find(name!, object!) ? 1 : 0
    }
    return method
  }()

  /// Adds the authorities of that name to the library's store; one of them is the answer.
  private func find(_ name: OpaquePointer, _ answer: OpaquePointer) -> Bool {
    var isFound = false
    for certificate in certificates where certificate.isHeld(by: name) {
      guard let parsed = certificate.parsed else { continue }
      if X509_STORE_add_cert(pointer, parsed) == 1, !isFound {
        // The library never gives back the reference that the answer takes. That is as well: the
        // store may hold an equal certificate that another loop has added meanwhile.
        isFound = X509_OBJECT_set1_X509(answer, parsed) == 1
      }
      X509_free(parsed)
    }
    return isFound
  }
}

extension BundledCertificate {
  /// The certificate in the library's own form, which the caller frees.
  fileprivate var parsed: OpaquePointer? {
    bytes.withUnsafeBufferPointer { bytes in
      var start = bytes.baseAddress
      return d2i_X509(nil, &start, bytes.count)
    }
  }

  /// Whether the holder has that name, by the rules for comparing names: case does not matter, nor
  /// does the kind of a name's strings.
  fileprivate func isHeld(by name: OpaquePointer) -> Bool {
    subjectBytes.withUnsafeBufferPointer { bytes in
      var start = bytes.baseAddress
      guard let subject = d2i_X509_NAME(nil, &start, bytes.count) else { return false }
      defer { X509_NAME_free(subject) }
      return X509_NAME_cmp(subject, name) == 0
    }
  }
}

extension TrustPlaces.Place {
  /// The certificates that a file or a folder's files hold.
  fileprivate var certificates: [BundledCertificate] {
    switch self {
    case .file(let path): return TrustStore.read(BIO_new_file(path, "r"))
    case .folder(let path):
      guard let folder = opendir(path) else { return [] }
      defer { closedir(folder) }
      var found: [BundledCertificate] = []
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          String(cString: UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self))
        }
        if name.hasPrefix(".") { continue }
        found += TrustStore.read(BIO_new_file("\(path)/\(name)", "r"))
      }
      return found
    }
  }
}

extension TLSError {
  /// There is nobody to trust.
  fileprivate static func noAuthorities(_ failures: [String], demanded: Bool) -> Self {
    TLSError(
      "no trusted certificate authorities were found; tried \(failures.joined(separator: ", "))"
        + (demanded ? "" : "; set SSL_CERT_FILE to a file that holds them"))
  }
}
