import COpenSSL
import Glibc

/// One encrypted connection over a socket that does not block. It belongs to one loop; the socket
/// stays its owner's.
final class TLSConnection {
  /// What came of a step.
  enum Step {
    /// The handshake is complete, or so many bytes went through.
    case done(Int)
    /// To be repeated, with the same bytes, when the socket is ready.
    case waits(Readiness)
    /// The peer has ended its half in an orderly way.
    case end
    /// The connection is of no use any more.
    case failed(TLSError)
  }

  /// What is spoken over a connection, as its handshake names it.
  enum Language: String {
    case http1 = "http/1.1"
    case http2 = "h2"
    /// What the peer prefers; it is told that we prefer HTTP/2.
    case either = "h2,http/1.1"
  }

  /// OpenSSL's own connection. Sound: used on one loop and freed once.
  private let pointer: OpaquePointer
  private let context: TLSContext
  /// Whom the certificate must name; empty for a server.
  private let host: String
  /// What is wrong with the peer's certificate, if it was looked at and found wanting.
  private var complaint: String?
  /// The encrypted connection that carries this one; nil when the socket does.
  private let outer: TLSConnection?
  /// Whether there may be bytes that were taken from the socket and not read; see `fill`.
  var holdsInput = true

  /// A client's connection to `host`, a name or an address without brackets.
  init(_ context: TLSContext, fd: Int32, host: String, speaking language: Language = .http1) {
    self.context = context
    self.host = context.serverName ?? host
    outer = nil
    pointer = SSL_new(context.pointer)
    SSL_set_fd(pointer, fd)
    prepareClient(speaking: language)
  }

  /// A client's connection to `host` over an encrypted one to somebody else, a proxy.
  init(
    _ context: TLSContext, over outer: TLSConnection, host: String, speaking language: Language
  ) {
    self.context = context
    self.host = context.serverName ?? host
    self.outer = outer
    pointer = SSL_new(context.pointer)
    let transport = BIO_new(BIO_f_ssl())
    BIO_ctrl(
      transport, BIO_C_SET_SSL, Int(BIO_NOCLOSE), UnsafeMutableRawPointer(outer.pointer))
    SSL_set_bio(pointer, transport, transport)
    prepareClient(speaking: language)
  }

  /// Sets what a client's connection demands and offers.
  private func prepareClient(speaking language: Language) {
    SSL_set_connect_state(pointer)
    SSL_set_ex_data(pointer, 0, Unmanaged.passUnretained(self).toOpaque())
    demandName()
    let protocols = language.rawValue.split(separator: ",").flatMap {
      [UInt8($0.utf8.count)] + Array($0.utf8)
    }
    SSL_set_alpn_protos(pointer, protocols, UInt32(protocols.count))
  }

  /// A server's connection.
  init(accepting context: TLSContext, fd: Int32) {
    self.context = context
    host = ""
    outer = nil
    pointer = SSL_new(context.pointer)
    SSL_set_fd(pointer, fd)
    SSL_set_accept_state(pointer)
    SSL_set_ex_data(pointer, 0, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit {
    SSL_set_ex_data(pointer, 0, nil)
    SSL_free(pointer)
  }

  /// Has the certificate checked for the host, and tells the peer which host is meant.
  private func demandName() {
    // A dot at the end makes a name absolute; certificates are without it.
    let name = host.hasSuffix(".") ? String(host.dropLast()) : host
    if SocketAddress(numericHost: host, port: 0) != nil {
      let result = X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(pointer), host)
      precondition(result == 1, "an address must be accepted")
      return
    }
    SSL_set_hostflags(pointer, UInt32(X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS))
    let result = SSL_set1_host(pointer, name)
    precondition(result == 1, "a name must be accepted")
    name.withCString { text in
      _ = SSL_ctrl(
        pointer, SSL_CTRL_SET_TLSEXT_HOSTNAME, Int(TLSEXT_NAMETYPE_host_name),
        UnsafeMutableRawPointer(mutating: text))
    }
  }

  /// Goes on with the handshake.
  func handshake() -> Step {
    ERR_clear_error()
    let result = SSL_do_handshake(pointer)
    return result == 1 ? .done(0) : step(result, during: "the TLS handshake")
  }

  /// Reads at most as many bytes as `buffer` has.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Step {
    ERR_clear_error()
    let result = SSL_read(pointer, buffer.baseAddress, Int32(clamping: buffer.count))
    return result > 0 ? .done(Int(result)) : step(result, during: "reading")
  }

