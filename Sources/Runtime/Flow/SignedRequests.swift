import Schema

/// What an exporter's HTTP requests have in common, with what proves who sends them and the cookies that
/// the peer has set.
final class SignedHTTPRequests {
  private let url: HTTPURL
  private let fields: [(name: String, value: String)]
  private let proxy: HTTPProxy?
  private let authenticator: (any ClientAuthenticator)?
  /// The template for the last edits and cookies.
  private var template: HTTPRequestTemplate
  private var edits: [HeaderEdit] = []
  private var cookies = ""
  /// Nil when cookies are not kept.
  private var jar: CookieJar?

  /// - Throws: when the fields cannot be sent, or the component that is named proves nothing.
  init(
    _ url: HTTPURL, fields: [(name: String, value: String)],
    authentication: AuthenticationHandler?, proxy: HTTPProxy?, keepsCookies: Bool, in node: Node
  ) throws {
    self.url = url
    self.fields = fields
    self.proxy = proxy
    authenticator = try node.clientAuthenticator(authentication)
    template = try HTTPRequestTemplate(url, headers: fields, proxy: proxy)
    jar = keepsCookies ? CookieJar(url) : nil
  }

  /// The metadata of payloads that is needed.
  var neededMetadata: [String] { authenticator?.neededMetadata ?? [] }

  /// Gives the template for the next request.
  /// - Parameters:
  ///   - metadata: what came with its payload.
  ///   - completion: is called exactly once, perhaps before this returns.
  func next(
    with metadata: Metadata?,
    _ completion: @escaping (Result<HTTPRequestTemplate, AuthenticationError>) -> Void
  ) {
    guard let authenticator else { return completion(apply(edits)) }
    authenticator.edits(for: metadata) { [self] result in completion(result.flatMap { apply($0) }) }
  }

  /// Takes notice of the cookies that a response sets.
  func keepCookies(of response: HTTPClientResponse) {
    guard jar != nil else { return }
    for line in response.fields("set-cookie") { jar!.take(line, now: .now()) }
  }

  /// The template with some edits, and the cookies of the moment.
  private func apply(
    _ edits: [HeaderEdit]
  ) -> Result<HTTPRequestTemplate, AuthenticationError> {
    let wanted = jar == nil ? "" : jar!.cookies(now: .now())
    guard edits != self.edits || wanted != cookies else { return .success(template) }
    let signed = edits.isEmpty ? fields : edits.applied(to: fields)
    do throws(HTTPFieldError) {
      template = try HTTPRequestTemplate(
        url, headers: SignedHTTPRequests.fields(signed, with: wanted), proxy: proxy)
    } catch {
      return .failure(AuthenticationError(error.reason))
    }
    self.edits = edits
    cookies = wanted
    return .success(template)
  }

  /// Fields with cookies, which come behind those that are among the fields.
  private static func fields(
    _ fields: [(name: String, value: String)], with cookies: String
  ) -> [(name: String, value: String)] {
    guard !cookies.isEmpty else { return fields }
    let own = fields.first { $0.name.lowercased() == "cookie" }.map { "\($0.value); " } ?? ""
    return fields.filter { $0.name.lowercased() != "cookie" } + [("Cookie", own + cookies)]
  }
}

/// What an exporter's gRPC calls have in common, with what proves who makes them.
final class SignedGRPCRequests {
  private let metadata: [(name: String, value: String)]
  private let make: ([(name: String, value: String)]) throws(HTTPFieldError) -> GRPCRequestTemplate
  private let authenticator: (any ClientAuthenticator)?
  /// The template for the last edits.
  private var template: GRPCRequestTemplate
  private var edits: [HeaderEdit] = []

  /// - Parameters:
  ///   - isSecure: whether connections are encrypted.
  ///   - make: renders a template with that metadata.
  /// - Throws: when the metadata cannot be sent, or what proves who sends must not be, without
  ///   encryption.
  init(
    metadata: [(name: String, value: String)], isSecure: Bool,
    authentication: AuthenticationHandler?, in node: Node,
    make: @escaping ([(name: String, value: String)]) throws(HTTPFieldError) -> GRPCRequestTemplate
  ) throws {
    self.metadata = metadata
    self.make = make
    authenticator = try node.clientAuthenticator(authentication)
    if let authentication, authenticator?.demandsEncryption == true, !isSecure {
      throw StartupError(
        "'\(authentication.component)' sends credentials, which gRPC does over encrypted"
          + " connections only: leave out tls.insecure, or use another protocol")
    }
    template = try make(metadata)
  }

  /// The metadata of payloads that is needed.
  var neededMetadata: [String] { authenticator?.neededMetadata ?? [] }

  /// Gives the template for the next call.
  /// - Parameters:
  ///   - metadata: what came with its payload.
  ///   - completion: is called exactly once, perhaps before this returns.
  func next(
    with metadata: Metadata?,
    _ completion: @escaping (Result<GRPCRequestTemplate, AuthenticationError>) -> Void
  ) {
    guard let authenticator else { return completion(.success(template)) }
    authenticator.edits(for: metadata) { [self] result in completion(result.flatMap { apply($0) }) }
  }

  /// The template with some edits.
  private func apply(
    _ edits: [HeaderEdit]
  ) -> Result<GRPCRequestTemplate, AuthenticationError> {
    guard edits != self.edits else { return .success(template) }
    do throws(HTTPFieldError) {
      template = try make(edits.applied(to: metadata))
    } catch {
      return .failure(AuthenticationError(error.reason))
    }
    self.edits = edits
    return .success(template)
  }
}

extension Node {
  /// What proves who sends, by the component that an argument names; nil if it names none.
  /// - Throws: when the component does something else.
  fileprivate func clientAuthenticator(
    _ reference: AuthenticationHandler?
  ) throws(StartupError) -> (any ClientAuthenticator)? {
    try handler(reference, as: (any AuthenticationProvider).self)?.clientAuthenticator()
  }

  /// What checks who sent a request, by the component that an argument names; nil if it names none.
  /// - Throws: when the component does something else.
  func serverAuthenticator(
    _ reference: AuthenticationHandler?
  ) throws(StartupError) -> (any ServerAuthenticator)? {
    try handler(reference, as: (any AuthenticationProvider).self)?.serverAuthenticator()
  }
}
