/// A component that stands in an expression of another one, or of itself.
struct Reference {
  /// The component whose expression it is; nil for a block that configures the collector.
  let source: Int?
  /// The component that is referred to.
  let target: Int
  /// The export that is named, if one is.
  let export: String?
  /// Whether the expression says where telemetry goes, rather than what a value is.
  let isWiring: Bool
  /// The whole dotted name.
  let range: SourceRange
}

/// Finds the components that expressions refer to, and reports names that mean nothing.
struct ReferenceFinder {
  let scope: Scope
  /// Everything found so far, in the order of the source.
  private(set) var references: [Reference] = []

  /// How many more unknown names are compared with all known ones, which takes a while.
  private(set) var suggestionsLeft: Int

  init(_ scope: Scope, suggestions: Int) {
    self.scope = scope
    suggestionsLeft = suggestions
  }

  /// Notes the references in `expression`. Returns whether its value can be worked out: all names mean
  /// something, and nothing it refers to is unknown or cannot be run.
  mutating func find(
    in expression: AST.Expression, of source: Int?, isWiring: Bool, _ log: inout DiagnosticSet
  ) -> Bool {
    var isComplete = true
    for names in expression.dottedNames {
      switch scope.resolve(names) {
      case .library: break
      case .unknownModule: isComplete = false
      case .nothing:
        suggestionsLeft -= 1
        let known = suggestionsLeft >= 0 ? scope.referenceableNames : []
        log.report(.unknownReference(names, known))
        isComplete = false
      case .component(let target, let fields):
        let component = scope.component(target)
        guard checkExport(component, fields, &log) else {
          isComplete = false
          continue
        }
        // Inputs are known whether their component can be run or not; other exports are not.
        if component.binding == nil, !isWiring { isComplete = false }
        references.append(
          Reference(
            source: source, target: target, export: fields.first?.value, isWiring: isWiring,
            range: names[0].range.extended(to: names[names.count - 1].range)))
      }
    }
    return isComplete
  }

  /// Reports a reference to something that a component does not export.
  private func checkExport(
    _ component: Declarations.Component, _ fields: ArraySlice<Located<String>>,
    _ log: inout DiagnosticSet
  ) -> Bool {
    guard let field = fields.first else { return true }
    if component.descriptor.export(named: field.value) != nil { return true }
    log.report(.unknownExport(field, component))
    return false
  }
}

extension Diagnostic {
  /// A dotted name starts with neither a component nor a name of the library.
  static func unknownReference(
    _ names: [Located<String>], _ known: [String]
  ) -> Self {
    let name = names.map(\.value).joined(separator: ".")
    let guess = Suggestion.closest(to: name, among: known)
    return .error(
      "component \"\(name)\" does not exist or is out of scope",
      at: names[0].range.extended(to: names[names.count - 1].range),
      note: guess.map { "did you mean '\($0)'?" }, replacement: guess)
  }

  /// A component has no such export.
  fileprivate static func unknownExport(
    _ field: Located<String>, _ component: Declarations.Component
  ) -> Self {
    let exports = component.descriptor.exports.map(\.name)
    let guess = Suggestion.closest(to: field.value, among: exports)
    let all = exports.map { "'\($0)'" }.joined(separator: ", ")
    return .error(
      "field \"\(field.value)\" does not exist", at: field.range,
      note: guess.map { "did you mean '\($0)'?" }
        ?? (exports.isEmpty
          ? "'\(component.name)' exports nothing" : "'\(component.name)' exports \(all)"),
      replacement: guess)
  }
}
