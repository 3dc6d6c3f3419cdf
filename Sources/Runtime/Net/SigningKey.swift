import COpenSSL

/// A private RSA key that texts are signed with (RFC 8017, section 8.2: RSASSA-PKCS1-v1_5).
final class SigningKey {
  /// The digest of a text that is signed.
  enum Digest {
    case sha256
    case sha384
    case sha512
  }

  private let key: OpaquePointer

  /// - Parameter pem: the key in PEM form, without a password.
  /// - Throws: one sentence about a key that is of no use.
  init(pem: String) throws(TLSError) {
    TLSContext.prepareLibrary()
    defer { ERR_clear_error() }
    let key = Array(pem.utf8).withUnsafeBytes { bytes -> OpaquePointer? in
      let source = BIO_new_mem_buf(bytes.baseAddress, Int32(clamping: bytes.count))
      defer { BIO_free(source) }
      // Without this, the library would ask the terminal for a password.
      return PEM_read_bio_PrivateKey(source, nil, { _, _, _, _ in -1 }, nil)
    }
    guard let key else {
      throw TLSError("the key to sign with is not a private key in PEM form, without a password")
    }
    guard EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA else {
      EVP_PKEY_free(key)
      throw TLSError("the key to sign with is not an RSA key")
    }
    self.key = key
  }

  deinit { EVP_PKEY_free(key) }

  /// The signature of some bytes; nil when the library does not make one.
  func signature(of bytes: [UInt8], _ digest: Digest) -> [UInt8]? {
    defer { ERR_clear_error() }
    let function =
      switch digest {
      case .sha256: EVP_sha256()
      case .sha384: EVP_sha384()
      case .sha512: EVP_sha512()
      }
    guard let context = EVP_MD_CTX_new() else { return nil }
    defer { EVP_MD_CTX_free(context) }
    var count = 0
    guard EVP_DigestSignInit(context, nil, function, nil, key) == 1,
      EVP_DigestSign(context, nil, &count, bytes, bytes.count) == 1
    else { return nil }
    var signature = [UInt8](repeating: 0, count: count)
    guard EVP_DigestSign(context, &signature, &count, bytes, bytes.count) == 1 else { return nil }
    return Array(signature.prefix(count))
  }
}
