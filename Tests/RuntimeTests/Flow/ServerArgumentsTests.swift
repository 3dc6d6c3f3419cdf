import Schema
import Testing

@testable import Runtime

@Suite struct ServerArgumentsTests {
  @Test func tlsNeedsACertificateAndItsKey() {
    #expect(
      ServerTLSArguments().problems().map(\.attribute) == ["cert_file", "key_file"])
    let both = ServerTLSArguments {
      $0.certFile = "c"
      $0.certPem = "c"
      $0.keyPem = Secret("k")
    }
    #expect(
      both.problems().map(\.problem) == ["cert_file and cert_pem are both set; one is enough"])
  }

  @Test(arguments: [
    ("1.2", "1.3", []), ("TLS 1.3", "TLS 1.3", []), ("1.3", "1.2", ["min_version"]),
    ("1.0", "TLS 1.3", ["min_version"]), ("1.2", "2", ["max_version"]),
  ])
  func tlsKnowsVersions(least: String, most: String, problems: [String]) {
    let arguments = ServerTLSArguments {
      $0.certFile = "c"
      $0.keyFile = "k"
      $0.minVersion = least
      $0.maxVersion = most
    }
    #expect(arguments.problems().map(\.attribute) == problems)
  }

  @Test func tlsKnowsSuitesAndCurves() {
    var arguments = ServerTLSArguments {
      $0.certPem = "c"
      $0.keyPem = Secret("k")
      $0.cipherSuites = ["TLS_RSA_WITH_AES_128_CBC_SHA", "TLS_X"]
      $0.curvePreferences = ["X25519", "X25519MLKEM768"]
      $0.reloadInterval = .seconds(1)
    }
    #expect(
      arguments.problems().map(\.problem) == [
        "the cipher suite 'TLS_RSA_WITH_AES_128_CBC_SHA' is weak;"
          + " include_insecure_cipher_suites allows it",
        "unknown cipher suite 'TLS_X'",
        "unknown curve 'X25519MLKEM768'; expected one of X25519, P256, P384, P521",
        "there is no file to reload",
      ])
    arguments.includeInsecureCipherSuites = true
    #expect(arguments.problems().count == 3)
  }

  @Test func corsNeedsOrigins() {
    #expect(CORSArguments().problems().map(\.attribute) == ["allowed_origins"])
    let arguments = CORSArguments { $0.allowedOrigins = ["http://*.a.*", "http://a", "b c"] }
    #expect(
      arguments.problems().map(\.problem) == [
        "the origin 'http://*.a.*' has more than one '*'; it may have one",
        "'b c' holds a blank or a control character",
      ])
  }

  @Test func keepaliveTakesDefaultsForZeros() {
    var options = ServerOptions()
    let keepalive = ServerKeepaliveArguments {
      $0.serverParameters = .init {
        $0.time = .zero
        $0.timeout = .seconds(3)
        $0.maxConnectionAge = .seconds(60)
      }
      $0.enforcementPolicy = .init { $0.permitWithoutStream = true }
    }
    keepalive.apply(to: &options)
    #expect(options.keepaliveTime == .seconds(7200))
    #expect(options.keepaliveTimeout == .seconds(3))
    #expect(options.maxConnectionAge == .seconds(60))
    #expect(options.minPingTime == .seconds(300))
    #expect(options.permitsIdlePings)
  }

  @Test func authoritiesThatAreNamedHaveToBeThere() {
    let arguments = ServerTLSArguments {
      $0.certPem = "c"
      $0.keyPem = Secret("k")
      $0.caFile = "/nowhere/ca.pem"
    }
    #expect(arguments.problems().isEmpty)
    let error = #expect(throws: StartupError.self) { try arguments.settings() }
    #expect(error?.description.contains("/nowhere/ca.pem") ?? false)
  }

  @Test func keysInHardwareAreRefused() {
    var arguments = ServerTLSArguments {
      $0.certPem = "c"
      $0.keyPem = Secret("k")
      $0.tpm = TPMArguments { $0.path = "/dev/tpmrm0" }
    }
    #expect(throws: Never.self) { try arguments.settings() }
    arguments.tpm?.enabled = true
    let error = #expect(throws: StartupError.self) { try arguments.settings() }
    #expect(error?.description.contains("TPM") ?? false)
    #expect(throws: TLSError.self) {
      try ClientTLS { $0.tpm = TPMArguments { $0.enabled = true } }.context()
    }
  }
}
