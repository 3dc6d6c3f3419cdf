import COpenSSL
import Glibc

/// What encrypted connections have in common: whom they trust and what they speak. It may be shared
/// by all loops.
public final class TLSContext: @unchecked Sendable {
  /// OpenSSL's own context. Sound to share: it is not changed once the first connection uses it.
  let pointer: OpaquePointer
  /// The trusted authorities; nil for a server, and for a client that trusts anybody. Kept, as its
  /// pointer says.
  private let store: TrustStore?
  /// Whom certificates must name, if not the host that is connected to.
  let serverName: String?
  /// Where the trusted authorities come from, for messages.
  var trusted: String { store?.description ?? "nobody" }

  /// Begins the library once: without its configuration file, which might ask a static binary to
  /// load modules.
  private static let preparation: Bool = {
    // The library writes with plain `write`; its connections report what the signal would say.
    signal(SIGPIPE, SIG_IGN)
    return OPENSSL_init_ssl(
      UInt64(OPENSSL_INIT_NO_LOAD_CONFIG) | UInt64(OPENSSL_INIT_NO_ATEXIT), nil) == 1
  }()

  /// Makes the library ready for use.
  static func prepareLibrary() {
    precondition(preparation, "OpenSSL must initialise")
  }

  /// A context for clients. Peers must show a certificate for their name by a trusted authority, and
  /// speak TLS 1.2 or later.
  public convenience init(trusting store: TrustStore) {
    self.init(clientTrusting: store, serverName: nil)
  }

  /// A context for clients that trust `store`, or anybody.
  init(clientTrusting store: TrustStore?, serverName: String?) {
    TLSContext.prepareLibrary()
    pointer = SSL_CTX_new(TLS_client_method())
    self.store = store
    self.serverName = serverName
    restrict()
    guard let store else {
      SSL_CTX_set_verify(pointer, SSL_VERIFY_NONE, nil)
      return
    }
    SSL_CTX_set1_cert_store(pointer, store.pointer)
    SSL_CTX_set_verify(pointer, SSL_VERIFY_PEER) { isValid, context in
      if isValid == 0 { TLSConnection.noteFailure(context!) }
      return isValid
    }
  }

  /// A context made elsewhere, which this one takes over.
  /// - Parameter store: the authorities of the other side's certificates, if it must have one.
  init(adopting pointer: OpaquePointer, trusting store: TrustStore? = nil) {
    self.pointer = pointer
    self.store = store
    serverName = nil
    if let store { SSL_CTX_set1_cert_store(pointer, store.pointer) }
    restrict()
  }

  deinit { SSL_CTX_free(pointer) }

  /// Sets what holds for clients and servers alike. The library has macros for these calls, which
  /// Swift does not see.
  private func restrict() {
    SSL_CTX_ctrl(pointer, SSL_CTRL_SET_MIN_PROTO_VERSION, Int(TLS1_2_VERSION), nil)
    // Partial writes from buffers that may move; no buffers for idle connections.
    let mode = SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER
    SSL_CTX_ctrl(pointer, SSL_CTRL_MODE, Int(mode) | Int(SSL_MODE_RELEASE_BUFFERS), nil)
    let noCompression: UInt64 = 1 << 17
    let noRenegotiation: UInt64 = 1 << 30
    SSL_CTX_set_options(pointer, noCompression | noRenegotiation)
  }
}

/// Where a client finds what its next connection is encrypted with.
public protocol TLSContextSource: AnyObject {
  func context(at now: Instant) -> TLSContext
}

extension TLSContext: TLSContextSource {
  public func context(at now: Instant) -> TLSContext { self }
}

/// Why there is no encrypted connection.
public struct TLSError: Error, Sendable, Equatable, CustomStringConvertible {
  /// One sentence without a full stop.
  public let reason: String

  public init(_ reason: String) { self.reason = reason }

  public var description: String { reason }
}
