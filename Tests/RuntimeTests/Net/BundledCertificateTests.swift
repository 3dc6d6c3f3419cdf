import COpenSSL
import Testing

@testable import Runtime

@Suite struct BundledCertificateTests {
  private let bytes = TestAuthority("Some Authority").der

  @Test func findsTheHoldersName() throws {
    let certificate = try #require(BundledCertificate(bytes))
    let name = Array("Some Authority".utf8)
    #expect(certificate.subjectBytes.suffix(name.count).elementsEqual(name))
    #expect(certificate.subjectBytes.first == 0x30)
  }

  @Test func namesInEveryCertificateOfThisMachineAreThoseThatTheLibraryReads() throws {
    guard let store = try? TrustStore(TrustPlaces(file: nil, folders: nil)) else { return }
    #expect(store.mismatches == 0)
  }

  @Test func refusesEverythingThatIsCutShort() {
    for count in 0..<120 { #expect(BundledCertificate(Array(bytes[..<count])) == nil) }
  }

  @Test func survivesDamage() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        damaged[Int.random(in: 0..<min(200, damaged.count), using: &generator)] =
          UInt8.random(in: 0...255, using: &generator)
      }
      if let certificate = BundledCertificate(damaged) {
        #expect(certificate.subject.upperBound <= damaged.count)
      }
    }
  }
}

extension TrustStore {
  /// Certificates of which the library reads another name, or none.
  fileprivate var mismatches: Int {
    certificates.count { certificate in
      certificate.bytes.withUnsafeBufferPointer { bytes in
        var start = bytes.baseAddress
        guard let parsed = d2i_X509(nil, &start, bytes.count) else { return true }
        defer { X509_free(parsed) }
        var encoded: UnsafeMutablePointer<UInt8>?
        let count = i2d_X509_NAME(X509_get_subject_name(parsed), &encoded)
        defer { CRYPTO_free(encoded, nil, 0) }
        return !certificate.subjectBytes.elementsEqual(
          UnsafeBufferPointer(start: encoded, count: Int(count)))
      }
    }
  }
}
