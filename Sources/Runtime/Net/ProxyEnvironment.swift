import Glibc

/// The proxies that the environment names, as Go's programs understand it: HTTP_PROXY, HTTPS_PROXY and
/// NO_PROXY, or the same in lower case.
///
/// Source: golang.org/x/net/http/httpproxy, documentation of `Config`.
public struct ProxyEnvironment: Sendable {
  /// For `http` URLs.
  var http = ""
  /// For `https` URLs, and for gRPC.
  var https = ""
  /// What is reached without a proxy: names, addresses and ranges of addresses, behind commas.
  var exceptions = ""

  public init() {}

  /// What the process was started with.
  public static func current() -> ProxyEnvironment {
    var environment = ProxyEnvironment()
    environment.http = value("HTTP_PROXY")
    environment.https = value("HTTPS_PROXY")
    environment.exceptions = value("NO_PROXY")
    return environment
  }

  /// A variable's value, in capitals first.
  private static func value(_ name: String) -> String {
    for name in [name, name.lowercased()] {
      if let text = getenv(name), text[0] != 0 { return String(cString: text) }
    }
    return ""
  }

  /// The proxy for an origin, or nil if there is none.
  /// - Throws: one sentence about a variable that is no URL.
  public func proxy(for origin: HTTPOrigin) throws(HTTPURLError) -> HTTPProxy? {
    let text = origin.isSecure ? https : http
    guard !text.isEmpty, isProxied(origin) else { return nil }
    do {
      return try HTTPProxy(text)
    } catch {
      let name = origin.isSecure ? "HTTPS_PROXY" : "HTTP_PROXY"
      throw HTTPURLError(reason: "\(name) in the environment: \(error.reason)")
    }
  }

  /// Whether an origin is none of the exceptions. What is on this machine is never proxied.
  private func isProxied(_ origin: HTTPOrigin) -> Bool {
    let address = SocketAddress(numericHost: origin.host, port: origin.port)
    if origin.host == "localhost" || address?.isLoopback ?? false { return false }
    for part in exceptions.split(separator: ",") {
      let rule = part.trimmingBlanks.lowercased()
      if rule == "*" || matches(rule, origin, address) { return false }
    }
    return true
  }

  /// Whether an exception means an origin.
  private func matches(_ rule: String, _ origin: HTTPOrigin, _ address: SocketAddress?) -> Bool {
    guard !rule.isEmpty else { return false }
    if let slash = rule.firstIndex(of: "/") {
      guard let address, let bits = Int(rule[rule.index(after: slash)...]),
        let range = SocketAddress(numericHost: String(rule[..<slash]), port: 0)
      else { return false }
      return address.host.shares(bits, with: range.host)
    }
    if let exact = SocketAddress(numericHost: rule.withoutBrackets, port: 0) {
      return address?.host == exact.host
    }
    guard let (host, port) = try? HTTPURL.split(rule.withoutStar[...]) else { return false }
    guard port == nil || port == origin.port else { return false }
    if let address { return SocketAddress(numericHost: host, port: 0)?.host == address.host }
    return host.hasPrefix(".")
      ? origin.host.hasSuffix(host) : origin.host == host || origin.host.hasSuffix(".\(host)")
  }
}

extension SocketAddress {
  /// Whether the address is this machine's own.
  fileprivate var isLoopback: Bool {
    isIPv6 ? host == [UInt8](repeating: 0, count: 15) + [1] : host[0] == 127
  }
}

extension [UInt8] {
  /// Whether the first bits are those of another address of the same kind.
  fileprivate func shares(_ bits: Int, with other: [UInt8]) -> Bool {
    guard count == other.count, bits >= 0, bits <= count * 8 else { return false }
    guard prefix(bits / 8) == other.prefix(bits / 8) else { return false }
    let rest = bits % 8
    return rest == 0 || (self[bits / 8] ^ other[bits / 8]) >> (8 - rest) == 0
  }
}

extension String {
  /// The text without the star of `*.example.com`, which means `.example.com`.
  fileprivate var withoutStar: String { hasPrefix("*.") ? String(dropFirst()) : self }

  /// The text without the brackets around it.
  fileprivate var withoutBrackets: String {
    hasPrefix("[") && hasSuffix("]") ? String(dropFirst().dropLast()) : self
  }
}
