/// Checks the users' names and passwords that requests carry (RFC 7617) against those of an `htpasswd`
/// file and of the configuration. It belongs to one loop.
///
/// Hashes that are slow on purpose are checked elsewhere, and what was found right is remembered, as
/// a digest that nobody else could make.
final class BasicGuard: ServerAuthenticator, @unchecked Sendable {
  /// Credentials that are remembered as right, at most.
  private static var capacity: Int { 1024 }

  private let node: Node
  private let inline: String
  private let file: WatchedText?
  private let checker: PasswordChecker
  private var users: Htpasswd
  /// The file's version that `users` was made from.
  private var version = 0
  private let salt: [UInt8]
  /// What was found right since the users were read.
  private var known: [[UInt8]: AuthenticationVerdict] = [:]
  /// What is being found out.
  private var pending: [[UInt8]: PendingAuthentication] = [:]

  /// - Parameter inline: entries that count more than those of the file.
  /// - Throws: when an entry cannot be used, or there is none.
  init(file: WatchedText?, inline: String, checker: PasswordChecker, in node: Node)
    throws(StartupError)
  {
    self.node = node
    self.inline = inline
    self.file = file
    self.checker = checker
    salt = (0..<32).map { _ in .random(in: .min ... .max) }
    do { users = try Htpasswd("\(file?.value ?? "")\n\(inline)") } catch {
      throw StartupError("\(node.id): htpasswd: \(error)")
    }
    guard !users.isEmpty else { throw StartupError("\(node.id): htpasswd: there are no users") }
  }

  var challenge: String { "Basic realm=\"alloyc\", charset=\"UTF-8\"" }

  func authenticate(_ headers: HTTPHeaders) -> Authentication {
    refresh()
    guard let field = headers.first("authorization") else {
      return .decided(.denied("no basic auth provided"))
    }
    guard field.starts(with: "basic ") else {
      return .decided(.denied("invalid authorization scheme prefix"))
    }
    guard let bytes = Base64.decode(field.dropping(6).trimmed.bytes),
      let colon = bytes.firstIndex(of: UInt8(ascii: ":"))
    else { return .decided(.denied("invalid authorization format")) }
    let user = String(decoding: bytes[..<colon], as: UTF8.self)
    guard let hash = users[user] else { return .decided(Self.denied) }
    let attributes = [
      Metadata.Field(Metadata.attribute("username"), [user]),
      Metadata.Field(Metadata.attribute("raw"), [field.dropping(6).trimmed.string]),
    ]
    return check(
      Array(bytes[(colon + 1)...]), hash, Digest.sha256.of(salt + bytes), .admitted(attributes))
  }

  /// Checks a password.
  /// - Parameters:
  ///   - key: stands for it and its user.
  ///   - admitted: the verdict if it is right.
  private func check(
    _ password: [UInt8], _ hash: PasswordHash, _ key: [UInt8], _ admitted: AuthenticationVerdict
  ) -> Authentication {
    if hash.isQuick { return .decided(hash.accepts(password) ? admitted : Self.denied) }
    if let verdict = known[key] { return .decided(verdict) }
    if let pending = pending[key] { return .pending(pending) }
    let answer = PendingAuthentication()
    let loop = node.loop
    let version = version
    let isTaken = checker.check(password, hash) { [self] isRight in
      loop.post { self.found(isRight ? admitted : nil, key, version) }
    }
    guard isTaken else { return .decided(.overloaded) }
    pending[key] = answer
    return .pending(answer)
  }

  /// Tells those that wait what was found.
  private func found(_ admitted: AuthenticationVerdict?, _ key: [UInt8], _ version: Int) {
    if let admitted, version == self.version {
      if known.count >= BasicGuard.capacity { known.removeAll() }
      known[key] = admitted
    }
    pending.removeValue(forKey: key)?.decide(admitted ?? Self.denied)
  }

  /// The verdict on a wrong password, or on a user that there is not.
  private static var denied: AuthenticationVerdict { .denied("invalid credentials") }

  /// Reads the users again if the file has changed. Entries that cannot be used leave them as they were.
  private func refresh() {
    guard let file else { return }
    let text = file.value
    guard file.version != version else { return }
    version = file.version
    do {
      users = try Htpasswd("\(text)\n\(inline)")
      known.removeAll()
    } catch {
      node.log(
        .error, "the changed htpasswd file cannot be used, keeping the users before",
        ("error", "\(error)"))
    }
  }
}
