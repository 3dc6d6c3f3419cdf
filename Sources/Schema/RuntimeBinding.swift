/// How the runtime offers a component: the names that generated code uses. `make generate` writes
/// bindings from the runtime's source, so the compiler need not import the runtime.
public struct RuntimeBinding: Sendable {
  /// The name in configuration, for instance `otelcol.processor.batch`.
  public let component: String
  /// The Swift type, for instance `Batch`.
  public let swiftType: String
  /// One sentence for the reference.
  public let summary: String
  public let shape: Shape
  public let traits: Traits
  /// Whether making an instance may throw.
  public let canFail: Bool
  /// The supported arguments; the `output` block is wiring and not among them.
  public let body: BlockBinding

  public init(
    component: String, swiftType: String, summary: String, shape: Shape, traits: Traits,
    canFail: Bool = false, body: BlockBinding
  ) {
    self.component = component
    self.swiftType = swiftType
    self.summary = summary
    self.shape = shape
    self.traits = traits
    self.canFail = canFail
    self.body = body
  }
}

/// How the runtime offers a block of arguments.
public struct BlockBinding: Sendable {
  /// How often the block may stand in its parent, and so what its Swift property looks like.
  public enum Multiplicity: String, Sendable {
    /// `T`: absent means defaults.
    case one
    /// `T?`: absent means nil.
    case optional
    /// `[T]`.
    case many
  }

  /// The name in configuration; empty for the component's own body.
  public let name: String
  /// The Swift property of the parent; empty for the component's own body.
  public let property: String
  /// The Swift type of one block, qualified, for instance `OTLPHTTPExporter.Arguments.Client`.
  public let swiftType: String
  public let multiplicity: Multiplicity
  /// One sentence for the reference.
  public let documentation: String
  public let attributes: [AttributeBinding]
  public let blocks: [BlockBinding]

  public init(
    name: String = "", property: String = "", swiftType: String,
    multiplicity: Multiplicity = .one, documentation: String = "",
    attributes: [AttributeBinding] = [], blocks: [BlockBinding] = []
  ) {
    self.name = name
    self.property = property
    self.swiftType = swiftType
    self.multiplicity = multiplicity
    self.documentation = documentation
    self.attributes = attributes
    self.blocks = blocks
  }

  /// The attribute called `name` in configuration.
  public func attribute(named name: some StringProtocol) -> AttributeBinding? {
    attributes.first { $0.name == name }
  }

  /// The inner block called `name` in configuration.
  public func block(named name: some StringProtocol) -> BlockBinding? {
    blocks.first { $0.name == name }
  }
}

/// How the runtime offers an attribute.
public struct AttributeBinding: Sendable {
  /// The name in configuration, for instance `send_batch_size`.
  public let name: String
  /// The Swift property, for instance `sendBatchSize`.
  public let property: String
  /// The Swift type of the property, for instance `Duration`, `[String]` or `Int?`.
  public let swiftType: String
  /// The Swift expression of the default; nil if configuration must give a value.
  public let defaultLiteral: String?
  /// For a type of fixed words, the Swift case of each word in configuration; else nil.
  public let words: [String: String]?
  /// What the attribute means to passes.
  public let role: AttributeRole?
  /// One sentence for the reference.
  public let documentation: String

  public init(
    name: String, property: String, swiftType: String, defaultLiteral: String?,
    role: AttributeRole? = nil, words: [String: String]? = nil, documentation: String = ""
  ) {
    self.name = name
    self.property = property
    self.swiftType = swiftType
    self.defaultLiteral = defaultLiteral
    self.role = role
    self.words = words
    self.documentation = documentation
  }
}
