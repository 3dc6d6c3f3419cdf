import Schema
import Values

extension CheckedBlock {
  /// The block as an object of its attributes and inner blocks, which is what the runtime decodes: a
  /// block that may repeat is a list. `evaluate` gives the value of each attribute.
  public func value<Failure: Error>(
    _ binding: BlockBinding, _ evaluate: (BoundExpression) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    var fields: [String: Value] = [:]
    for attribute in attributes { fields[attribute.name] = try evaluate(attribute.value) }
    for inner in binding.blocks {
      var values: [Value] = []
      for block in blocks(named: inner.name) { values.append(try block.value(inner, evaluate)) }
      if values.isEmpty { continue }
      fields[inner.name] = inner.multiplicity == .many ? .array(values) : values[0]
    }
    return .object(fields)
  }

  /// The same object, if all attributes are constant.
  func constant(_ binding: BlockBinding) -> Value? {
    try? value(binding) { (bound) throws(NotConstant) in
      guard case .constant(let value) = bound else { throw NotConstant() }
      return value
    }
  }

  /// Where the attribute stands that `path` leads to, such as `client.endpoint`; for one that the file
  /// does not give, the innermost block on the way.
  public func range(ofAttribute path: String) -> SourceRange {
    if let attribute = attribute(named: path) { return attribute.range }
    for block in blocks where path.hasPrefix(block.name + ".") {
      return block.range(ofAttribute: String(path.dropFirst(block.name.count + 1)))
    }
    return header
  }
}

/// An attribute depends on the environment.
private struct NotConstant: Error {}
