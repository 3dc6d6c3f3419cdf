/// A user's name and password, which requests carry as RFC 7617 has it.
final class BasicCredentials: ClientAuthenticator {
  private let username: WatchedText
  private let password: WatchedText
  /// The last edits, and the versions of name and password that they are made from.
  private var edits: [HeaderEdit] = []
  private var versions = (-1, -1)

  /// - Throws: when the name cannot be one.
  init(_ username: WatchedText, _ password: WatchedText, in node: Node) throws(StartupError) {
    self.username = username
    self.password = password
    guard !username.value.contains(":") else {
      throw StartupError("\(node.id): the user's name holds a colon, which nobody could read back")
    }
  }

  var demandsEncryption: Bool { true }

  func edits(
    for metadata: Metadata?,
    completion: @escaping (Result<[HeaderEdit], AuthenticationError>) -> Void
  ) {
    let pair = "\(username.value):\(password.value)"
    if versions != (username.version, password.version) {
      versions = (username.version, password.version)
      let text = Base64.text(of: pair, isPadded: true)
      edits = [HeaderEdit(.upsert, "Authorization", "Basic \(text)")]
    }
    completion(.success(edits))
  }
}
