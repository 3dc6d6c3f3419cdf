import COpenSSL
import Glibc

/// What a server on encrypted connections has to tell.
public enum TLSServerReport: Sendable {
  /// A client's handshake failed.
  case handshakeFailed(TLSError)
  /// Certificate or key have changed, and were read again.
  case certificateRead
  /// Certificate or key have changed, and cannot be used; those before them stay.
  case certificateRefused(TLSError)
}

/// What the encrypted connections of one server have in common. Certificate and key are read again
/// when their files have changed; a connection keeps what it began with. It belongs to one loop.
public final class TLSServerContext {
  private let settings: TLSServerSettings
  private let applicationProtocol: TLSServerSettings.ApplicationProtocol
  let report: (TLSServerReport) -> Void
  private var current: TLSContext
  /// What the files looked like when they were last read.
  private var stamps: [FileStamp?]
  /// When to look at them again.
  private var nextLook: Instant

  /// - Parameter report: hears of what happens later.
  /// - Throws: when something of the settings cannot be used.
  public init(
    _ settings: TLSServerSettings,
    speaking applicationProtocol: TLSServerSettings.ApplicationProtocol,
    report: @escaping (TLSServerReport) -> Void
  ) throws(TLSError) {
    self.settings = settings
    self.applicationProtocol = applicationProtocol
    self.report = report
    stamps = settings.stamps
    current = try settings.context(speaking: applicationProtocol)
    nextLook = Instant.read() + settings.reloadInterval
  }

  /// A server's side of a new connection.
  func accept(_ fd: Int32, at now: Instant) -> TLSConnection {
    if settings.reloadInterval > .zero, now >= nextLook { look(now) }
    return TLSConnection(accepting: current, fd: fd)
  }

  /// Reads the files again if they have changed.
  private func look(_ now: Instant) {
    nextLook = now + settings.reloadInterval
    let found = settings.stamps
    guard found != stamps else { return }
    stamps = found
    do {
      current = try settings.context(speaking: applicationProtocol)
      report(.certificateRead)
    } catch {
      report(.certificateRefused(error))
    }
  }
}

extension TLSServerSettings {
  /// What the files of certificate and key look like at the moment.
  fileprivate var stamps: [FileStamp?] {
    [certificate, key].map { source in
      guard case .file(let path) = source else { return nil }
      return FileStamp(path)
    }
  }

  /// The library's form of the settings.
  fileprivate func context(
    speaking applicationProtocol: ApplicationProtocol
  ) throws(TLSError) -> TLSContext {
    TLSContext.prepareLibrary()
    ERR_clear_error()
    defer { ERR_clear_error() }
    var store: TrustStore?
    if let clientAuthorities { store = try TrustStore(.file(clientAuthorities)) }
    let context = TLSContext(adopting: SSL_CTX_new(TLS_server_method())!, trusting: store)
    try context.use(certificate: certificate.read(), from: certificate.name)
    try context.use(key: key.read(), from: key.name, certificate: certificate.name)
    try context.restrict(to: self)
    if let clientAuthorities { context.demandCertificates(clientAuthorities) }
    context.negotiate(applicationProtocol)
    return context
  }
}

// MARK: Settings, one by one

// The library has macros for many of these calls, which Swift does not see.
extension TLSContext {
  /// Takes the certificates of a text: the first is the server's own.
  fileprivate func use(certificate text: [UInt8], from name: String) throws(TLSError) {
    let source = BIO_new_mem_buf(text, Int32(clamping: text.count))
    defer { BIO_free(source) }
    guard let own = PEM_read_bio_X509_AUX(source, nil, nil, nil) else {
      throw TLSError("\(name) holds no certificate in PEM form")
    }
    defer { X509_free(own) }
    guard SSL_CTX_use_certificate(pointer, own) == 1 else {
      throw TLSError("\(name) cannot be used: \(TLSError.libraryReason)")
    }
    while let next = PEM_read_bio_X509(source, nil, nil, nil) {
      // The context takes the certificate over.
      let result = SSL_CTX_ctrl(pointer, SSL_CTRL_CHAIN_CERT, 0, UnsafeMutableRawPointer(next))
      if result != 1 { X509_free(next) }
    }
  }

