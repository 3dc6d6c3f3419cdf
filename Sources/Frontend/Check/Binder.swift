import Schema
import Values

/// Works out what attributes are worth at build time.
struct Binder {
  let scope: Scope

  /// The value of `expression` for an attribute of `kind`; nil if it was reported to have none.
  func bind(
    _ expression: AST.Expression, to kind: AttributeKind, _ log: inout DiagnosticSet
  ) -> BoundExpression? {
    guard let value = constant(expression) else { return .late(expression) }
    do {
      return .constant(try kind.convert(value))
    } catch {
      let (part, rest) = expression.part(at: error.path)
      let error = ConversionError(error.sentence, path: rest)
      log.report(.cannotConvert(part, error, guess: guess(for: part, value, kind)))
      return nil
    }
  }

  /// The value of an expression that is known at build time; else nil.
  private func constant(_ expression: AST.Expression) -> Value? {
    switch expression {
    case .literal(let literal): return literal.value
    case .group(let group): return constant(group.inner)
    case .array(let array):
      let elements = array.elements.compactMap(constant)
      return elements.count == array.elements.count ? .array(elements) : nil
    case .object(let object):
      var fields: [String: Value] = [:]
      for field in object.fields {
        guard let value = constant(field.value) else { return nil }
        fields[field.key.value] = value
      }
      return .object(fields)
    default: return reference(expression)
    }
  }

  /// The value of a reference to a component or one of its exports.
  private func reference(_ expression: AST.Expression) -> Value? {
    guard let names = expression.referencedNames,
      case .component(let index, let fields) = scope.resolve(names)
    else { return nil }
    let component = scope.component(index)
    var exports: [String: Value] = [:]
    for export in component.descriptor.exports {
      guard case .capsule(let type) = export.kind else { continue }
      exports[export.name] = .capsule(
        Capsule(type: type, node: component.name, export: export.name))
    }
    return fields.isEmpty ? .object(exports) : exports[fields.first!.value]
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

extension AST.Expression {
  /// The part of the expression that a path leads to, as far as it leads through literals, and the
  /// rest of the path.
  fileprivate func part(
    at path: [ConversionError.Step]
  ) -> (AST.Expression, [ConversionError.Step]) {
    if case .group(let group) = self { return group.inner.part(at: path) }
    guard let step = path.first else { return (self, path) }
    switch (self, step) {
    case (.array(let array), .index(let index)) where array.elements.indices.contains(index):
      return array.elements[index].part(at: Array(path.dropFirst()))
    case (.object(let object), .field(let name)):
      guard let field = object.fields.last(where: { $0.key.value == name }) else { break }
      return field.value.part(at: Array(path.dropFirst()))
    default: break
    }
    return (self, path)
  }
}

extension Diagnostic {
  /// A value does not have the type that its attribute wants.
  fileprivate static func cannotConvert(
    _ expression: AST.Expression, _ error: ConversionError, guess: String?
  ) -> Self {
    .error(
      error.message(about: expression.range.text), at: expression.range,
      note: guess.map { "did you mean '\($0)'?" }, replacement: guess)
  }
}
