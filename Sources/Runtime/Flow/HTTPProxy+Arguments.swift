extension HTTPProxy {
  /// What is wrong with the text of an argument, if anything; the empty text is none.
  static func problem(with text: String) -> String? {
    guard !text.isEmpty else { return nil }
    do throws(HTTPURLError) {
      _ = try HTTPProxy(text)
      return nil
    } catch {
      return error.reason
    }
  }

  /// The proxy that an argument names, or else the environment; nil for none.
  /// - Throws: a sentence about a proxy that is no URL.
  static func chosen(_ text: String, for origin: HTTPOrigin) throws(HTTPURLError) -> HTTPProxy? {
    text.isEmpty ? try ProxyEnvironment.current().proxy(for: origin) : try HTTPProxy(text)
  }

  /// Whether connections to the proxy are encrypted.
  var isSecure: Bool { origin.isSecure }
}