  /// Takes the certificate's private key.
  fileprivate func use(
    key text: [UInt8], from name: String, certificate: String
  ) throws(TLSError) {
    let source = BIO_new_mem_buf(text, Int32(clamping: text.count))
    defer { BIO_free(source) }
    // Nobody is there to be asked for a password.
    guard let key = PEM_read_bio_PrivateKey(source, nil, { _, _, _, _ in 0 }, nil) else {
      throw TLSError("\(name) holds no private key in PEM form that needs no password")
    }
    defer { EVP_PKEY_free(key) }
    guard SSL_CTX_use_PrivateKey(pointer, key) == 1, SSL_CTX_check_private_key(pointer) == 1 else {
      throw TLSError("the key of \(name) does not belong to the certificate of \(certificate)")
    }
  }

  /// Sets versions, cipher suites and groups, and does without resumption: its state would have to be
  /// shared by all loops, and collectors' clients stay connected.
  fileprivate func restrict(to settings: TLSServerSettings) throws(TLSError) {
    SSL_CTX_ctrl(pointer, SSL_CTRL_SET_MIN_PROTO_VERSION, settings.minVersion.rawValue, nil)
    SSL_CTX_ctrl(pointer, SSL_CTRL_SET_MAX_PROTO_VERSION, settings.maxVersion.rawValue, nil)
    if !settings.cipherSuites.isEmpty {
      let list = settings.cipherSuites.joined(separator: ":")
      guard SSL_CTX_set_cipher_list(pointer, list) == 1 else {
        throw TLSError("none of the cipher suites can be used")
      }
    }
    if !settings.groups.isEmpty {
      let isSet = settings.groups.joined(separator: ":").withCString { text in
        SSL_CTX_ctrl(
          pointer, SSL_CTRL_SET_GROUPS_LIST, 0, UnsafeMutableRawPointer(mutating: text)) == 1
      }
      guard isSet else { throw TLSError("the curve preferences cannot be used") }
    }
    let noTickets: UInt64 = 1 << 14
    let serverPreference: UInt64 = 1 << 22
    SSL_CTX_set_options(pointer, noTickets | serverPreference)
    SSL_CTX_set_num_tickets(pointer, 0)
    SSL_CTX_ctrl(pointer, SSL_CTRL_SET_SESS_CACHE_MODE, 0, nil)
    // One read takes as much as there is, not a record's head and then its rest.
    SSL_CTX_ctrl(pointer, SSL_CTRL_SET_READ_AHEAD, 1, nil)
  }

  /// Has clients show a certificate by one of the authorities in a file.
  fileprivate func demandCertificates(_ path: String) {
    SSL_CTX_set_client_CA_list(pointer, SSL_load_client_CA_file(path))
    let mode = SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT
    SSL_CTX_set_verify(pointer, mode) { isValid, context in
      if isValid == 0 { TLSConnection.noteFailure(context!) }
      return isValid
    }
  }

  /// Chooses the protocol if the client offers some. Clients that do not are trusted to know.
  fileprivate func negotiate(_ applicationProtocol: TLSServerSettings.ApplicationProtocol) {
    // Sound: the list is a constant.
    let list = UnsafeMutableRawPointer(mutating: applicationProtocol.list.utf8Start)
    SSL_CTX_set_alpn_select_cb(
      pointer,
      { _, answer, answerCount, offers, offersCount, list in
        let list = list!.assumingMemoryBound(to: UInt8.self)
        var choice: UnsafeMutablePointer<UInt8>?
        let result = SSL_select_next_proto(
          &choice, answerCount, list, UInt32(list[0]) + 1, offers, offersCount)
        guard result == OPENSSL_NPN_NEGOTIATED else { return SSL_TLSEXT_ERR_ALERT_FATAL }
        answer?.pointee = UnsafePointer(choice)
        return SSL_TLSEXT_ERR_OK
      }, list)
  }
}

// MARK: Files

extension TLSServerSettings.Source {
  /// What messages call it.
  fileprivate var name: String {
    switch self {
    case .file(let path): "'\(path)'"
    case .text: "the configuration"
    }
  }

  /// The text.
  fileprivate func read() throws(TLSError) -> [UInt8] {
    switch self {
    case .text(let text): return Array(text.utf8)
    case .file(let path): return Array(try TLSFile.text(path).utf8)
    }
  }
}

/// What tells one state of a file from another without reading it.
struct FileStamp: Equatable {
  private let node: UInt
  private let size: Int
  private let seconds: Int
  private let nanoseconds: Int

  /// Nil when there is no such file.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    node = UInt(status.st_ino)
    size = Int(status.st_size)
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
  }
}

extension TLSError {
  /// What the library's error queue says.
  fileprivate static var libraryReason: String {
    ERR_reason_error_string(ERR_peek_last_error()).map { String(cString: $0) } ?? "unknown error"
  }
}
