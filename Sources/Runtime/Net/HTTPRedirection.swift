/// Where requests go that belong elsewhere (RFC 9110, sections 15.4.8 and 15.4.9): there they are repeated
/// with method and body. Other redirections would turn a POST into a GET, and are left to the caller.
enum HTTPRedirection {
  /// How often a request may be sent elsewhere, as in Go.
  private static var limit: Int { 10 }

  /// The URL that a response names, as it stands there; nil when it is no redirection.
  static func target(of response: HTTPClientResponse, to url: HTTPURL) -> String? {
    guard response.status == 307 || response.status == 308 else { return nil }
    return response.field("location").flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A request as it goes to another place. What proves who sends it stays behind when that is another
  /// host, or one that is not asked over an encrypted connection any more.
  static func template(
    _ template: HTTPRequestTemplate, to target: String, count: Int
  ) throws(HTTPClientError) -> HTTPRequestTemplate {
    let old = template.url
    guard count <= limit else {
      throw HTTPClientError(
        .protocol, "\(old.origin.hostField) sends requests elsewhere, for the \(count)th time")
    }
    do {
      let url = try HTTPURL(absolute(target, from: old))
      let mayKnow =
        isWithin(url.origin.host, old.origin.host) && (url.origin.isSecure || !old.origin.isSecure)
      return try template.moved(to: url, isAbsolute: hasAuthority(target)) {
        mayKnow || !secret.contains($0)
      }
    } catch {
      throw HTTPClientError(
        .protocol, "\(old.origin.hostField) sends requests to a place that is none: \(error)")
    }
  }

  /// Fields that are for one host only.
  private static var secret: [String] {
    ["authorization", "cookie", "cookie2", "www-authenticate", "proxy-authorization"]
  }

  /// Whether a host is the other one or has a name below that.
  private static func isWithin(_ host: String, _ other: String) -> Bool {
    host == other || host.hasSuffix(".\(other)")
  }

  /// Whether a reference names a host.
  private static func hasAuthority(_ target: String) -> Bool {
    target.hasPrefix("//") || target.prefix { $0 != "/" && $0 != "?" && $0 != "#" }.contains(":")
  }

  /// The text of a URL that may be relative (RFC 3986, section 5.2).
  private static func absolute(_ target: String, from base: HTTPURL) -> String {
    let scheme = base.origin.isSecure ? "https:" : "http:"
    if target.hasPrefix("//") { return scheme + target }
    if hasAuthority(target) { return target }
    let root = "\(scheme)//\(base.origin.hostField)"
    let path = base.target.prefix { $0 != "?" }
    if target.hasPrefix("#") { return root + base.target }
    if target.hasPrefix("?") { return root + path + target }
    let rest = target.prefix { $0 != "?" && $0 != "#" }
    let full = rest.hasPrefix("/") ? rest : path.prefix(through: path.lastIndex(of: "/")!) + rest
    return root + withoutDots(full) + target[rest.endIndex...]
  }

  /// A path without the segments `.` and `..`.
  private static func withoutDots(_ path: Substring) -> String {
    var kept: [Substring] = []
    let segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    for (number, segment) in segments.enumerated() {
      let isLast = number == segments.count - 1
      switch segment {
      case ".": if isLast { kept.append("") }
      case "..":
        _ = kept.popLast()
        if isLast { kept.append("") }
      default: kept.append(segment)
      }
    }
    return "/" + kept.joined(separator: "/")
  }
}
