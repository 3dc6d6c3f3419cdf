import Runtime
import Schema
import Values

/// Every component of the runtime by name, for what learns only at run time which ones it needs: the
/// interpreter and the checks of arguments. It is no part of the runtime, so that a collector holds
/// only the components that it uses.
public enum ComponentCatalog {
  /// What can be done with a component that is known by name.
  public struct Entry: Sendable {
    /// How an instance is made.
    let make: Factory
    /// The cross-field problems of arguments that are given as values, as pairs of attribute path and
    /// sentence.
    public let problems:
      @Sendable (Value) throws(ConversionError) -> [(attribute: String, problem: String)]
  }

  /// How an instance of a component is made on a loop from arguments that are given as values: an object
  /// whose fields are attributes and blocks; a block that may repeat is a list.
  enum Factory: Sendable {
    /// Telemetry enters: from arguments, the node, and where traces, metrics and logs go.
    case source(@Sendable (Value, Node, AnySink, AnySink, AnySink) throws -> Void)
    /// Telemetry passes: from arguments, the node, and where it goes.
    case stage(@Sendable (Value, Node, AnySink) throws -> AnySink)
    /// Something is done for others: from arguments and the node.
    case handler(@Sendable (Value, Node) throws -> Void)
    /// Telemetry leaves: from arguments and the node.
    case sink(@Sendable (Value, Node) throws -> AnySink)
  }
}

extension [String: Value] {
  /// Reads the field `name` into `target`, if it is there.
  func read<T: ConfigValue>(_ name: String, into target: inout T) throws(ConversionError) {
    guard let value = self[name] else { return }
    do { target = try T(value) } catch { throw error.within(.field(name)) }
  }
}
