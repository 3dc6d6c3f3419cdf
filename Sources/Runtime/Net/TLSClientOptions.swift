import COpenSSL

/// What a client demands of encrypted connections, and shows of itself.
public struct TLSClientOptions: Sendable {
  /// Whom to trust; nil is anybody, whatever certificate is shown.
  public var authorities: TrustStore?
  /// What is shown to peers that ask for it.
  public var identity: TLSIdentity?
  /// The oldest version that is spoken.
  public var minVersion = TLSVersion.tls12
  /// The newest version that is spoken.
  public var maxVersion = TLSVersion.tls13
  /// Cipher suites for TLS 1.2 by the library's names; none means its choice.
  public var cipherSuites: [String] = []
  /// Elliptic curves by the library's names, the preferred one first; none means the library's choice.
  public var curves: [String] = []
  /// Whom certificates must name, and who is asked for; nil is the host that is connected to.
  public var serverName: String?

  public init(authorities: TrustStore?) { self.authorities = authorities }
}

extension TLSContext {
  /// A context for clients.
  /// - Throws: a sentence about an option that cannot be had.
  public convenience init(_ options: TLSClientOptions) throws(TLSError) {
    self.init(clientTrusting: options.authorities, serverName: options.serverName)
    options.identity?.install(in: pointer)
    SSL_CTX_ctrl(pointer, SSL_CTRL_SET_MIN_PROTO_VERSION, options.minVersion.rawValue, nil)
    SSL_CTX_ctrl(pointer, SSL_CTRL_SET_MAX_PROTO_VERSION, options.maxVersion.rawValue, nil)
    // The library's own level forbids what the old versions cannot do without.
    if options.minVersion < .tls12 { SSL_CTX_set_security_level(pointer, 0) }
    try restrict(toSuites: options.cipherSuites)
    try restrict(toCurves: options.curves)
  }

  /// Restricts the cipher suites of TLS 1.2.
  private func restrict(toSuites names: [String]) throws(TLSError) {
    defer { ERR_clear_error() }
    guard names.isEmpty || SSL_CTX_set_cipher_list(pointer, names.joined(separator: ":")) == 1
    else { throw TLSError("none of the cipher suites can be used") }
  }

  /// Restricts the curves that keys are agreed on with.
  private func restrict(toCurves names: [String]) throws(TLSError) {
    defer { ERR_clear_error() }
    guard !names.isEmpty else { return }
    let list = names.joined(separator: ":")
    let result = list.withCString {
      SSL_CTX_ctrl(pointer, SSL_CTRL_SET_GROUPS_LIST, 0, UnsafeMutableRawPointer(mutating: $0))
    }
    if result != 1 {
      throw TLSError("the curve preferences cannot be used")
    }
  }
}
