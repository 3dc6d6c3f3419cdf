import Schema
import Values

/// Works out what attributes are worth at build time, with the names that are in scope.
struct Binder {
  private let scope: Scope
  private let evaluator: Evaluator

  init(_ scope: Scope, _ options: CheckOptions) {
    self.scope = scope
    evaluator = Evaluator(environment: options.environment, stability: options.stability) {
      Binder.resolve($0, in: scope)
    }
  }

  /// The value of `expression` for an attribute of `kind`; nil if it was reported to have none.
  func bind(
    _ expression: AST.Expression, to kind: AttributeKind, _ log: inout DiagnosticSet
  ) -> BoundExpression? {
    evaluator.bind(expression, to: kind, &log) { guess(for: $0, $1, kind) }
  }

  /// The exports of the component that a dotted name starts with. Inputs are known when the collector is
  /// built; everything else changes while it runs.
  private static func resolve(
    _ names: [Located<String>], in scope: Scope
  ) -> NameResolution? {
    guard case .component(let index, let fields) = scope.resolve(names) else { return nil }
    let component = scope.component(index)
    let length = names.count - fields.count
    var exports: [String: Value] = [:]
    for export in component.descriptor.exports {
      if case .capsule(let type) = export.kind {
        exports[export.name] = .capsule(
          Capsule(type: type, node: component.name, export: export.name))
      } else if export.name == fields.first?.value {
        return .live(names: length + 1)
      }
    }
    return .value(.object(exports), names: length)
  }

  /// What may have been meant by an expression of the wrong type: an export of the component that it
  /// names, or a list of it.
  private func guess(
    for expression: AST.Expression, _ value: Value, _ kind: AttributeKind
  ) -> String? {
    if case .list(let element) = kind, (try? element.convert(value)) != nil {
      return "[\(expression.range.text)]"
    }
    guard let names = expression.referencedNames,
      case .component(let index, let fields) = scope.resolve(names), fields.isEmpty
    else { return nil }
    let component = scope.component(index)
    return component.descriptor.exports.first.map { "\(component.name).\($0.name)" }
  }
}
