import Schema

/// The blocks at top level, by what they declare: the checker's first look at a program.
struct Declarations {
  /// A component block whose name is known to Alloy.
  struct Component {
    let block: AST.Block
    let descriptor: ComponentDescriptor
    /// What the runtime offers; nil if the component cannot be run, which was reported.
    let binding: RuntimeBinding?
    /// The name that references use.
    var name: String { block.id }
  }

  /// A block that configures the collector itself.
  struct Configuration {
    let block: AST.Block
    let descriptor: ComponentDescriptor
  }

  private let options: CheckOptions
  /// The components, in file order.
  private(set) var components: [Component] = []
  /// The configuration blocks, in file order.
  private(set) var configuration: [Configuration] = []
  /// The place of each component among `components`, by name.
  private(set) var indexByName: [String: Int] = [:]
  /// The number of segments of the longest name.
  private(set) var longestName = 0
  /// The descriptors that were needed so far.
  private var descriptors: [String: ComponentDescriptor] = [:]
  /// Where each id was first declared.
  private var firstPlaces: [String: SourceRange] = [:]
  /// The labels of `declare` and `import` blocks, whose contents nothing is known about.
  private(set) var modules: Set<String> = []

  /// Sorts the blocks of `files`, in order, and reports those that have no meaning.
  init(of files: [AST], _ options: CheckOptions, _ log: inout DiagnosticSet) {
    self.options = options
    let blocks = files.flatMap(\.statements).compactMap { statement -> AST.Block? in
      switch statement {
      case .attribute(let attribute):
        log.report(.misplaced(attribute))
        return nil
      case .block(let block): return block
      }
    }
    for block in blocks where block.isModule { modules.insert(block.label?.value ?? "") }
    for block in blocks { add(block, &log) }
  }

  /// Whether a reference that starts with `name` leads into something that alloyc does not look into.
  func isInsideModule(_ name: String) -> Bool { modules.contains(name) }

  /// Files a block, unless something is wrong with its head.
  private mutating func add(_ block: AST.Block, _ log: inout DiagnosticSet) {
    if let descriptor = options.catalog.configurationBlock(named: block.name.value) {
      addConfiguration(block, descriptor, &log)
    } else if !modules.contains(block.segments[0].value) {
      addComponent(block, &log)
    }
  }

  /// Files a configuration block.
  private mutating func addConfiguration(
    _ block: AST.Block, _ descriptor: ComponentDescriptor, _ log: inout DiagnosticSet
  ) {
    if descriptor.isLabelRequired, block.label == nil {
      return log.report(.configurationWithoutLabel(block))
    }
    if !descriptor.isLabelRequired, block.label != nil {
      return log.report(.superfluousLabel(block))
    }
    if ["argument", "export"].contains(descriptor.name) {
      return log.report(.onlyInModule(block))
    }
    guard isNew(block, &log) else { return }
    configuration.append(Configuration(block: block, descriptor: descriptor))
  }

  /// Files a component block; one that cannot be run stays known, so that what refers to it is not
  /// reported in its turn.
  private mutating func addComponent(_ block: AST.Block, _ log: inout DiagnosticSet) {
    guard let descriptor = descriptor(of: block.name.value) else {
      let known = options.catalog.componentNames + options.catalog.configurationBlockNames
      return log.report(.unknownComponent(block.name, known))
    }
    guard block.label != nil else { return log.report(.componentWithoutLabel(block)) }
    guard isNew(block, &log) else { return }
    let binding = options.bindings[descriptor.name]
    let isAllowed = isAllowed(descriptor, at: block.name.range, &log)
    if isAllowed, binding == nil { log.report(.unsupportedComponent(block.name)) }
    indexByName[block.id] = components.count
    longestName = max(longestName, block.segments.count + 1)
    components.append(
      Component(block: block, descriptor: descriptor, binding: isAllowed ? binding : nil))
  }

  /// The descriptor of the component called `name`; reading one from the catalogue takes a while.
  private mutating func descriptor(of name: String) -> ComponentDescriptor? {
    if let known = descriptors[name] { return known }
    let descriptor = options.catalog.component(named: name)
    descriptors[name] = descriptor
    return descriptor
  }

