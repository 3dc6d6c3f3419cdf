import Schema
import Values

extension CheckedProgram {
  /// Checks the parsed files of a program, in order. What is returned is whole only if no error was
  /// reported.
  public init(checking files: [AST], _ options: CheckOptions, _ log: inout DiagnosticSet) {
    let declarations = Declarations(of: files, options, &log)
    var checker = Checker(declarations, options)
    checker.checkComponents()
    checker.checkConfiguration()
    CycleFinder.report(checker.references, declarations, &checker.log)
    log.report(contentsOf: checker.log)
    self = checker.program
  }
}

/// Checks the bodies of all blocks and builds the program.
private struct Checker {
  private let declarations: Declarations
  private let options: CheckOptions
  private let scope: Scope
  private let binder: Binder
  /// How many more unknown references are compared with all known names.
  private var suggestionsLeft = 100
  /// The references of all components, in file order.
  private(set) var references: [Reference] = []
  /// The place in the program of each component that made it there.
  private var ids: [Int: CheckedProgram.Component.ID] = [:]
  /// Who sends to whom, by places among the declarations.
  private var wires: [(source: Int, wire: Wire)] = []
  private var components: [CheckedProgram.Component] = []
  private var configuration: [CheckedBlock] = []
  var log = DiagnosticSet()

  init(_ declarations: Declarations, _ options: CheckOptions) {
    self.declarations = declarations
    self.options = options
    scope = Scope(declarations, options.catalog)
    binder = Binder(scope, options)
  }

  /// Checks every component, in file order.
  mutating func checkComponents() {
    for (index, component) in declarations.components.enumerated() { check(component, index) }
  }

  /// Checks a component and adds it to the program if it can be run.
  private mutating func check(_ component: Declarations.Component, _ index: Int) {
    var body = bodyChecker(owner: index, root: component.descriptor.body)
    var arguments = body.check(component.block, component.descriptor.body, component.binding?.body)
    arguments.blocks.removeAll { block in
      component.descriptor.body.block(named: block.name)?.isWiring == true
    }
    finish(body)
    wires += body.wires.map { (index, $0) }
    guard let binding = component.binding, let label = component.block.label?.value else { return }
    if !body.isIncomplete { checkRules(component, arguments) }
    let id = CheckedProgram.Component.ID(components.count)
    ids[index] = id
    components.append(
      CheckedProgram.Component(
        id: id, name: component.name, label: label, descriptor: component.descriptor,
        binding: binding, arguments: arguments))
  }

  /// Checks the blocks that configure the collector itself.
  mutating func checkConfiguration() {
    for block in declarations.configuration {
      let descriptor = block.descriptor
      var body = bodyChecker(owner: nil, root: descriptor.body)
      let binding = ConfigurationBinding.of(descriptor.name)
      guard ConfigurationBinding.canCheck(descriptor.name) else {
        log.report(.unsupportedConfiguration(block.block))
        continue
      }
      let checked = body.check(block.block, descriptor.body, binding)
      finish(body)
      if binding != nil {
        configuration.append(checked)
      } else if !body.isIncomplete, !checked.isDefault(descriptor.body) {
        log.report(.unsupportedConfiguration(block.block))
      }
    }
  }

  /// A checker for the body of one block.
  private func bodyChecker(owner: Int?, root: BlockDescriptor) -> BodyChecker {
    BodyChecker(
      owner: owner, root: root, finder: ReferenceFinder(scope, suggestions: suggestionsLeft),
      binder: binder)
  }

  /// Takes over what the check of a body brought to light.
  private mutating func finish(_ body: BodyChecker) {
    log.report(contentsOf: body.log)
    references += body.finder.references
    suggestionsLeft = body.finder.suggestionsLeft
  }

  /// Reports the rules that a component's arguments break together.
  private mutating func checkRules(
    _ component: Declarations.Component, _ arguments: CheckedBlock
  ) {
    guard let value = component.binding.flatMap({ arguments.constant($0.body) }) else { return }
    for problem in options.problems(component.descriptor.name, value) {
      log.report(.brokenRule(problem, at: arguments.range(ofAttribute: problem.attribute)))
    }
  }

  /// The program, made of what can be run.
  var program: CheckedProgram {
    CheckedProgram(
      components: components,
      dataReferences: wires.compactMap { source, wire in
        guard let source = ids[source], let target = ids[wire.target] else { return nil }
        return CheckedProgram.DataReference(
          signal: wire.signal, source: source, target: target, range: wire.range)
      },
      valueReferences: valueReferences, configuration: configuration)
  }

  /// The references that are no wires.
  private var valueReferences: [CheckedProgram.ValueReference] {
    references.compactMap { reference in
      guard !reference.isWiring, let user = reference.source, let user = ids[user],
        let source = ids[reference.target], let export = reference.export
      else { return nil }
      return CheckedProgram.ValueReference(
        export: export, source: source, target: user, range: reference.range)
    }
  }
}

extension Diagnostic {
  /// Alloy has the configuration block, alloyc does not.
  fileprivate static func unsupportedConfiguration(_ block: AST.Block) -> Self {
    .error(
      "\(block.name.value) blocks are known to Alloy, not yet supported here", at: block.header)
  }

  /// Arguments contradict each other.
  fileprivate static func brokenRule(_ problem: ArgumentProblem, at range: SourceRange) -> Self {
    .error("\(problem.sentence)", at: range)
  }
}
