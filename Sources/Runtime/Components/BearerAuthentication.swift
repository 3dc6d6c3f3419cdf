import Schema

/// `otelcol.auth.bearer`: authenticates with a token.
public enum BearerAuthentication: Component {
  public static var name: String { "otelcol.auth.bearer" }
  public static var summary: String { "Proves or checks who sends requests by a token." }
  public static var shape: Shape { .handler }
  public static var traits: Traits { [] }

  /// The arguments of `otelcol.auth.bearer`.
  public struct Arguments: ArgumentSet {
    @Attribute("Token that exporters send and receivers ask for.")
    public var token: Secret = Secret("")

    @Attribute("Word before the token; the empty one leaves the token alone.")
    public var scheme = "Bearer"

    @Attribute("Header field that carries both.")
    public var header = "Authorization"

    @Block("What the component's own metrics tell; it has nothing to do here.")
    public var debugMetrics: DebugMetricsArguments? = nil

    public init() {}
  }

  /// The token on one loop.
  public final class Handler: AuthenticationProvider {
    private let token: BearerToken

    /// - Throws: when the token could not be sent.
    public init(_ arguments: Arguments, in node: Node) throws {
      do {
        token = try BearerToken(
          arguments.token.sensitive, scheme: arguments.scheme, header: arguments.header)
      } catch {
        throw StartupError("\(node.id): \(error)")
      }
      node.offer(self)
    }

    public func clientAuthenticator() -> any ClientAuthenticator { token }

    public func serverAuthenticator() -> any ServerAuthenticator { token }
  }
}
