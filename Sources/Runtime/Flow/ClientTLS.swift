import Schema

/// The `tls` block that clients share.
public struct ClientTLS: ArgumentSet {
  @Attribute("Certificates of the authorities to trust, in PEM form; the system's by default.")
  public var caPem = ""

  @Attribute("File with the certificates of the authorities to trust.")
  public var caFile = ""

  @Attribute("Trust the system's authorities beside those of ca_pem or ca_file.")
  public var includeSystemCaCertsPool = false

  @Attribute("Certificate to show to servers, in PEM form.")
  public var certPem = ""

  @Attribute("File with the certificate to show to servers.")
  public var certFile = ""

  @Attribute("Key of the certificate, in PEM form.")
  public var keyPem: Secret = Secret("")

  @Attribute("File with the key of the certificate.")
  public var keyFile = ""

  @Attribute("Oldest version of TLS that is spoken: 1.0 to 1.3.")
  public var minVersion = "TLS 1.2"

  @Attribute("Newest version of TLS that is spoken: 1.0 to 1.3.")
  public var maxVersion = "TLS 1.3"

  @Attribute("Cipher suites for TLS 1.2; an empty list means good ones.")
  public var cipherSuites: [String] = []

  @Attribute("Allow cipher suites that are known to be weak to be listed.")
  public var includeInsecureCipherSuites = false

  @Attribute("Elliptic curves for key exchange, best first; an empty list means good ones.")
  public var curvePreferences: [String] = []

  @Attribute("Do without encryption, unless authorities are named or the endpoint demands it.")
  public var insecure = false

  @Attribute("Encrypt, but trust whoever answers.")
  public var insecureSkipVerify = false

  @Attribute("Name that the server's certificate must have, if not the endpoint's host.")
  public var serverName = ""

  @Attribute("How often the files are looked at for changes; 0 is never.")
  public var reloadInterval: Duration = .zero

  @Block("Keys in hardware.")
  public var tpm: TPMArguments? = nil

  public init() {}

  public func problems() -> [(attribute: String, problem: String)] {
    var problems: [(attribute: String, problem: String)] = []
    if !caPem.isEmpty, !caFile.isEmpty {
      problems.append(("ca_file", "at most one of ca_pem and ca_file must be configured"))
    }
    if !certPem.isEmpty, !certFile.isEmpty {
      problems.append(("cert_file", "at most one of cert_pem and cert_file must be configured"))
    }
    if !keyPem.sensitive.isEmpty, !keyFile.isEmpty {
      problems.append(("key_file", "at most one of key_pem and key_file must be configured"))
    }
    if hasCertificate != hasKey {
      let attribute = hasCertificate ? "cert_file" : "key_file"
      problems.append((attribute, "a certificate and its key must be configured together"))
    }
    return problems + versionProblems + cipherProblems
  }

  /// What is wrong with the versions.
  private var versionProblems: [(attribute: String, problem: String)] {
    var problems: [(attribute: String, problem: String)] = []
    for (name, text) in [("min_version", minVersion), ("max_version", maxVersion)]
    where TLSVersion(text) == nil {
      problems.append((name, "unsupported TLS version '\(text)'; expected \"1.0\" to \"1.3\""))
    }
    if let least = TLSVersion(minVersion), let most = TLSVersion(maxVersion), least > most {
      problems.append(("min_version", "min_version is higher than max_version"))
    }
    return problems
  }

  /// What is wrong with the cipher suites and curves.
  private var cipherProblems: [(attribute: String, problem: String)] {
    var problems: [(attribute: String, problem: String)] = []
    for name in cipherSuites {
      if let problem = TLSNames.problem(suite: name, allowsWeak: includeInsecureCipherSuites) {
        problems.append(("cipher_suites", problem))
      }
    }
    for name in curvePreferences {
      if let problem = TLSNames.problem(group: name) {
        problems.append(("curve_preferences", problem))
      }
    }
    return problems
  }
}

extension ClientTLS {
  /// Whether there is a certificate to show.
  private var hasCertificate: Bool { !certPem.isEmpty || !certFile.isEmpty }

  /// Whether there is a key.
  private var hasKey: Bool { !keyPem.sensitive.isEmpty || !keyFile.isEmpty }

  /// Whether connections are to be left unencrypted, where the endpoint leaves the choice. As in the
  /// OpenTelemetry Collector, naming authorities counts more than `insecure`.
  var isOff: Bool { insecure && caPem.isEmpty && caFile.isEmpty }

  /// What connections are encrypted with.
  /// - Throws: a sentence about a file or an option that is of no use.
  func context() throws(TLSError) -> TLSContext {
    // Values from the environment were not there when the configuration was checked.
    if let (attribute, problem) = (problems() + (tpm?.problems() ?? [])).first {
      throw TLSError("tls.\(attribute): \(problem)")
    }
    var options = TLSClientOptions(authorities: insecureSkipVerify ? nil : try authorities())
    if hasCertificate {
      options.identity = try TLSIdentity(
        certificates: certFile.isEmpty ? certPem : try TLSFile.text(certFile),
        key: keyFile.isEmpty ? keyPem.sensitive : try TLSFile.text(keyFile))
    }
    options.minVersion = TLSVersion(minVersion) ?? .tls12
    options.maxVersion = TLSVersion(maxVersion) ?? .tls13
    options.cipherSuites = TLSNames.libraryNames(ofSuites: cipherSuites)
    options.curves = curvePreferences.compactMap(TLSNames.group)
    options.serverName = serverName.isEmpty ? nil : serverName
    return try TLSContext(options)
  }

  /// What connections are encrypted with, now and when the files have changed.
  /// - Throws: a sentence about a file or an option that is of no use.
  func source(in node: Node) throws(TLSError) -> any TLSContextSource {
    if reloadInterval > .zero { return try ReloadingClientTLS(self, in: node) }
    return try context()
  }

  /// The files that may change.
  var files: [String] { [certFile, keyFile, caFile].filter { !$0.isEmpty } }

  /// Whom to trust.
  private func authorities() throws(TLSError) -> TrustStore {
    if caPem.isEmpty, caFile.isEmpty { return try .system() }
    let own = caFile.isEmpty ? try TrustStore(pem: caPem) : try TrustStore(.file(caFile))
    return includeSystemCaCertsPool ? TrustStore(own, try .system()) : own
  }
}
