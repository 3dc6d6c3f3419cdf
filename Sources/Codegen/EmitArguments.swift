import Frontend
import Schema

/// Turns the arguments that a configuration gives into statements on `$0`. What equals its default is
/// left out.
struct ArgumentEmitter {
  /// What a component is called in the names of its late values.
  let owner: String

  /// The statements for `block`; `place` is the property they start from, for instance `$0.client`.
  func statements(
    _ block: CheckedBlock, _ binding: BlockBinding, place: String = "$0", path: [String] = [],
    late: inout LateValues
  ) -> [SwiftStatement] {
    var result: [SwiftStatement] = []
    for attribute in binding.attributes {
      guard let given = block.attribute(named: attribute.name) else { continue }
      let value = expression(given, attribute, path: path, late: &late)
      guard value != attribute.defaultLiteral else { continue }
      result.append(.line("\(place).\(attribute.property) = \(value)"))
    }
    for inner in binding.blocks {
      let given = block.blocks(named: inner.name)
      guard !given.isEmpty else { continue }
      let target = "\(place).\(inner.property)"
      let path = path + [inner.property]
      switch inner.multiplicity {
      case .one:
        result += statements(given[0], inner, place: target, path: path, late: &late)
      case .optional:
        let body = statements(given[0], inner, path: path, late: &late)
        result.append(.closure("\(target) = \(inner.swiftType)", body))
      case .many:
        for (index, one) in given.enumerated() {
          let body = statements(one, inner, path: path + ["\(index + 1)"], late: &late)
          result.append(.append(target, inner.swiftType, body))
        }
      }
    }
    return result
  }

  /// The value of one attribute as Swift.
  private func expression(
    _ given: CheckedAttribute, _ binding: AttributeBinding, path: [String],
    late: inout LateValues
  ) -> String {
    switch given.value {
    case .constant(let value): SwiftType.literal(value, for: binding)
    case .late(let expression):
      "late."
        + late.name(expression, as: binding.swiftType, parts: [owner] + path + [binding.property])
    }
  }
}
