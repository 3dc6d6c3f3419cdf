import Schema

/// A configuration in which every name is known, every reference leads somewhere and every constant has
/// the type it should: what the checker hands on.
public struct CheckedProgram: Sendable {
  /// The components, in file order.
  public var components: [Component]
  /// Who sends telemetry to whom, in file order.
  public var dataReferences: [DataReference]
  /// Whose arguments use whose exports, in file order.
  public var valueReferences: [ValueReference]
  /// The blocks that configure the collector itself, for instance `logging`, in file order.
  public var configuration: [CheckedBlock]

  public init(
    components: [Component] = [], dataReferences: [DataReference] = [],
    valueReferences: [ValueReference] = [], configuration: [CheckedBlock] = []
  ) {
    self.components = components
    self.dataReferences = dataReferences
    self.valueReferences = valueReferences
    self.configuration = configuration
  }

  /// The component with the given identity.
  public subscript(id: Component.ID) -> Component { components[id.index] }
}

extension CheckedProgram {
  /// One component block.
  public struct Component: Sendable {
    /// The place of a component among `components`.
    public struct ID: Sendable, Hashable, Comparable {
      public let index: Int

      public init(_ index: Int) { self.index = index }

      public static func < (a: ID, b: ID) -> Bool { a.index < b.index }
    }

    public let id: ID
    /// The name that references use, for instance `otelcol.processor.batch.default`.
    public let name: String
    /// The label, for instance `default`.
    public let label: String
    /// What Alloy documents about the component.
    public let descriptor: ComponentDescriptor
    /// What the runtime offers for it.
    public let binding: RuntimeBinding
    /// The arguments that the file gives, without the `output` block.
    public let arguments: CheckedBlock
    /// The whole block in the file; `arguments.header` is its first line.
    public var range: SourceRange { arguments.range }

    public init(
      id: ID, name: String, label: String, descriptor: ComponentDescriptor,
      binding: RuntimeBinding, arguments: CheckedBlock
    ) {
      self.id = id
      self.name = name
      self.label = label
      self.descriptor = descriptor
      self.binding = binding
      self.arguments = arguments
    }
  }

  /// Telemetry of one signal that goes from one component to another.
  public struct DataReference: Sendable {
    public let signal: Signal
    public let source: Component.ID
    public let target: Component.ID
    /// The reference in the file.
    public let range: SourceRange

    public init(
      signal: Signal, source: Component.ID, target: Component.ID, range: SourceRange
    ) {
      self.signal = signal
      self.source = source
      self.target = target
      self.range = range
    }
  }

  /// An export that stands in another component's arguments.
  public struct ValueReference: Sendable {
    /// The export's name.
    public let export: String
    /// The component that exports.
    public let source: Component.ID
    /// The component that uses the value.
    public let target: Component.ID
    /// The reference in the file.
    public let range: SourceRange

    public init(
      export: String, source: Component.ID, target: Component.ID, range: SourceRange
    ) {
      self.export = export
      self.source = source
      self.target = target
      self.range = range
    }
  }
}
