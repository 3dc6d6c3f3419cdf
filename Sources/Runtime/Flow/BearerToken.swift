/// A word that whoever knows it may come in with, in a field of requests: the client's side and the
/// server's.
final class BearerToken: ClientAuthenticator, ServerAuthenticator {
  private let scheme: String
  private let header: String
  private let lowercaseHeader: String
  private let expected: String

  /// - Parameters:
  ///   - scheme: what stands before the token; nothing for the token alone.
  ///   - header: the field's name.
  /// - Throws: when that could not be sent.
  init(_ token: String, scheme: String, header: String) throws(StartupError) {
    self.scheme = scheme
    self.header = header
    lowercaseHeader = header.lowercased()
    expected = scheme.isEmpty ? token : "\(scheme) \(token)"
    guard !token.isEmpty else { throw StartupError("the token is empty") }
    guard !header.isEmpty, header.utf8.allSatisfy(\.isToken) else {
      throw StartupError("'\(header)' is not the name of a header field")
    }
    guard expected.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f }) else {
      throw StartupError(
        "scheme or token holds a control character; a token from a file may end with a line end,"
          + " which string.trim_space takes away")
    }
  }

  // MARK: Client

  var demandsEncryption: Bool { true }

  func edits(
    for metadata: Metadata?,
    completion: @escaping (Result<[HeaderEdit], AuthenticationError>) -> Void
  ) {
    completion(.success([HeaderEdit(.upsert, header, expected)]))
  }

  // MARK: Server

  var challenge: String { scheme.isEmpty ? "Bearer" : scheme }

  func authenticate(_ headers: HTTPHeaders) -> Authentication {
    guard let field = headers.first(named: lowercaseHeader) else {
      return .decided(.denied("missing or empty authorization header: \(header)"))
    }
    return SecretComparison.isEqual(field.bytes, expected.utf8)
      ? .decided(.admitted([])) : .decided(.denied("scheme or token does not match"))
  }
}
