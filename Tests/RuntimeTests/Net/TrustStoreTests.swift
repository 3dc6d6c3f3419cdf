import Glibc
import Testing

@testable import Runtime

@Suite struct TrustStoreTests {
  /// A new folder, for the duration of `body`.
  private func withFolder(_ body: (String) throws -> Void) rethrows {
    var name = Array("/tmp/trust-XXXXXX".utf8CString)
    let path = String(cString: mkdtemp(&name))
    defer {
      for file in ["a.pem", "b.pem", "other"] { unlink("\(path)/\(file)") }
      rmdir(path)
    }
    try body(path)
  }

  private func write(_ text: String, to path: String) {
    let file = fopen(path, "w")
    fputs(text, file)
    fclose(file)
  }

  @Test func theUsualPlacesAreTriedWhenNobodyNamesOne() {
    let places = TrustPlaces(file: nil, folders: nil)
    #expect(!places.areDemanded)
    #expect(places.places.first == .file("/etc/ssl/certs/ca-certificates.crt"))
    #expect(places.places.last == .folder("/etc/pki/tls/certs"))
    #expect(TrustPlaces(file: "", folders: "") == places)
  }

  @Test func theEnvironmentReplacesTheUsualPlaces() {
    let places = TrustPlaces(file: "/a", folders: "/b:/c")
    #expect(places.areDemanded)
    #expect(places.places == [.file("/a"), .folder("/b"), .folder("/c")])
  }

  @Test func readsFilesAndFolders() throws {
    try withFolder { folder in
      write(TestAuthority("A").pem + TestAuthority("B").pem, to: "\(folder)/a.pem")
      write("no certificate", to: "\(folder)/other")
      #expect(try TrustStore(.file("\(folder)/a.pem")).description == "\(folder)/a.pem")
      let store = try TrustStore(TrustPlaces(file: nil, folders: folder))
      #expect(store.description == folder)
    }
  }

  @Test func whatIsDemandedMustBeThere() throws {
    withFolder { folder in
      write(TestAuthority().pem, to: "\(folder)/a.pem")
      write("no certificate", to: "\(folder)/other")
      #expect(
        throws: TLSError(
          "no trusted certificate authorities were found; tried \(folder)/missing"
            + " (No such file or directory)")
      ) { try TrustStore(.file("\(folder)/missing")) }
      #expect(
        throws: TLSError(
          "no trusted certificate authorities were found; tried \(folder)/other"
            + " (holds no certificate)")
      ) { try TrustStore(TrustPlaces(file: "\(folder)/other", folders: folder)) }
    }
  }

  @Test func configuredTextMustHoldCertificates() {
    #expect(throws: TLSError("the configured certificates hold none in PEM form")) {
      try TrustStore(pem: "nothing")
    }
  }
}
