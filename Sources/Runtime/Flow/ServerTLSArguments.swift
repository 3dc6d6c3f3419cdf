import Schema

/// The `tls` block of servers.
public struct ServerTLSArguments: ArgumentSet {
  @Attribute("File of the certificate and those behind it, in PEM form.")
  public var certFile: String? = nil

  @Attribute("The same as text.")
  public var certPem: String? = nil

  @Attribute("File of the certificate's private key, in PEM form.")
  public var keyFile: String? = nil

  @Attribute("The same as text.")
  public var keyPem: Secret? = nil

  @Attribute(
    "File of the authorities that clients' certificates must be from; none: clients need none.")
  public var clientCaFile: String? = nil

  @Attribute("Authorities in PEM form; read, but no use to servers: those ask by client_ca_file.")
  public var caPem: String? = nil

  @Attribute("File of such authorities; read, but no use to servers.")
  public var caFile: String? = nil

  @Attribute("Trust the system's authorities beside those; no use to servers.")
  public var includeSystemCaCertsPool = false

  @Attribute("Lowest version of TLS: 1.2 or 1.3.")
  public var minVersion = "TLS 1.2"

  @Attribute("Highest version of TLS: 1.2 or 1.3.")
  public var maxVersion = "TLS 1.3"

  @Attribute("How often the files are looked at for changes; 0 is never.")
  public var reloadInterval: Duration = .zero

  @Attribute("Cipher suites for TLS 1.2; an empty list means good ones.")
  public var cipherSuites: [String] = []

  @Attribute("Allow cipher suites that are known to be weak to be listed.")
  public var includeInsecureCipherSuites = false

  @Attribute("Elliptic curves for key exchange, best first; an empty list means good ones.")
  public var curvePreferences: [String] = []

  @Block("Keys in hardware.")
  public var tpm: TPMArguments? = nil

  public init() {}

  public func problems() -> [(attribute: String, problem: String)] {
    var problems: [(attribute: String, problem: String)] = []
    if caPem != nil, caFile != nil {
      problems.append(("ca_file", "at most one of ca_pem and ca_file must be configured"))
    }
    let pairs = [
      ("cert", certFile != nil, certPem != nil), ("key", keyFile != nil, keyPem != nil),
    ]
    for (word, hasFile, hasText) in pairs {
      if hasFile, hasText {
        problems.append(
          ("\(word)_file", "\(word)_file and \(word)_pem are both set; one is enough"))
      } else if !hasFile, !hasText {
        problems.append(
          (
            "\(word)_file",
            "a server needs a certificate and its key: set \(word)_file or \(word)_pem"
          ))
      }
    }
    for (name, text) in [("min_version", minVersion), ("max_version", maxVersion)]
    where TLSServerSettings.Version(text) == nil {
      problems.append((name, "unsupported TLS version '\(text)'; expected \"1.2\" or \"1.3\""))
    }
    if let least = TLSServerSettings.Version(minVersion),
      let most = TLSServerSettings.Version(maxVersion), least > most
    {
      problems.append(("min_version", "min_version is higher than max_version"))
    }
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
    if reloadInterval > .zero, certFile == nil, keyFile == nil {
      problems.append(("reload_interval", "there is no file to reload"))
    }
    return problems
  }

  /// The settings that the block describes.
  /// - Throws: when certificate or key are missing.
  func settings() throws(StartupError) -> TLSServerSettings {
    if let (attribute, problem) = (problems() + (tpm?.problems() ?? [])).first {
      throw StartupError("tls: \(attribute): \(problem)")
    }
    do {
      // As in the Collector, what is named has to be there, though nobody will ask for it.
      if let caPem { _ = try TrustStore(pem: caPem) }
      if let caFile { _ = try TrustStore(.file(caFile)) }
    } catch {
      throw StartupError("tls: \(error)")
    }
    let certificate = certFile.map(TLSServerSettings.Source.file) ?? .text(certPem ?? "")
    let key = keyFile.map(TLSServerSettings.Source.file) ?? .text(keyPem?.sensitive ?? "")
    var settings = TLSServerSettings(certificate: certificate, key: key)
    settings.clientAuthorities = clientCaFile
    settings.minVersion = TLSServerSettings.Version(minVersion) ?? .tls12
    settings.maxVersion = TLSServerSettings.Version(maxVersion) ?? .tls13
    settings.cipherSuites = TLSNames.libraryNames(ofSuites: cipherSuites)
    settings.groups = curvePreferences.compactMap(TLSNames.group)
    settings.reloadInterval = reloadInterval
    return settings
  }
}

extension ServerTLSArguments {
  /// What the connections of a server have in common that the block describes.
  /// - Throws: when something of it cannot be used.
  func context(
    speaking applicationProtocol: TLSServerSettings.ApplicationProtocol, _ log: TLSServerLog
  ) throws(StartupError) -> TLSServerContext {
    let settings = try settings()
    do {
      return try TLSServerContext(settings, speaking: applicationProtocol) { log.write($0) }
    } catch {
      throw StartupError("\(log.node.id): tls: \(error)")
    }
  }
}

/// Writes what servers on encrypted connections have to tell to the collector's log.
struct TLSServerLog {
  /// The component behind the servers.
  let node: Node
  private let failures: LimitedLog

  init(_ node: Node) {
    self.node = node
    failures = node.limitedLog(every: .seconds(10))
  }

  /// Writes one line, or none if there were many of its kind just now.
  func write(_ report: TLSServerReport) {
    switch report {
    case .handshakeFailed(let error):
      failures.write(.warn, "a TLS handshake failed", ("error", error.reason))
    case .certificateRead:
      node.log(.info, "the certificate has changed and was read again")
    case .certificateRefused(let error):
      node.log(
        .error, "the changed certificate cannot be used, keeping the one before",
        ("error", error.reason))
    }
  }
}

extension TLSServerSettings.Version {
  /// The version that a configuration names, `1.2` or `TLS 1.2`.
  fileprivate init?(_ text: String) {
    switch text {
    case "1.2", "TLS 1.2": self = .tls12
    case "1.3", "TLS 1.3": self = .tls13
    default: return nil
    }
  }
}
