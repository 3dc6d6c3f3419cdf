/// Where a gRPC client connects to: a host, whose name may have several addresses, and a port.
public struct GRPCTarget: Sendable, Hashable {
  /// The host's name in lower case, or its address, IPv6 without brackets.
  public let host: String
  /// The port.
  public let port: UInt16
  /// Whether the text demands encryption: it began with `https://`.
  public let demandsEncryption: Bool

  /// Reads `host:port`, which may stand behind `http://`, `https://`, `dns:///` or `passthrough:///`.
  /// - Throws: one sentence, without a full stop, that says what is wrong.
  public init(_ text: String) throws(GRPCTargetError) {
    guard !text.isEmpty else { throw .empty }
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else { throw .forbiddenCharacter }
    var rest = Substring(text)
    demandsEncryption = text.hasPrefix("https://")
    if text.hasPrefix("http://") || demandsEncryption {
      rest = rest.dropFirst(demandsEncryption ? 8 : 7)
      if rest.hasSuffix("/") { rest = rest.dropLast() }
    } else if text.hasPrefix("dns:") {
      rest = try GRPCTarget.name(rest.dropFirst(4))
    } else if text.hasPrefix("passthrough:") {
      rest = try GRPCTarget.name(rest.dropFirst(12))
    } else {
      let scheme = text.prefix { $0 != ":" }
      let isUnix = scheme == "unix" || scheme == "unix-abstract"
      if isUnix || text[scheme.endIndex...].hasPrefix("://") {
        throw .unsupportedScheme(String(scheme))
      }
    }
    guard !rest.contains("/") else { throw .path(text) }
    let place: (host: String, port: UInt16?)
    do { place = try HTTPURL.split(rest) } catch { throw GRPCTargetError(reason: error.reason) }
    guard let port = place.port else { throw .noPort(text) }
    host = place.host
    self.port = port
  }

  /// What follows a scheme: the name alone, or behind `///`.
  private static func name(_ text: Substring) throws(GRPCTargetError) -> Substring {
    guard text.hasPrefix("//") else { return text }
    guard text.hasPrefix("///") else { throw .nameServer(String(text)) }
    return text.dropFirst(3)
  }

  /// The host that an authority names, with or without a port.
  static func host(ofAuthority text: String) -> String {
    (try? HTTPURL.split(text[...]))?.host ?? text
  }

  /// Host and port, as messages and `:authority` have them.
  public var hostAndPort: String {
    HTTPOrigin(isSecure: false, host: host, port: port).hostAndPort
  }
}

/// What is wrong with a target.
public struct GRPCTargetError: Error, Sendable, Equatable, CustomStringConvertible {
  /// One sentence without a full stop.
  public let reason: String

  public var description: String { reason }
}

extension GRPCTargetError {
  fileprivate static var empty: Self {
    Self(reason: "the endpoint is empty: expected host:port, for instance tempo:4317")
  }

  fileprivate static var forbiddenCharacter: Self {
    Self(reason: "the endpoint holds a blank, a control character or one beyond ASCII")
  }

  fileprivate static func unsupportedScheme(_ scheme: String) -> Self {
    Self(
      reason: "the endpoint's scheme '\(scheme)' is not supported: expected host:port, or http://,"
        + " https:// or dns:/// in front of it")
  }

  fileprivate static func nameServer(_ text: String) -> Self {
    Self(
      reason: "a DNS server in the endpoint (dns:\(text)) is not supported: the system's are asked;"
        + " write dns:///host:port")
  }

  fileprivate static func path(_ text: String) -> Self {
    Self(reason: "the gRPC endpoint '\(text)' has a path: expected host:port only")
  }

  fileprivate static func noPort(_ text: String) -> Self {
    Self(reason: "the endpoint '\(text)' has no port: expected host:port, for instance tempo:4317")
  }
}
