import COpenSSL
import Glibc

/// A certificate, as far as messages need it. A view: valid while the library holds it.
struct Certificate {
  /// OpenSSL's own certificate.
  let pointer: OpaquePointer

  /// One sentence on why the certificate is refused, with what the reader needs to mend it.
  /// - Parameters:
  ///   - code: the library's verification error.
  ///   - trusted: where the trusted authorities come from.
  func complaint(_ code: Int32, host: String, trusted: String) -> String {
    switch code {
    case X509_V_ERR_CERT_HAS_EXPIRED:
      return "the certificate of '\(subject)' expired on \(date(X509_get0_notAfter(pointer)))"
    case X509_V_ERR_CERT_NOT_YET_VALID:
      return "the certificate of '\(subject)' is not valid before "
        + date(X509_get0_notBefore(pointer))
    case X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH:
      let names = names
      let list = names.isEmpty ? "no name at all" : names.joined(separator: ", ")
      return "the certificate is for \(list), not for '\(host)'"
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
      return "the certificate of '\(subject)' is signed by itself and not trusted"
        + " (trusted: \(trusted))"
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
      X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
      return "the certificate of '\(subject)' is issued by '\(issuer)', which is not trusted"
        + " (trusted: \(trusted))"
    default:
      let text = String(cString: X509_verify_cert_error_string(Int(code)))
      return "the certificate of '\(subject)' is not acceptable: \(text)"
    }
  }

  /// The holder's common name, or the whole name where there is none.
  private var subject: String { text(X509_get_subject_name(pointer)) }

  /// The same for the issuer.
  private var issuer: String { text(X509_get_issuer_name(pointer)) }

  private func text(_ name: OpaquePointer?) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    var count = X509_NAME_get_text_by_NID(name, NID_commonName, &buffer, Int32(buffer.count))
    if count <= 0 {
      X509_NAME_oneline(name, &buffer, Int32(buffer.count))
      count = Int32(strlen(buffer))
    }
    return String(decoding: buffer.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// A date as year, month and day.
  private func date(_ time: UnsafePointer<ASN1_TIME>?) -> String {
    var parts = tm()
    guard ASN1_TIME_to_tm(time, &parts) == 1 else { return "an unreadable date" }
    let digits = { (number: Int32) in number < 10 ? "0\(number)" : "\(number)" }
    return "\(1900 + parts.tm_year)-\(digits(parts.tm_mon + 1))-\(digits(parts.tm_mday))"
  }

  /// The first few host names and addresses that the certificate is for.
  private var names: [String] {
    guard let list = X509_get_ext_d2i(pointer, NID_subject_alt_name, nil, nil) else { return [] }
    let stack = OpaquePointer(list)
    defer {
      OPENSSL_sk_pop_free(stack) {
        GENERAL_NAME_free($0?.assumingMemoryBound(to: GENERAL_NAME.self))
      }
    }
    var names: [String] = []
    for i in 0..<min(OPENSSL_sk_num(stack), 8) {
      guard let value = OPENSSL_sk_value(stack, i) else { continue }
      // Sound: the extension's list holds elements of this type only.
      let name = value.assumingMemoryBound(to: GENERAL_NAME.self).pointee
      guard name.type == GEN_DNS || name.type == GEN_IPADD else { continue }
      let bytes = UnsafeRawBufferPointer(
        start: ASN1_STRING_get0_data(name.d.ia5), count: Int(ASN1_STRING_length(name.d.ia5)))
      if name.type == GEN_DNS {
        names.append(String(decoding: bytes, as: UTF8.self))
      } else if bytes.count == 4 || bytes.count == 16 {
        names.append(SocketAddress(host: Array(bytes), port: 0).hostText)
      }
    }
    return names
  }
}
