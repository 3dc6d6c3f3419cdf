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

    public init() {}
  }

  /// A `header` block.
  public struct Header: ArgumentSet {
    @Attribute("Name of the field.")
    public var key = ""

    @Attribute("Value of the field.")
    public var value: OptionalSecret? = nil

    @Attribute("What is done: upsert sets the field, insert only adds, update only replaces it.")
    public var action = HeaderAction.upsert

    public init() {}

    public func problems() -> [(attribute: String, problem: String)] {
      if key.isEmpty { return [("key", "key must not be empty")] }
      return value == nil && action != .delete ? [("value", "the field has no value")] : []
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
          HeaderEdit(header.action.edit, header.key, header.value?.sensitive ?? "")
        })
      node.offer(self)
    }

    public func clientAuthenticator() -> any ClientAuthenticator { fields }

    public func serverAuthenticator() throws(StartupError) -> any ServerAuthenticator {
      throw StartupError("\(node.id) sets fields for exporters; receivers cannot use it")
    }
  }
}
