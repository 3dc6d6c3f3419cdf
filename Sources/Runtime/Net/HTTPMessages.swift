/// The requests to one URL: what they have in common, and the cookies that the peer has set.
final class HTTPMessages {
  private let url: HTTPURL
  private let fields: [(name: String, value: String)]
  private let proxy: HTTPProxy?
  private var rendered: HTTPRequestTemplate
  /// Nil when cookies are not kept.
  private var jar: CookieJar?
  /// The cookies that are rendered.
  private var cookies = ""

  /// - Throws: one sentence about a field that cannot be sent.
  init(
    _ url: HTTPURL, fields: [(name: String, value: String)], proxy: HTTPProxy?, keepsCookies: Bool
  ) throws(HTTPFieldError) {
    self.url = url
    self.fields = fields
    self.proxy = proxy
    rendered = try HTTPRequestTemplate(url, headers: fields, proxy: proxy)
    jar = keepsCookies ? CookieJar(url) : nil
  }

  /// What the next request looks like.
  var template: HTTPRequestTemplate {
    guard jar != nil else { return rendered }
    let wanted = jar!.cookies(now: .now())
    if wanted != cookies {
      cookies = wanted
      // Cookies that cannot be sent are not kept, and the other fields are known to be good.
      rendered = (try? HTTPRequestTemplate(url, headers: allFields, proxy: proxy)) ?? rendered
    }
    return rendered
  }

  /// The fields of requests with the cookies. A field of the configuration goes before them.
  private var allFields: [(name: String, value: String)] {
    let own = fields.first { $0.name.lowercased() == "cookie" }
    let others = fields.filter { $0.name.lowercased() != "cookie" }
    let all = [own?.value ?? "", cookies].filter { !$0.isEmpty }
    return all.isEmpty ? others : others + [("Cookie", all.joined(separator: "; "))]
  }

  /// Takes notice of the cookies that a response sets.
  func keepCookies(of response: HTTPClientResponse) {
    guard jar != nil else { return }
    for line in response.fields("set-cookie") { jar!.take(line, now: .now()) }
  }
}
