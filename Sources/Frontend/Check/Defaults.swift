import Schema
import Values

extension CheckedAttribute {
  /// Whether the attribute is set to its documented default, and so changes nothing. Null stands for
  /// the absence of a value and is the default of an attribute that documents none.
  func isDefault(_ descriptor: AttributeDescriptor) -> Bool {
    guard case .constant(let value) = value else { return false }
    guard let documented = descriptor.defaultValue else { return value.isNull }
    guard let expected = try? kind.convert(documented) else { return false }
    return kind.holdsSame(value, expected)
  }
}

extension CheckedBlock {
  /// Whether everything in the block is set to its documented default, and the mere presence of the
  /// block means nothing.
  func isDefault(_ descriptor: BlockDescriptor) -> Bool {
    if descriptor.isSwitch { return false }
    return attributes.allSatisfy { attribute in
      descriptor.attribute(named: attribute.name).map(attribute.isDefault) ?? false
    }
      && blocks.allSatisfy { block in
        descriptor.block(named: block.name).map(block.isDefault) ?? false
      }
  }
}

extension BlockDescriptor {
  /// Whether the block says where telemetry goes, and nothing else.
  var isWiring: Bool {
    name == "output" && blocks.isEmpty && attributes.allSatisfy(\.kind.isConsumer)
  }
}

extension AttributeKind {
  /// Whether two values, converted to this kind, mean the same: `1m` and `60s` do.
  func holdsSame(_ a: Value, _ b: Value) -> Bool {
    switch self {
    case .duration: (try? Duration(a)) == (try? Duration(b))
    case .text("bytes"): (try? ByteSize(a)) == (try? ByteSize(b))
    default: a.isEqual(to: b)
    }
  }

  /// Whether values of this kind are places that telemetry can be sent to.
  var isConsumer: Bool {
    switch self {
    case .list(let element): element.isConsumer
    case .capsule(let type):
      ["otelcol.Consumer", "loki.LogsReceiver", "prometheus.storage.Appendable"].contains(type)
    default: false
    }
  }
}
