import Glibc

/// A scheme, a host and a port: what one connection leads to.
public struct HTTPOrigin: Sendable, Hashable {
  /// Whether the connection is encrypted: `https`.
  public let isSecure: Bool
  /// The host's name in lower case, or its address, IPv6 without brackets.
  public let host: String
  /// The port, the scheme's own where none is given.
  public let port: UInt16

  public init(isSecure: Bool, host: String, port: UInt16) {
    self.isSecure = isSecure
    self.host = host
    self.port = port
  }

  /// Host and port as the Host field has them: without the scheme's own port.
  var hostField: String {
    let name = host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host
    return port == (isSecure ? 443 : 80) ? name : "\(name):\(port)"
  }
}

/// An absolute `http` or `https` URL.
public struct HTTPURL: Sendable, Hashable, CustomStringConvertible {
  /// Where to connect to.
  public let origin: HTTPOrigin
  /// Path and query, as they stand in a request line.
  public let target: String
  /// User name and password, decoded and joined by a colon; never shown.
  let credentials: String?

  /// The text of the URL for a path below `base`, which may end in a slash or not.
  /// - Parameter path: begins with a slash.
  public static func text(_ base: String, appending path: String) -> String {
    (base.hasSuffix("/") ? String(base.dropLast()) : base) + path
  }

  /// Reads a URL. A fragment is left out, since it is not sent.
  /// - Throws: one sentence, without a full stop, that says what is wrong.
  public init(_ text: String) throws(HTTPURLError) {
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else { throw .forbiddenCharacter(text) }
    let scheme = text.prefix { $0 != ":" }
    guard text[scheme.endIndex...].hasPrefix("://") else { throw .noScheme(text) }
    let isSecure: Bool
    switch scheme.lowercased() {
    case "http": isSecure = false
    case "https": isSecure = true
    default: throw .unsupportedScheme(String(scheme))
    }
    let rest = text[scheme.endIndex...].dropFirst(3).prefix { $0 != "#" }
    var authority = rest.prefix { $0 != "/" && $0 != "?" }
    let target = rest[authority.endIndex...]
    self.target = target.hasPrefix("/") ? String(target) : "/" + target
    if let at = authority.lastIndex(of: "@") {
      credentials = try HTTPURL.credentials(authority[..<at])
      authority = authority[authority.index(after: at)...]
    } else {
      credentials = nil
    }
    let (host, port) = try HTTPURL.split(authority)
    origin = HTTPOrigin(isSecure: isSecure, host: host, port: port ?? (isSecure ? 443 : 80))
  }

  /// The URL, without user name and password.
  public var description: String {
    "\(origin.isSecure ? "https" : "http")://\(origin.hostField)\(target)"
  }

  /// Takes host and port apart and checks both.
  static func split(
    _ authority: Substring
  ) throws(HTTPURLError) -> (host: String, port: UInt16?) {
    let host: Substring
    let rest: Substring
    if authority.hasPrefix("[") {
      guard let end = authority.firstIndex(of: "]") else { throw .openBracket }
      host = authority[..<end].dropFirst()
      rest = authority[authority.index(after: end)...]
      var address = in6_addr()
      guard inet_pton(AF_INET6, String(host), &address) == 1 else {
        throw .invalidAddress(String(host))
      }
      guard rest.isEmpty || rest.hasPrefix(":") else { throw .invalidPort(String(rest)) }
    } else {
      host = authority.prefix { $0 != ":" }
      rest = authority[host.endIndex...]
      if host.isEmpty { throw .noHost }
      guard host.utf8.count <= 253, host.utf8.allSatisfy(\.isHostCharacter) else {
        throw .invalidHost(String(host))
      }
    }
    let digits = rest.dropFirst()
    if digits.isEmpty { return (host.lowercased(), nil) }
    guard digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let port = UInt16(digits), port > 0
    else { throw .invalidPort(String(digits)) }
    return (host.lowercased(), port)
  }

  /// User name and password with their percent signs resolved.
  private static func credentials(_ text: Substring) throws(HTTPURLError) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%") {
        guard let high = rest.popFirst()?.hexadecimalValue,
          let low = rest.popFirst()?.hexadecimalValue
        else { throw .invalidEscape }
        bytes.append(high << 4 | low)
      } else {
        bytes.append(byte)
      }
    }
    let decoded = String(decoding: bytes, as: UTF8.self)
    return bytes.contains(UInt8(ascii: ":")) ? decoded : decoded + ":"
  }
}

/// What is wrong with a URL.
public struct HTTPURLError: Error, Sendable, Equatable, CustomStringConvertible {
  /// One sentence without a full stop.
  public let reason: String

  public var description: String { reason }
}

extension UInt8 {
  /// Whether the byte may stand in a host's name: letters, digits, `-`, `.` and `_`.
  fileprivate var isHostCharacter: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e, 0x5f: true
    default: false
    }
  }

  /// The value of a hexadecimal digit.
  var hexadecimalValue: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46, 0x61...0x66: (self | 0x20) - 0x61 + 10
    default: nil
    }
  }
}

extension HTTPURLError {
  fileprivate static func forbiddenCharacter(_ text: String) -> Self {
    Self(reason: "the URL holds a blank, a control character or one beyond ASCII")
  }

  fileprivate static func noScheme(_ text: String) -> Self {
    Self(
      reason: text.isEmpty
        ? "the URL is empty" : "the URL has no scheme: it must begin with http:// or https://")
  }

  fileprivate static func unsupportedScheme(_ scheme: String) -> Self {
    Self(reason: "the URL's scheme is '\(scheme)', but only http and https are supported")
  }

  fileprivate static let noHost = Self(reason: "the URL has no host")

  fileprivate static let openBracket = Self(reason: "the URL's '[' is not closed by ']'")

  fileprivate static func invalidAddress(_ text: String) -> Self {
    Self(reason: "'\(text)' in the URL is not an IPv6 address")
  }

  fileprivate static func invalidHost(_ text: String) -> Self {
    Self(reason: "'\(text)' in the URL is not a host name")
  }

  fileprivate static func invalidPort(_ text: String) -> Self {
    Self(reason: "'\(text)' in the URL is not a port: a number from 1 to 65535")
  }

  fileprivate static let invalidEscape = Self(
    reason: "a percent sign in the URL's user name or password is not followed by two digits")
}