  /// Writes at least one of the bytes, at most a record of them.
  func write(_ bytes: UnsafeRawBufferPointer) -> Step {
    ERR_clear_error()
    let result = SSL_write(pointer, bytes.baseAddress, Int32(clamping: bytes.count))
    return result > 0 ? .done(Int(result)) : step(result, during: "writing")
  }

  /// What the peer has chosen to speak; nil when it did not say.
  var chosen: Language? {
    var bytes: UnsafePointer<UInt8>?
    var count: UInt32 = 0
    SSL_get0_alpn_selected(pointer, &bytes, &count)
    let name = UnsafeBufferPointer(start: bytes, count: Int(count))
    return Language(rawValue: String(decoding: name, as: UTF8.self))
  }

  /// Tells the peer that nothing more will come, as far as that is possible at once.
  func end() {
    ERR_clear_error()
    if SSL_is_init_finished(pointer) == 1 { SSL_shutdown(pointer) }
    ERR_clear_error()
  }

  /// The server name that the client has asked for, or asks for.
  var serverName: String? {
    SSL_get_servername(pointer, Int32(TLSEXT_NAMETYPE_host_name)).map { String(cString: $0) }
  }

  /// The meaning of a result that is not a success.
  private func step(_ result: Int32, during activity: String) -> Step {
    let error = errno
    switch SSL_get_error(pointer, result) {
    case SSL_ERROR_WANT_READ: return .waits(.readable)
    case SSL_ERROR_WANT_WRITE: return .waits(.writable)
    case SSL_ERROR_ZERO_RETURN: return .end
    case SSL_ERROR_SYSCALL:
      return .failed(
        error == 0
          ? .closed(activity) : TLSError("\(String(cString: strerror(error))) during \(activity)"))
    default: return .failed(complaint.map(TLSError.init) ?? .library(activity))
    }
  }

  // MARK: Certificates

  /// Notes why a certificate is refused; the library calls it while it looks at the peer's chain.
  static func noteFailure(_ context: OpaquePointer) {
    let index = SSL_get_ex_data_X509_STORE_CTX_idx()
    guard let ssl = X509_STORE_CTX_get_ex_data(context, index),
      let data = SSL_get_ex_data(OpaquePointer(ssl), 0)
    else { return }
    // Sound: the connection outlives the library's call and takes the pointer back when it goes.
    let connection = Unmanaged<TLSConnection>.fromOpaque(data).takeUnretainedValue()
    let code = X509_STORE_CTX_get_error(context)
    let certificate = X509_STORE_CTX_get_current_cert(context).map(Certificate.init)
    connection.complaint =
      certificate?.complaint(code, host: connection.host, trusted: connection.context.trusted)
      ?? String(cString: X509_verify_cert_error_string(Int(code)))
  }
}

extension TLSError {
  /// The peer went away.
  fileprivate static func closed(_ activity: String) -> Self {
    TLSError("the peer closed the connection during \(activity)")
  }

  /// What the library's error queue says, in words for people.
  fileprivate static func library(_ activity: String) -> Self {
    let code = ERR_peek_error()
    ERR_clear_error()
    // The reason is in the lower 23 bits; the macro for it is not visible to Swift.
    switch Int32(truncatingIfNeeded: code & 0x7f_ffff) {
    case SSL_R_WRONG_VERSION_NUMBER, SSL_R_HTTP_REQUEST, SSL_R_UNEXPECTED_MESSAGE:
      return TLSError("the peer does not speak TLS; is the URL's scheme right?")
    case SSL_R_UNSUPPORTED_PROTOCOL, SSL_R_TLSV1_ALERT_PROTOCOL_VERSION:
      return TLSError("the peer speaks no version of TLS from 1.2 on")
    case SSL_R_SSLV3_ALERT_HANDSHAKE_FAILURE:
      return TLSError("the peer found nothing in common with our TLS settings")
    case SSL_R_TLSV13_ALERT_CERTIFICATE_REQUIRED:
      return TLSError("the peer demands a client certificate")
    case SSL_R_TLSV1_ALERT_NO_APPLICATION_PROTOCOL, SSL_R_NO_APPLICATION_PROTOCOL:
      return TLSError("the peer does not speak this version of HTTP")
    case SSL_R_UNEXPECTED_EOF_WHILE_READING: return .closed(activity)
    default:
      let reason = ERR_reason_error_string(code).map { String(cString: $0) } ?? "an unknown error"
      return TLSError("\(activity) failed: \(reason)")
    }
  }
}
