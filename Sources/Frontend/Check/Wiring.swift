import Schema
import Values

/// Telemetry of a signal that a component sends to another one.
struct Wire {
  let signal: Signal
  /// The receiving component's place among the declarations.
  let target: Int
  /// Where the receiver is named.
  let range: SourceRange
}

/// Reads the attributes of `output` blocks.
struct WiringReader {
  let scope: Scope

  /// The receivers that an attribute names. Reports those that do not take its signal.
  func wires(
    of attribute: AST.Attribute, _ value: BoundExpression, _ log: inout DiagnosticSet
  ) -> [Wire] {
    guard let signal = Signal.allCases.first(where: { $0.name == attribute.name.value }) else {
      return []
    }
    guard case .constant(let value) = value, let elements = try? value.elements() else {
      log.report(.lateWiring(attribute))
      return []
    }
    return elements.enumerated().compactMap { index, element in
      guard case .capsule(let capsule) = element,
        let target = scope.index(of: capsule.node)
      else { return nil }
      let wire = Wire(
        signal: signal, target: target, range: attribute.value.element(index).range)
      return isAccepted(wire, &log) ? wire : nil
    }
  }

  /// Whether the receiver takes the signal. One that cannot be run is not asked.
  private func isAccepted(_ wire: Wire, _ log: inout DiagnosticSet) -> Bool {
    let target = scope.component(wire.target)
    guard let binding = target.binding else { return false }
    if binding.shape.signals.contains(SignalSet(wire.signal)) { return true }
    log.report(.signalNotAccepted(wire, by: target.name, binding.shape.signals))
    return false
  }
}

extension AST.Expression {
  /// The expression of an element of an array; the whole expression if it is no array literal.
  fileprivate func element(_ index: Int) -> AST.Expression {
    switch self {
    case .array(let array) where array.elements.indices.contains(index): array.elements[index]
    case .group(let group): group.inner.element(index)
    default: self
    }
  }
}

extension Diagnostic {
  /// A receiver depends on the environment.
  fileprivate static func lateWiring(_ attribute: AST.Attribute) -> Self {
    .error(
      "where telemetry goes has to be known when the collector is built",
      at: attribute.value.range)
  }

  /// A receiver takes other signals only.
  fileprivate static func signalNotAccepted(
    _ wire: Wire, by name: String, _ accepted: SignalSet
  ) -> Self {
    let signals = accepted.signals.map(\.name).joined(separator: " and ")
    return .error(
      "'\(name)' does not accept \(wire.signal.name)", at: wire.range,
      note: "it accepts \(signals)")
  }
}
