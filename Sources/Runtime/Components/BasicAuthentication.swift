import Schema

/// `otelcol.auth.basic`: authenticates with users' names and passwords.
public enum BasicAuthentication: Component {
  public static var name: String { "otelcol.auth.basic" }
  public static var summary: String {
    "Proves or checks who sends requests by user names and passwords."
  }
  public static var shape: Shape { .handler }
  public static var traits: Traits { [] }

  /// The arguments of `otelcol.auth.basic`.
  public struct Arguments: ArgumentSet {
    @Attribute("The older way to name a user, for exporters and receivers.")
    public var username: String? = nil

    @Attribute("That user's password.")
    public var password: Secret? = nil

    @Block("What exporters send.")
    public var clientAuth: ClientAuth? = nil

    @Block("Whom receivers let in; hashes may be bcrypt, SHA-512, SHA-256, MD5, {SHA} or {SSHA}.")
    public var htpasswd: Users? = nil

    @Block("What the component's own metrics tell; it has nothing to do here.")
    public var debugMetrics: DebugMetricsArguments? = nil

    public init() {}

    public func problems() -> [(attribute: String, problem: String)] {
      var problems: [(attribute: String, problem: String)] = []
      if (username == nil) != (password == nil) {
        let missing = username == nil ? "username" : "password"
        problems.append((missing, "username and password must be set together"))
      } else if username == nil, clientAuth == nil, htpasswd == nil {
        problems.append(
          ("client_auth", "no credentials: set client_auth for exporters, htpasswd for receivers"))
      }
      return problems
    }
  }

  /// The `client_auth` block.
  public struct ClientAuth: ArgumentSet {
    @Attribute("User's name.")
    public var username = ""

    @Attribute("File with the user's name; it counts more, and is read again when it changes.")
    public var usernameFile = ""

    @Attribute("User's password.")
    public var password: Secret = Secret("")

    @Attribute("File with the password; it counts more, and is read again when it changes.")
    public var passwordFile = ""

    public init() {}
  }

  /// The `htpasswd` block.
  public struct Users: ArgumentSet {
    @Attribute("File of users, as Apache's htpasswd writes it; it is read again when it changes.")
    public var file = ""

    @Attribute("Users in the same format; they count more than the file's.")
    public var inline = ""

    public init() {}

    public func problems() -> [(attribute: String, problem: String)] {
      if file.isEmpty, inline.isEmpty {
        return [("file", "there are no users: set file or inline")]
      }
      do { _ = try Htpasswd(inline) } catch { return [("inline", "\(error)")] }
      return []
    }
  }

  /// The credentials on one loop.
  public final class Handler: AuthenticationProvider {
    private let arguments: Arguments
    private let node: Node

    /// - Throws: when the arguments contradict each other.
    public init(_ arguments: Arguments, in node: Node) throws {
      self.arguments = arguments
      self.node = node
      // Values from the environment were not there when the configuration was checked.
      let problems = arguments.problems() + (arguments.htpasswd?.problems() ?? [])
      if let (attribute, problem) = problems.first {
        throw StartupError("\(node.id): \(attribute): \(problem)")
      }
      node.offer(self)
    }

    public func clientAuthenticator() throws(StartupError) -> any ClientAuthenticator {
      var client = arguments.clientAuth
      if client == nil, let username = arguments.username, let password = arguments.password {
        client = ClientAuth()
        client?.username = username
        client?.password = password
      }
      guard let client else {
        throw StartupError("\(node.id) has no client_auth block, so that exporters cannot use it")
      }
      return try BasicCredentials(
        WatchedText(client.username, file: client.usernameFile, in: node),
        WatchedText(client.password.sensitive, file: client.passwordFile, in: node), in: node)
    }

    public func serverAuthenticator() throws(StartupError) -> any ServerAuthenticator {
      var inline = arguments.htpasswd?.inline ?? ""
      if let username = arguments.username, let password = arguments.password {
        inline += "\n\(username):\(password.sensitive)"
      }
      let path = arguments.htpasswd?.file ?? ""
      guard !inline.isEmpty || !path.isEmpty else {
        throw StartupError("\(node.id) has no htpasswd block, so that receivers cannot use it")
      }
      return try BasicGuard(
        file: path.isEmpty ? nil : WatchedText("", file: path, in: node), inline: inline,
        checker: .shared(by: node.loop.group!), in: node)
    }
  }
}
