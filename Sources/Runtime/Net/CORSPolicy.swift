/// What a browser may do that runs other sites' pages: cross-origin resource sharing, as the Fetch
/// standard has it (section 3.2) and the OpenTelemetry Collector answers it.
public struct CORSPolicy: Sendable {
  /// A pattern of origins, in lower case: what stands before and after its one wildcard, or all of it.
  private struct Pattern: Sendable {
    let start: [UInt8]
    let end: [UInt8]?

    init(_ text: String) {
      let bytes = Array(text.lowercased().utf8)
      let star = bytes.firstIndex(of: 0x2a)
      start = Array(bytes[..<(star ?? bytes.count)])
      end = star.map { Array(bytes[($0 + 1)...]) }
    }

    /// Whether an origin fits, in whatever case.
    func matches(_ origin: HTTPText) -> Bool {
      let bytes = origin.bytes.lazy.map(\.lowercased)
      guard let end else { return bytes.elementsEqual(start) }
      return bytes.count >= start.count + end.count && bytes.starts(with: start)
        && bytes.suffix(end.count).elementsEqual(end)
    }
  }

  private let patterns: [Pattern]
  private let allowsAllOrigins: Bool
  /// The fields that requests may carry, in lower case; nil for all.
  private let allowedHeaders: [String]?
  /// The line that tells what scripts may see of answers; empty for nothing.
  private let exposure: String
  /// The field that tells how long a permission holds.
  private let maxAge: (name: String, value: String)?

  /// Fields that are allowed whatever is configured.
  private static var simpleHeaders: [String] {
    ["accept", "accept-language", "content-language", "content-type"]
  }

  /// - Parameters:
  ///   - allowedOrigins: origins, each with at most one wildcard, which stands for anything.
  ///   - allowedHeaders: fields that requests may carry beside the simple ones; `*` is any.
  ///   - exposedHeaders: fields of answers that scripts may see.
  ///   - maxAge: seconds for which a permission holds; 0 leaves that to browsers, less means none.
  public init(
    allowedOrigins: [String], allowedHeaders: [String], exposedHeaders: [String], maxAge: Int
  ) {
    patterns = allowedOrigins.map(Pattern.init)
    allowsAllOrigins = allowedOrigins.contains("*")
    self.allowedHeaders =
      allowedHeaders.contains("*")
      ? nil : CORSPolicy.simpleHeaders + allowedHeaders.map { $0.lowercased() }
    exposure =
      exposedHeaders.isEmpty
      ? "" : "access-control-expose-headers: \(exposedHeaders.joined(separator: ", "))\r\n"
    self.maxAge = maxAge == 0 ? nil : ("access-control-max-age", "\(max(0, maxAge))")
  }

  // MARK: Preflight

  /// The answer to a browser that asks before it sends; nil for any other request.
  public func preflight(_ request: HTTPRequestHead) -> HTTPResponse? {
    let headers = request.headers
    guard request.method == .options,
      let method = headers.first("access-control-request-method"), !method.isEmpty
    else { return nil }
    var fields = [
      (
        name: "vary",
        value: "Origin, Access-Control-Request-Method, Access-Control-Request-Headers"
      )
    ]
    let wanted = headers.first("access-control-request-headers")
    if let origin = allowedOrigin(headers), HTTPMethod(method).isAllowed, allows(wanted) {
      fields.append(("access-control-allow-origin", origin))
      fields.append(("access-control-allow-methods", method.string))
      if let wanted, !wanted.isEmpty {
        fields.append(("access-control-allow-headers", wanted.string))
      }
      fields.append(("access-control-allow-credentials", "true"))
      if let maxAge { fields.append(maxAge) }
    }
    return HTTPResponse(204, headers: fields)
  }

  /// Whether requests may carry all fields of a list.
  private func allows(_ list: HTTPText?) -> Bool {
    guard let allowedHeaders, let list else { return true }
    var isAllowed = true
    list.forEachMember { name in
      if !allowedHeaders.contains(where: { name.matches($0) }) { isAllowed = false }
    }
    return isAllowed
  }

  // MARK: Requests

  /// The lines that the answer to a request carries for its browser.
  public func fields(for request: HTTPRequestHead) -> [UInt8] {
    var text = "vary: Origin\r\n"
    if let origin = allowedOrigin(request.headers), request.method.isAllowed {
      text += "access-control-allow-origin: \(origin)\r\n\(exposure)"
      text += "access-control-allow-credentials: true\r\n"
    }
    return Array(text.utf8)
  }

  /// What an answer says about the origin of its request; nil if it is not allowed.
  private func allowedOrigin(_ headers: HTTPHeaders) -> String? {
    guard let origin = headers.first("origin"), !origin.isEmpty else { return nil }
    if allowsAllOrigins { return "*" }
    return patterns.contains { $0.matches(origin) } ? origin.string : nil
  }
}

extension HTTPMethod {
  /// Whether scripts of other origins may use the method.
  fileprivate var isAllowed: Bool {
    switch self {
    case .get, .head, .post, .options: true
    case .put, .delete, .patch, .connect, .trace, .other: false
    }
  }
}
