import Schema
import Values

/// Checks the body of one block at top level against its schema, and binds its values.
///
/// Where the runtime offers nothing for a block, its body is still checked against the schema.
struct BodyChecker {
  /// The place of the component among the declarations; nil for configuration blocks.
  let owner: Int?
  /// The schema of the whole block: the blocks that inner ones may accept too are looked up here.
  let root: BlockDescriptor
  /// Finds references in values.
  var finder: ReferenceFinder
  /// Binds values.
  let binder: Binder
  /// What is wrong.
  private(set) var log = DiagnosticSet()
  /// Where telemetry goes.
  private(set) var wires: [Wire] = []
  /// Whether anything could not be worked out, for reasons that are reported here or elsewhere.
  private(set) var isIncomplete = false

  init(owner: Int?, root: BlockDescriptor, finder: ReferenceFinder, binder: Binder) {
    self.owner = owner
    self.root = root
    self.finder = finder
    self.binder = binder
  }

  /// Checks a block. `binding` is what the runtime offers for it.
  mutating func check(
    _ block: AST.Block, _ descriptor: BlockDescriptor, _ binding: BlockBinding?
  ) -> CheckedBlock {
    var checked = CheckedBlock(
      name: block.name.value, label: block.label?.value, range: block.range, header: block.header)
    var names: Set<String> = []
    var attributes: Set<String> = []
    var blocks: [String: Int] = [:]
    for statement in block.body {
      switch statement {
      case .attribute(let attribute):
        names.insert(attribute.name.value)
        guard let known = known(attribute, in: descriptor),
          isFirst(attributes.insert(known.name).inserted, attribute),
          let result = check(attribute, known, binding)
        else { continue }
        checked.attributes.append(result)
      case .block(let inner):
        names.insert(inner.name.value)
        guard let known = known(inner, in: descriptor) else { continue }
        blocks[known.name, default: 0] += 1
        guard isAllowed(inner, known, count: blocks[known.name]!) else { continue }
        if let result = check(inner, inside: descriptor, known, binding) {
          checked.blocks.append(result)
        }
      }
    }
    reportMissing(in: block, descriptor, names)
    return checked
  }

  /// Checks a block that stands in another one. Returns nil if the runtime need not know of it.
  private mutating func check(
    _ block: AST.Block, inside parent: BlockDescriptor, _ descriptor: BlockDescriptor,
    _ binding: BlockBinding?
  ) -> CheckedBlock? {
    if descriptor.isOpaque { return nil }
    let inner = binding?.block(named: descriptor.name)
    let checked = check(block, descriptor, inner)
    if binding == nil || inner != nil || isWiring(descriptor, in: parent) { return checked }
    if !checked.isDefault(descriptor) { report(.unsupportedBlock(block)) }
    return nil
  }

  /// Whether the block says where telemetry goes: that is no argument.
  private func isWiring(_ descriptor: BlockDescriptor, in parent: BlockDescriptor) -> Bool {
    parent.name == root.name && descriptor.isWiring
  }

  /// Checks an attribute. Returns nil if the runtime need not know of it.
  private mutating func check(
    _ attribute: AST.Attribute, _ descriptor: AttributeDescriptor, _ binding: BlockBinding?
  ) -> CheckedAttribute? {
    let isWiring = descriptor.kind.isConsumer
    guard finder.find(in: attribute.value, of: owner, isWiring: isWiring, &log),
      let value = binder.bind(attribute.value, to: descriptor.kind, &log)
    else {
      isIncomplete = true
      return nil
    }
    let checked = CheckedAttribute(
      name: descriptor.name, kind: descriptor.kind, value: value, range: attribute.range)
    if isWiring {
      wires += WiringReader(scope: finder.scope).wires(of: attribute, value, &log)
    }
    guard let binding else { return checked }
    guard let own = binding.attribute(named: descriptor.name) else {
      if !checked.isDefault(descriptor) { report(.unsupportedAttribute(attribute)) }
      return nil
    }
    checkWord(checked, own, attribute)
    return checked
  }

  /// Reports a constant that is none of the words that the runtime knows.
  private mutating func checkWord(
    _ checked: CheckedAttribute, _ binding: AttributeBinding, _ attribute: AST.Attribute
  ) {
    guard let words = binding.words, case .constant(.string(let word)) = checked.value,
      words[word] == nil
    else { return }
    report(.unsupportedWord(word, attribute, words.keys.sorted()))
  }

  /// Adds an error.
  private mutating func report(_ diagnostic: Diagnostic) {
    log.report(diagnostic)
    isIncomplete = true
  }
}

// Names against the schema.
extension BodyChecker {
  /// The schema of an attribute, if its block has one.
  private mutating func known(
    _ attribute: AST.Attribute, in descriptor: BlockDescriptor
  ) -> AttributeDescriptor? {
    if let known = descriptor.attribute(named: attribute.name.value) { return known }
    if block(named: attribute.name.value, in: descriptor) != nil {
      report(.blockUsedAsAttribute(attribute))
    } else {
      report(.unknownAttribute(attribute, descriptor.attributes.map(\.name)))
    }
    return nil
  }

  /// The schema of an inner block, if its block has one.
  private mutating func known(
    _ inner: AST.Block, in descriptor: BlockDescriptor
  ) -> BlockDescriptor? {
    if let known = block(named: inner.name.value, in: descriptor) { return known }
    if descriptor.attribute(named: inner.name.value) != nil {
      report(.attributeUsedAsBlock(inner))
    } else {
      report(.unknownBlock(inner, blocks(in: descriptor).map(\.name)))
    }
    return nil
  }

