import COpenSSL
import Glibc

@testable import Runtime

/// A certificate authority that lives for one test, and the certificates that it issues.
final class TestAuthority {
  /// A certificate with its key.
  struct Identity {
    let certificate: OpaquePointer
    let key: OpaquePointer
  }

  private let own: Identity
  /// Extensions of the certificates that it issues.
  private let marks: [(Int32, String)]

  /// - Parameter isIdentified: whether certificates name keys, which tells authorities of one name
  ///   apart.
  init(_ name: String = "Test Authority", isIdentified: Bool = false) {
    TLSContext.prepareLibrary()
    let key = TestAuthority.makeKey()
    var extensions = [(NID_basic_constraints, "CA:TRUE")]
    if isIdentified { extensions.append((NID_subject_key_identifier, "hash")) }
    marks = isIdentified ? [(NID_authority_key_identifier, "keyid:always")] : []
    own = Identity(
      certificate: TestAuthority.make(
        name, key: key, issuer: nil, days: -1...1, extensions: extensions),
      key: key)
  }

  /// The authority's certificate in PEM form.
  var pem: String {
    TestAuthority.text { PEM_write_bio_X509($0, own.certificate) }
  }

  /// The authority's certificate in DER form.
  var der: [UInt8] {
    var encoded: UnsafeMutablePointer<UInt8>?
    let count = i2d_X509(own.certificate, &encoded)
    defer { CRYPTO_free(encoded, nil, 0) }
    return Array(UnsafeBufferPointer(start: encoded, count: Int(count)))
  }

  /// A client's context that trusts this authority only.
  func client() throws -> TLSContext { TLSContext(trusting: try TrustStore(pem: pem)) }

  /// A server's context with a certificate of this authority.
  /// - Parameters:
  ///   - names: the alternative names as the library writes them: `DNS:gw.test,IP:127.0.0.1`.
  ///   - days: when the certificate is valid, counted from today.
  ///   - issuerName: how the certificate spells the authority's name, if differently.
  ///   - demandsClients: whether clients must show a certificate of this authority.
  func server(
    _ names: String, days: ClosedRange<Int> = -1...1, isSelfSigned: Bool = false,
    issuerName: String? = nil, demandsClients: Bool = false
  ) -> TLSContext {
    let key = TestAuthority.makeKey()
    let spelling = issuerName.map { TestAuthority.name($0) }
    defer { X509_NAME_free(spelling) }
    let certificate = TestAuthority.make(
      "Test Server", key: key, issuer: isSelfSigned ? nil : own, days: days,
      extensions: [(NID_subject_alt_name, names)] + marks, issuerName: spelling)
    let context = SSL_CTX_new(TLS_server_method())!
    SSL_CTX_use_certificate(context, certificate)
    SSL_CTX_use_PrivateKey(context, key)
    if demandsClients {
      X509_STORE_add_cert(SSL_CTX_get_cert_store(context), own.certificate)
      SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nil)
    }
    return TLSContext(adopting: context)
  }

  /// A certificate of this authority and its key, both in PEM form.
  func identity(_ names: String) -> (certificate: String, key: String) {
    let key = TestAuthority.makeKey()
    let certificate = TestAuthority.make(
      "Test Server", key: key, issuer: own, days: -1...1,
      extensions: [(NID_subject_alt_name, names)] + marks)
    return (
      TestAuthority.text { PEM_write_bio_X509($0, certificate) },
      TestAuthority.text { PEM_write_bio_PrivateKey($0, key, nil, nil, 0, nil, nil) }
    )
  }

  /// What the library writes.
  private static func text(_ write: (OpaquePointer?) -> Int32) -> String {
    let memory = BIO_new(BIO_s_mem())
    defer { BIO_free(memory) }
    _ = write(memory)
    var buffer = [UInt8](repeating: 0, count: 16 << 10)
    let count = BIO_read(memory, &buffer, Int32(buffer.count))
    return String(decoding: buffer[..<Int(count)], as: UTF8.self)
  }

  /// A name in Unicode, so that its bytes differ from the usual ones.
  private static func name(_ text: String) -> OpaquePointer {
    let name = X509_NAME_new()!
    X509_NAME_add_entry_by_txt(
      name, "CN", V_ASN1_BMPSTRING, text.utf16Bytes, Int32(text.utf16.count * 2), -1, 0)
    return name
  }

  private static func makeKey() -> OpaquePointer {
    let context = EVP_PKEY_CTX_new_id(EVP_PKEY_EC, nil)
    defer { EVP_PKEY_CTX_free(context) }
    EVP_PKEY_keygen_init(context)
    EVP_PKEY_CTX_set_ec_paramgen_curve_nid(context, NID_X9_62_prime256v1)
    var key: OpaquePointer?
    EVP_PKEY_keygen(context, &key)
    return key!
  }

  private static func make(
    _ name: String, key: OpaquePointer, issuer: Identity?, days: ClosedRange<Int>,
    extensions: [(Int32, String)], issuerName: OpaquePointer? = nil
  ) -> OpaquePointer {
    let certificate = X509_new()!
    X509_set_version(certificate, 2)
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), Int.random(in: 1...1_000_000))
    X509_gmtime_adj(X509_getm_notBefore(certificate), days.lowerBound * 86400)
    X509_gmtime_adj(X509_getm_notAfter(certificate), days.upperBound * 86400)
    X509_set_pubkey(certificate, key)
    let subject = X509_get_subject_name(certificate)
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, name, -1, -1, 0)
    X509_set_issuer_name(
      certificate, issuerName ?? issuer.map { X509_get_subject_name($0.certificate) } ?? subject)
    var context = X509V3_CTX()
    X509V3_set_ctx(&context, issuer?.certificate ?? certificate, certificate, nil, nil, 0)
    for (kind, value) in extensions where !value.isEmpty {
      let item = X509V3_EXT_conf_nid(nil, &context, kind, value)
      X509_add_ext(certificate, item, -1)
      X509_EXTENSION_free(item)
    }
    X509_sign(certificate, issuer?.key ?? key, EVP_sha256())
    return certificate
  }
}

extension String {
  /// The text in UTF-16, high bytes first.
  fileprivate var utf16Bytes: [UInt8] {
    utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
  }
}
