import COpenSSL
import Glibc

/// A certificate, those that lead from it to an authority, and its key: what one side shows the other.
public final class TLSIdentity: @unchecked Sendable {
  /// The certificates, the own one first. Sound to share: they are not changed.
  private let chain: [OpaquePointer]
  private let key: OpaquePointer

  /// - Parameters:
  ///   - certificates: the chain in PEM form.
  ///   - key: the key in PEM form, without a password.
  public init(certificates: String, key: String) throws(TLSError) {
    TLSContext.prepareLibrary()
    defer { ERR_clear_error() }
    chain = TLSIdentity.certificates(certificates)
    guard let own = chain.first else { throw .noCertificate }
    var isEncrypted = false
    let parsed = Array(key.utf8).withUnsafeBytes { bytes -> OpaquePointer? in
      let source = BIO_new_mem_buf(bytes.baseAddress, Int32(clamping: bytes.count))
      defer { BIO_free(source) }
      // Without this, the library would ask the terminal for a password.
      return PEM_read_bio_PrivateKey(
        source, nil,
        { _, _, _, data in
          data!.storeBytes(of: true, as: Bool.self)
          return -1
        }, &isEncrypted)
    }
    guard let parsed else {
      for certificate in chain { X509_free(certificate) }
      throw isEncrypted ? .encryptedKey : .noKey
    }
    self.key = parsed
    guard X509_check_private_key(own, parsed) == 1 else { throw .keyDoesNotFit }
  }

  deinit {
    for certificate in chain { X509_free(certificate) }
    EVP_PKEY_free(key)
  }

  /// All certificates in a text.
  private static func certificates(_ text: String) -> [OpaquePointer] {
    Array(text.utf8).withUnsafeBytes { bytes in
      let source = BIO_new_mem_buf(bytes.baseAddress, Int32(clamping: bytes.count))
      defer { BIO_free(source) }
      var found: [OpaquePointer] = []
      while let certificate = PEM_read_bio_X509(source, nil, nil, nil) { found.append(certificate) }
      return found
    }
  }

  /// Has connections of a context show the identity.
  func install(in context: OpaquePointer) {
    SSL_CTX_use_certificate(context, chain[0])
    SSL_CTX_ctrl(context, SSL_CTRL_CHAIN, 0, nil)
    for certificate in chain.dropFirst() {
      // The second form of the call takes a reference of its own.
      SSL_CTX_ctrl(context, SSL_CTRL_CHAIN_CERT, 1, UnsafeMutableRawPointer(certificate))
    }
    SSL_CTX_use_PrivateKey(context, key)
  }
}

extension TLSError {
  fileprivate static var noCertificate: Self {
    TLSError("the configured certificate holds none in PEM form")
  }

  fileprivate static var noKey: Self {
    TLSError("the configured key is not a private key in PEM form")
  }

  fileprivate static var encryptedKey: Self {
    TLSError("the configured key is protected by a password, which is not supported")
  }

  fileprivate static var keyDoesNotFit: Self {
    TLSError("the configured key does not belong to the configured certificate")
  }
}
