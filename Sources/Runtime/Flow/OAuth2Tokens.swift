import Schema
import Values

/// Fetches tokens by the grant `client_credentials` (RFC 6749, section 4.4) or by signed assertions
/// (RFC 7523, section 2.1) and keeps each until shortly before its end. It belongs to one loop; the token
/// is common to all.
final class OAuth2Tokens: ClientAuthenticator, @unchecked Sendable {
  /// How long a fetch may take where nothing is said.
  private static var usualTimeout: Duration { .seconds(30) }

  /// What is sent to the token endpoint, but for the credentials.
  struct Request {
    let url: HTTPURL
    var scopes: [String] = []
    var parameters: [String: [String]] = [:]
    var timeout = Duration.zero
    /// How long before its end a token is not used any more.
    var expiryBuffer = Duration.zero
  }

  /// What proves to the endpoint who asks. Sound to send: it is touched on one loop only.
  enum Proof {
    case secret(WatchedText)
    case assertion(JWTAssertion)
  }

  private let request: Request
  private let identifier: WatchedText
  private let proof: Proof
  private let loop: EventLoop
  private let client: HTTPClient
  private let shared: SharedToken
  /// Those on this loop that wait for the token that is being fetched.
  private var waiting: [(Result<[HeaderEdit], AuthenticationError>) -> Void] = []
  /// Whether the credentials stand in the body, since the endpoint does not want them in the header.
  private var sendsInBody = false

  init(
    _ request: Request, identifier: WatchedText, proof: Proof, shared: SharedToken,
    tls: (any TLSContextSource)?, in node: Node
  ) {
    self.request = request
    self.identifier = identifier
    self.proof = proof
    self.shared = shared
    loop = node.loop
    client = HTTPClient(
      loop: node.loop, options: HTTPClientOptions(), resolver: node.loop.resolver, tls: tls)
  }

  var demandsEncryption: Bool { true }

  func edits(
    for metadata: Metadata?,
    completion: @escaping (Result<[HeaderEdit], AuthenticationError>) -> Void
  ) {
    guard waiting.isEmpty else { return waiting.append(completion) }
    let advice = shared.ask(at: .read()) { [self] result in
      loop.post { [self] in tell(result) }
    }
    if case .use(let edits) = advice { return completion(.success(edits)) }
    waiting.append(completion)
    if case .fetch = advice { fetch(mayChange: true) }
  }

  // MARK: Fetching

  /// Asks for a token.
  /// - Parameter mayChange: whether to try again with the credentials in the other place.
  private func fetch(mayChange: Bool) {
    let template: HTTPRequestTemplate
    let form: String
    do {
      template = try HTTPRequestTemplate(request.url, headers: headers)
      form = try self.form()
    } catch let error as AuthenticationError {
      return shared.fetched(.failure(error), until: .read())
    } catch {
      let error = AuthenticationError("no token can be asked for: \(error)")
      return shared.fetched(.failure(error), until: .read())
    }
    let timeout = request.timeout > .zero ? request.timeout : OAuth2Tokens.usualTimeout
    client.send(HTTPClientRequest(template, body: .bytes(Array(form.utf8))), timeout: timeout) {
      [self] result in
      switch result {
      case .failure(let error):
        let error = AuthenticationError("no token could be fetched: \(error)")
        shared.fetched(.failure(error), until: .read())
      case .success(let response):
        if mayChange, case .secret = proof, response.status == 400 || response.status == 401,
          shared.isMissing
        {
          sendsInBody.toggle()
          return fetch(mayChange: false)
        }
        let (result, end) = read(response)
        shared.fetched(result, until: end)
      }
    }
  }

  /// The fields of the request.
  private var headers: [(name: String, value: String)] {
    var fields = [
      (name: "content-type", value: "application/x-www-form-urlencoded"),
      (name: "accept", value: "application/json"),
    ]
    if case .secret(let secret) = proof, !sendsInBody {
      let pair = "\(identifier.value.formEncoded):\(secret.value.formEncoded)"
      let text = Base64.text(of: pair, isPadded: true)
      fields.append((name: "authorization", value: "Basic \(text)"))
    }
    return fields
  }

  /// The body of the request.
  private func form() throws(AuthenticationError) -> String {
    var pairs: [(String, String)] = []
    switch proof {
    case .secret(let secret):
      pairs.append(("grant_type", OAuth2Grant.clientCredentials.rawValue))
      if sendsInBody {
        pairs += [("client_id", identifier.value), ("client_secret", secret.value)]
      }
    case .assertion(let assertion):
      pairs.append(("grant_type", OAuth2Grant.jwtBearer.rawValue))
      pairs.append(("assertion", try assertion.text(about: identifier.value)))
    }
    // Some servers know a grant by another name.
    if request.parameters["grant_type"] != nil { pairs.removeFirst() }
    if !request.scopes.isEmpty { pairs.append(("scope", request.scopes.joined(separator: " "))) }
    for (name, values) in request.parameters.inKeyOrder {
      pairs += values.map { (name, $0) }
    }
    return pairs.map { "\($0.formEncoded)=\($1.formEncoded)" }.joined(separator: "&")
  }

  /// What the endpoint's answer means, and until when.
  private func read(
    _ response: HTTPClientResponse
  ) -> (Result<[HeaderEdit], AuthenticationError>, Instant) {
    let text = String(decoding: response.body, as: UTF8.self)
    let fields = (try? StandardLibrary.encodingFromJSON([.string(text)]).fields()) ?? [:]
    guard (200..<300).contains(response.status), let token = try? fields["access_token"]?.string(),
      !token.isEmpty
    else {
      let word = (try? fields["error"]?.string()) ?? "no access_token in it"
      let error = AuthenticationError(
        "the token endpoint answered HTTP \(response.status): \(word.prefix(100))")
      return (.failure(error), .read())
    }
    let type = (try? fields["token_type"]?.string()) ?? "Bearer"
    let scheme = type.lowercased() == "bearer" ? "Bearer" : type
    let edits = [HeaderEdit(.upsert, "Authorization", "\(scheme) \(token)")]
    var end = Instant(nanoseconds: .max)
    if let seconds = try? fields["expires_in"]?.number().int64, seconds > 0 {
      // What is not used at all would be fetched for every request.
      let life = Duration.seconds(min(seconds, 1 << 30))
      end = Instant.read() + max(life - request.expiryBuffer, .seconds(1))
    }
    return (.success(edits), end)
  }

  /// Tells all on this loop that wait.
  private func tell(_ result: Result<[HeaderEdit], AuthenticationError>) {
    let waiting = waiting
    self.waiting = []
    for completion in waiting { completion(result) }
  }
}

extension String {
  /// The text as a form has it: all but letters, digits and some marks as two digits, blanks as plus.
  fileprivate var formEncoded: String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e, 0x5f, 0x7e: bytes.append(byte)
      case 0x20: bytes.append(0x2b)
      default: bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// How tokens are asked for.
public enum OAuth2Grant: String, ConfigEnum, Sendable {
  case clientCredentials = "client_credentials"
  case jwtBearer = "urn:ietf:params:oauth:grant-type:jwt-bearer"
}
