import COpenSSL

/// Comparisons that take the same time wherever the difference lies, so that it tells nothing.
enum SecretComparison {
  /// Whether two texts are the same. Their digests are compared, which hides their lengths too.
  static func isEqual(_ a: some Collection<UInt8>, _ b: some Collection<UInt8>) -> Bool {
    let (left, right) = (Digest.sha256.of(Array(a)), Digest.sha256.of(Array(b)))
    return CRYPTO_memcmp(left, right, left.count) == 0
  }
}

/// A function that makes a short, telling number of any bytes.
enum Digest {
  case md5, sha1, sha256

  /// The digest of some bytes.
  func of(_ bytes: [UInt8]) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var count: UInt32 = 0
    let made = EVP_Digest(bytes, bytes.count, &result, &count, function, nil)
    precondition(made == 1, "the library has the digests that it documents")
    return Array(result[..<Int(count)])
  }

  /// The library's name for it.
  private var function: OpaquePointer? {
    switch self {
    case .md5: EVP_md5()
    case .sha1: EVP_sha1()
    case .sha256: EVP_sha256()
    }
  }
}