  /// Whether the user allows components as unsettled as this one.
  private func isAllowed(
    _ descriptor: ComponentDescriptor, at range: SourceRange, _ log: inout DiagnosticSet
  ) -> Bool {
    if descriptor.isCommunity {
      if !options.allowsCommunityComponents { log.report(.community(descriptor, at: range)) }
      return options.allowsCommunityComponents
    }
    if descriptor.stability >= options.stability { return true }
    log.report(.unstable(descriptor, minimum: options.stability, at: range))
    return false
  }

  /// Whether no block before has the same id.
  private mutating func isNew(_ block: AST.Block, _ log: inout DiagnosticSet) -> Bool {
    if let first = firstPlaces[block.id] {
      let isService = ["http", "livedebugging", "remotecfg"].contains(block.name.value)
      log.report(
        isService ? .duplicateService(block, first: first) : .duplicate(block, first: first))
      return false
    }
    firstPlaces[block.id] = block.name.range
    return true
  }
}

extension AST.Block {
  /// Whether the block declares custom components.
  fileprivate var isModule: Bool {
    name.value == "declare" || segments.count == 2 && segments[0].value == "import"
  }
}

extension Diagnostic {
  /// An attribute stands where only blocks may.
  fileprivate static func misplaced(_ attribute: AST.Attribute) -> Self {
    .error("unrecognized attribute \(attribute.name.value)", at: attribute.name.range)
  }

  /// Alloy has no such component.
  fileprivate static func unknownComponent(_ name: Located<String>, _ known: [String]) -> Self {
    let guess = Suggestion.closest(to: name.value, among: known)
    return .error(
      "cannot find the definition of component name \"\(name.value)\"", at: name.range,
      note: guess.map { "did you mean '\($0)'?" }, replacement: guess)
  }

  /// A component has no label.
  fileprivate static func componentWithoutLabel(_ block: AST.Block) -> Self {
    .error(
      "component \"\(block.name.value)\" must have a label", at: block.header,
      note: "write '\(block.name.value) \"default\" {'")
  }

  /// A configuration block has no label.
  fileprivate static func configurationWithoutLabel(_ block: AST.Block) -> Self {
    .error("\(block.name.value) block must have a label", at: block.header)
  }

  /// A configuration block has a label.
  fileprivate static func superfluousLabel(_ block: AST.Block) -> Self {
    .error("block \"\(block.name.value)\" does not support specifying labels", at: block.header)
  }

  /// A block stands at top level that belongs into a module.
  fileprivate static func onlyInModule(_ block: AST.Block) -> Self {
    .error("\(block.name.value) blocks only allowed inside a module", at: block.header)
  }

  /// A community component is used without the flag.
  fileprivate static func community(
    _ descriptor: ComponentDescriptor, at range: SourceRange
  ) -> Self {
    .error(
      "the component \"\(descriptor.name)\" is a community component. Use the"
        + " --feature.community-components.enabled command-line flag to enable community components",
      at: range)
  }

  /// A component is less settled than the user allows.
  fileprivate static func unstable(
    _ descriptor: ComponentDescriptor, minimum: Stability, at range: SourceRange
  ) -> Self {
    .error(
      "component \"\(descriptor.name)\" is at stability level \"\(descriptor.stability.rawValue)\","
        + " which is below the minimum allowed stability level \"\(minimum.rawValue)\"."
        + " Use --stability.level command-line flag to enable"
        + " \"\(descriptor.stability.rawValue)\" features",
      at: range)
  }

  /// Alloy has the component, the runtime does not.
  fileprivate static func unsupportedComponent(_ name: Located<String>) -> Self {
    .error("component \"\(name.value)\" is known to Alloy, not yet supported here", at: name.range)
  }

  /// Two blocks have the same id.
  fileprivate static func duplicate(_ block: AST.Block, first: SourceRange) -> Self {
    let range = block.name.range.extended(to: block.label?.range ?? block.name.range)
    return .error(
      "block \(block.id) already declared at \(first)", at: range,
      notes: [Note("the first one", at: first)])
  }

  /// A block of which there can be one stands twice.
  fileprivate static func duplicateService(_ block: AST.Block, first: SourceRange) -> Self {
    .error(
      "duplicate definition of \"\(block.name.value)\"", at: block.range,
      notes: [Note("the first one", at: first)])
  }
}
