/// The cookies that come with requests to one URL. Those that the URL will never be sent are not kept.
///
/// Source: RFC 6265, sections 5.1 to 5.4.
struct CookieJar {
  /// A cookie.
  private struct Cookie {
    let name: String
    let value: String
    let domain: String
    let path: String
    /// When it is forgotten; nil is never.
    let expires: Int64?
  }

  /// The most cookies that are kept, and bytes of each.
  private static var limit: (count: Int, bytes: Int) { (50, 4096) }

  private let host: String
  private let path: String
  private let isSecure: Bool
  /// The longest path first, then the oldest.
  private var kept: [Cookie] = []

  init(_ url: HTTPURL) {
    host = url.origin.host
    path = String(url.target.prefix { $0 != "?" })
    isSecure = url.origin.isSecure
  }

  /// The value of the Cookie field; empty when there are none.
  mutating func cookies(now: WallTime) -> String {
    kept.removeAll { $0.expires.map { $0 <= now.seconds } ?? false }
    return kept.map { "\($0.name)=\($0.value)" }.joined(separator: "; ")
  }

  /// Takes notice of a Set-Cookie field.
  mutating func take(_ line: String, now: WallTime) {
    guard line.utf8.count <= CookieJar.limit.bytes,
      line.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7f })
    else { return }
    let parts = line.split(separator: ";", omittingEmptySubsequences: false)
    guard let (name, value) = CookieJar.pair(parts[0]), !name.isEmpty else { return }
    var attributes: [String: String] = [:]
    for part in parts.dropFirst() {
      let (name, value) = CookieJar.pair(part) ?? (part.trimmingBlanks.lowercased(), "")
      attributes[name.lowercased()] = value
    }
    guard let domain = domain(attributes["domain"]), let path = path(attributes["path"]),
      isSecure || attributes["secure"] == nil
    else { return }
    let expires = CookieJar.expiry(attributes, now)
    kept.removeAll { $0.name == name && $0.domain == domain && $0.path == path }
    guard expires.map({ $0 > now.seconds }) ?? true, kept.count < CookieJar.limit.count else {
      return
    }
    let place = kept.firstIndex { $0.path.utf8.count < path.utf8.count } ?? kept.endIndex
    kept.insert(
      Cookie(name: name, value: value, domain: domain, path: path, expires: expires), at: place)
  }

  /// A name and a value with an equals sign between them.
  private static func pair(_ text: Substring) -> (String, String)? {
    guard let equals = text.firstIndex(of: "=") else { return nil }
    return (
      String(text[..<equals].trimmingBlanks),
      String(text[text.index(after: equals)...].trimmingBlanks)
    )
  }

  /// The domain that a cookie is for; nil when it is not ours.
  private func domain(_ attribute: String?) -> String? {
    guard let attribute, !attribute.isEmpty else { return host }
    let domain = (attribute.hasPrefix(".") ? String(attribute.dropFirst()) : attribute).lowercased()
    guard domain != host else { return host }
    let isAddress = SocketAddress(numericHost: host, port: 0) != nil
    return !isAddress && domain.contains(".") && host.hasSuffix(".\(domain)") ? domain : nil
  }

  /// The path that a cookie is for; nil when ours does not lie below it.
  private func path(_ attribute: String?) -> String? {
    guard let attribute, attribute.hasPrefix("/") else {
      let folder = path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex)
      return folder.isEmpty ? "/" : String(folder)
    }
    let isOurs =
      path == attribute
      || path.hasPrefix(attribute.hasSuffix("/") ? attribute : attribute + "/")
    return isOurs ? attribute : nil
  }

  /// When a cookie is forgotten, in seconds since 1970; nil is never.
  private static func expiry(_ attributes: [String: String], _ now: WallTime) -> Int64? {
    if let text = attributes["max-age"], let age = Int64(text) {
      return age <= 0 ? 0 : now.seconds + min(age, 1 << 40)
    }
    return attributes["expires"].flatMap { WallTime(httpDate: $0)?.seconds }
  }
}