  /// The blocks that may stand in one.
  private func blocks(in descriptor: BlockDescriptor) -> [BlockDescriptor] {
    guard let path = descriptor.acceptsBlocksOf, let other = root.block(at: path) else {
      return descriptor.blocks
    }
    return descriptor.blocks + other.blocks
  }

  /// The block called `name` that may stand in one.
  private func block(named name: String, in descriptor: BlockDescriptor) -> BlockDescriptor? {
    blocks(in: descriptor).first { $0.name == name }
  }

  /// Reports an attribute that was there before.
  private mutating func isFirst(_ isFirst: Bool, _ attribute: AST.Attribute) -> Bool {
    if !isFirst { report(.repeatedAttribute(attribute)) }
    return isFirst
  }

  /// Reports a block that stands too often or has the wrong label.
  private mutating func isAllowed(
    _ block: AST.Block, _ descriptor: BlockDescriptor, count: Int
  ) -> Bool {
    if count > 1, !descriptor.isRepeatable {
      report(.repeatedBlock(block))
      return false
    }
    if descriptor.isLabeled, block.label == nil { report(.missingLabel(block)) }
    if !descriptor.isLabeled, block.label != nil { report(.unwantedLabel(block)) }
    return true
  }

  /// Reports what has to be there and is not; `names` are those that stand in the block, as whatever.
  private mutating func reportMissing(
    in block: AST.Block, _ descriptor: BlockDescriptor, _ names: Set<String>
  ) {
    for attribute in descriptor.attributes
    where attribute.isRequired && !names.contains(attribute.name) {
      report(.missingAttribute(attribute.name, block))
    }
    for inner in descriptor.blocks where inner.isRequired && !names.contains(inner.name) {
      report(.missingBlock(inner.name, block))
    }
  }
}

extension Diagnostic {
  /// A block has no such attribute.
  fileprivate static func unknownAttribute(_ attribute: AST.Attribute, _ known: [String]) -> Self {
    let guess = Suggestion.closest(to: attribute.name.value, among: known)
    return .error(
      "unrecognized attribute name \"\(attribute.name.value)\"", at: attribute.name.range,
      note: guess.map { "did you mean '\($0)'?" }, replacement: guess)
  }

  /// A block has no such block.
  fileprivate static func unknownBlock(_ block: AST.Block, _ known: [String]) -> Self {
    let guess = Suggestion.closest(to: block.name.value, among: known)
    return .error(
      "unrecognized block name \"\(block.name.value)\"", at: block.name.range,
      note: guess.map { "did you mean '\($0)'?" }, replacement: guess)
  }

  /// `name = value` where `name { }` is meant.
  fileprivate static func blockUsedAsAttribute(_ attribute: AST.Attribute) -> Self {
    .error(
      "\"\(attribute.name.value)\" must be a block, but is used as an attribute",
      at: attribute.name.range, note: "write '\(attribute.name.value) { ... }'")
  }

  /// `name { }` where `name = value` is meant.
  fileprivate static func attributeUsedAsBlock(_ block: AST.Block) -> Self {
    .error(
      "\"\(block.name.value)\" must be an attribute, but is used as a block",
      at: block.name.range, note: "write '\(block.name.value) = ...'")
  }

  /// An attribute stands twice in a block.
  fileprivate static func repeatedAttribute(_ attribute: AST.Attribute) -> Self {
    .error(
      "attribute \"\(attribute.name.value)\" may only be provided once", at: attribute.name.range)
  }

  /// A block stands twice in a block.
  fileprivate static func repeatedBlock(_ block: AST.Block) -> Self {
    .error("block \"\(block.name.value)\" may only be specified once", at: block.header)
  }

  /// A block has a label that it must not have.
  fileprivate static func unwantedLabel(_ block: AST.Block) -> Self {
    .error("block \"\(block.name.value)\" does not support specifying labels", at: block.header)
  }

  /// A block lacks its label.
  fileprivate static func missingLabel(_ block: AST.Block) -> Self {
    .error("block \"\(block.name.value)\" requires non-empty label", at: block.header)
  }

  /// A required attribute is absent.
  fileprivate static func missingAttribute(_ name: String, _ block: AST.Block) -> Self {
    .error("missing required attribute \"\(name)\"", at: block.range)
  }

  /// A required block is absent.
  fileprivate static func missingBlock(_ name: String, _ block: AST.Block) -> Self {
    .error("missing required block \"\(name)\"", at: block.range)
  }

  /// Alloy has the attribute, the runtime does not.
  fileprivate static func unsupportedAttribute(_ attribute: AST.Attribute) -> Self {
    .error(
      "attribute \"\(attribute.name.value)\" is known to Alloy, not yet supported here",
      at: attribute.range, note: "only its default is accepted")
  }

  /// Alloy has the block, the runtime does not.
  fileprivate static func unsupportedBlock(_ block: AST.Block) -> Self {
    .error(
      "block \"\(block.name.value)\" is known to Alloy, not yet supported here", at: block.header)
  }

  /// The runtime does not know a word.
  fileprivate static func unsupportedWord(
    _ word: String, _ attribute: AST.Attribute, _ known: [String]
  ) -> Self {
    .error(
      "\"\(word)\" is not a supported value of \"\(attribute.name.value)\"",
      at: attribute.value.range,
      note: "supported: " + known.map { "\"\($0)\"" }.joined(separator: ", "))
  }
}
