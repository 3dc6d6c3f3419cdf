import Schema
import Values

/// What names in expressions mean.
struct Scope {
  /// What a dotted name leads to.
  enum Target {
    /// The component at an index, and the names behind it: an export and its fields.
    case component(Int, fields: ArraySlice<Located<String>>)
    /// A name of the standard library.
    case library
    /// Something in a part of the program that alloyc does not look into.
    case unknownModule
    /// Nothing.
    case nothing
  }

  private let declarations: Declarations
  /// The first segments of the library's names.
  private let libraryRoots: Set<String>
  /// Everything that a reference could name: the exports of all components.
  let referenceableNames: [String]

  init(_ declarations: Declarations, _ catalog: Catalog) {
    self.declarations = declarations
    libraryRoots = Set(
      catalog.libraryNames.map { String($0.prefix { $0 != "." }) })
    referenceableNames = declarations.components.flatMap { component in
      component.descriptor.exports.map { "\(component.name).\($0.name)" }
    }
  }

  /// Resolves a dotted name: the shortest prefix that names a component wins.
  func resolve(_ names: [Located<String>]) -> Target {
    var prefix = ""
    for (index, name) in names.prefix(declarations.longestName).enumerated() {
      prefix += (index == 0 ? "" : ".") + name.value
      if let component = declarations.indexByName[prefix] {
        return .component(component, fields: names[(index + 1)...])
      }
    }
    if declarations.isInsideModule(names[0].value) { return .unknownModule }
    return libraryRoots.contains(names[0].value) ? .library : .nothing
  }

  /// The place of the component called `name`.
  func index(of name: String) -> Int? { declarations.indexByName[name] }

  /// The component at an index.
  func component(_ index: Int) -> Declarations.Component { declarations.components[index] }
}

extension AST.Expression {
  /// Every dotted name in the expression, in the order of the source.
  var dottedNames: [[Located<String>]] {
    var found: [[Located<String>]] = []
    collectDottedNames(into: &found)
    return found
  }

  /// Adds the dotted names of the expression and of what it is made of.
  private func collectDottedNames(into found: inout [[Located<String>]]) {
    if let names = referencedNames { found.append(names) }
    switch self {
    case .literal, .identifier: break
    case .array(let node): for part in node.elements { part.collectDottedNames(into: &found) }
    case .object(let node): for part in node.fields { part.value.collectDottedNames(into: &found) }
    case .group(let node): node.inner.collectDottedNames(into: &found)
    case .unary(let node): node.operand.collectDottedNames(into: &found)
    case .binary(let node): for part in node.operands { part.collectDottedNames(into: &found) }
    case .postfix(let node):
      if case .identifier = node.base {} else { node.base.collectDottedNames(into: &found) }
      for suffix in node.suffixes {
        switch suffix {
        case .field: break
        case .index(let part, _): part.collectDottedNames(into: &found)
        case .call(let parts, _): for part in parts { part.collectDottedNames(into: &found) }
        }
      }
    }
  }
}
