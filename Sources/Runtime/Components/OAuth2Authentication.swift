import Schema

/// `otelcol.auth.oauth2`: authenticates with tokens that a server gives out.
public enum OAuth2Authentication: Component {
  public static var name: String { "otelcol.auth.oauth2" }
  public static var summary: String {
    "Proves who sends requests by tokens that an OAuth 2.0 server gives out."
  }
  public static var shape: Shape { .handler }
  public static var traits: Traits { [] }

  /// The arguments of `otelcol.auth.oauth2`.
  public struct Arguments: ArgumentSet {
    @Attribute("Client's identifier.")
    public var clientId = ""

    @Attribute("File with the identifier; it counts more, and is read again when it changes.")
    public var clientIdFile = ""

    @Attribute("Client's secret.")
    public var clientSecret: Secret = Secret("")

    @Attribute("File with the secret; it counts more, and is read again when it changes.")
    public var clientSecretFile = ""

    @Attribute("How tokens are asked for.")
    public var grantType = OAuth2Grant.clientCredentials

    @Attribute("Name of the key that assertions are signed with.")
    public var clientCertificateKeyId = ""

    @Attribute("Private RSA key, in PEM form, that assertions are signed with.")
    public var clientCertificateKey: Secret = Secret("")

    @Attribute("File with the key; it counts more, and is read again when it changes.")
    public var clientCertificateKeyFile = ""

    @Attribute("How assertions are signed.")
    public var signatureAlgorithm = OAuth2SignatureAlgorithm.rs256

    @Attribute("Who makes assertions; the client if nobody is named.")
    public var iss = ""

    @Attribute("Whom assertions are for; the token endpoint if nobody is named.")
    public var audience = ""

    @Attribute("What else assertions say.")
    public var claims: JSONObject = JSONObject(json: "{}")

    @Attribute("URL of the token endpoint.", name: "token_url")
    public var tokenURL = ""

    @Attribute("Further parameters of the request for a token.")
    public var endpointParams: [String: [String]] = [:]

    @Attribute("What the token is to allow.")
    public var scopes: [String] = []

    @Attribute("How long fetching a token may take; 0 is half a minute.")
    public var timeout: Duration = .zero

    @Attribute("How long before its end a token is replaced.")
    public var expiryBuffer: Duration = .zero

    @Block("How connections to the token endpoint are encrypted.")
    public var tls: ClientTLS? = nil

    @Block("What the component's own metrics tell; it has nothing to do here.")
    public var debugMetrics: DebugMetricsArguments? = nil

    public init() {}

    public func problems() -> [(attribute: String, problem: String)] {
      var problems: [(attribute: String, problem: String)] = []
      if clientId.isEmpty, clientIdFile.isEmpty {
        problems.append(("client_id", "set client_id or client_id_file"))
      }
      switch grantType {
      case .clientCredentials:
        if clientSecret.sensitive.isEmpty, clientSecretFile.isEmpty {
          problems.append(("client_secret", "set client_secret or client_secret_file"))
        }
      case .jwtBearer:
        if clientCertificateKey.sensitive.isEmpty, clientCertificateKeyFile.isEmpty {
          problems.append(
            (
              "client_certificate_key", "set client_certificate_key or client_certificate_key_file"
            ))
        }
      }
      return problems
    }
  }

  /// The tokens on one loop.
  public final class Handler: AuthenticationProvider {
    private let node: Node
    private let tokens: OAuth2Tokens

    /// - Throws: when the endpoint is not a URL, or a file cannot be read.
    public init(_ arguments: Arguments, in node: Node) throws {
      self.node = node
      if let (attribute, problem) = arguments.problems().first {
        throw StartupError("\(node.id): \(attribute): \(problem)")
      }
      do {
        var request = OAuth2Tokens.Request(url: try HTTPURL(arguments.tokenURL))
        request.scopes = arguments.scopes
        request.parameters = arguments.endpointParams
        request.timeout = arguments.timeout
        request.expiryBuffer = arguments.expiryBuffer
        let tls = arguments.tls ?? ClientTLS()
        tokens = OAuth2Tokens(
          request,
          identifier: try WatchedText(arguments.clientId, file: arguments.clientIdFile, in: node),
          proof: try arguments.proof(in: node),
          shared: node.loop.group!.shared(node.id) { SharedToken() } as! SharedToken,
          tls: request.url.origin.isSecure ? try tls.source(in: node) : nil, in: node)
      } catch let error as StartupError {
        throw error
      } catch {
        throw StartupError("\(node.id): \(error)")
      }
      node.offer(self)
    }

    public func clientAuthenticator() -> any ClientAuthenticator { tokens }

    public func serverAuthenticator() throws(StartupError) -> any ServerAuthenticator {
      throw StartupError("\(node.id) fetches tokens for exporters; receivers cannot use it")
    }
  }
}

extension OAuth2Authentication.Arguments {
  /// What proves to the endpoint who asks.
  fileprivate func proof(in node: Node) throws -> OAuth2Tokens.Proof {
    guard grantType == .jwtBearer else {
      return .secret(
        try WatchedText(clientSecret.sensitive, file: clientSecretFile, in: node))
    }
    let key = try WatchedText(
      clientCertificateKey.sensitive, file: clientCertificateKeyFile, in: node)
    // A key that is of no use is found now, not when the first request waits for a token.
    _ = try SigningKey(pem: key.value)
    return .assertion(
      JWTAssertion(
        key: key, keyID: clientCertificateKeyId, algorithm: signatureAlgorithm, issuer: iss,
        audience: audience.isEmpty ? tokenURL : audience, scopes: scopes, claims: claims.json))
  }
}
