import Schema

/// `otelcol.auth.headers`: sets header fields of requests.
public enum HeaderAuthentication: Component {
  public static var name: String { "otelcol.auth.headers" }
  public static var summary: String { "Sets header fields of the requests that exporters send." }
  public static var shape: Shape { .handler }
  public static var traits: Traits { [] }

  /// The arguments of `otelcol.auth.headers`.
  public struct Arguments: ArgumentSet {
    @Block("A header field.")
    public var header: [Header] = []

    @Block("What the component's own metrics tell; it has nothing to do here.")
    public var debugMetrics: DebugMetricsArguments? = nil

    public init() {}
  }

  /// A `header` block.
  public struct Header: ArgumentSet {
    @Attribute("Name of the field.")
    public var key = ""

    @Attribute("Value of the field.")
    public var value: OptionalSecret? = nil

    @Attribute("Metadata of the request that telemetry came with, which has the value.")
    public var fromContext: String? = nil

    @Attribute("Fact about the authenticated client that has the value: username or raw.")
    public var fromAttribute: String? = nil

    @Attribute("What is done: upsert sets the field, insert only adds, update only replaces it.")
    public var action = HeaderAction.upsert

    public init() {}

    public func problems() -> [(attribute: String, problem: String)] {
      if key.isEmpty { return [("key", "key must not be empty")] }
      let sources = [value != nil, fromContext != nil, fromAttribute != nil].count { $0 }
      if sources > 1 {
        return [("value", "only one of value, from_context and from_attribute may be set")]
      }
      return sources == 0 && action != .delete
        ? [("value", "one of value, from_context and from_attribute must be set")] : []
    }
  }

  /// The fields on one loop.
  public final class Handler: AuthenticationProvider {
    private let node: Node
    private let fields: HeaderFields

    /// - Throws: when a field cannot be sent.
    public init(_ arguments: Arguments, in node: Node) throws {
      self.node = node
      for header in arguments.header {
        if let (attribute, problem) = header.problems().first {
          throw StartupError("\(node.id): header: \(attribute): \(problem)")
        }
      }
      fields = HeaderFields(
        arguments.header.map { header in
          HeaderField(
            action: header.action.edit, name: header.key, value: header.value?.sensitive ?? "",
            source: header.fromContext?.lowercased()
              ?? header.fromAttribute.map { Metadata.attribute($0.lowercased()) })
        })
      node.offer(self)
    }

    public func clientAuthenticator() -> any ClientAuthenticator { fields }

    public func serverAuthenticator() throws(StartupError) -> any ServerAuthenticator {
      throw StartupError("\(node.id) sets fields for exporters; receivers cannot use it")
    }
  }
}
