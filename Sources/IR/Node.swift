import Frontend
import Schema

/// A component in the graph, or the part of one that serves some of its signals.
public struct Node: Sendable {
  /// The identity of a node within its graph; never used again after the node is removed.
  public struct ID: Sendable, Hashable, Comparable {
    public let rawValue: Int

    public static func < (a: ID, b: ID) -> Bool { a.rawValue < b.rawValue }
  }

  /// The name that the file uses, for instance `otelcol.processor.batch.default`. The parts of a split
  /// component share it.
  public let name: String
  /// What Alloy documents about the component.
  public let descriptor: ComponentDescriptor
  /// What the runtime offers for it.
  public let binding: RuntimeBinding
  /// The signals that the node serves. A source answers for all of them, even where nothing is
  /// connected: such telemetry is accepted and goes nowhere.
  public var signals: SignalSet
  /// The arguments that the file gives, or that a pass computed.
  public var arguments: CheckedBlock
  /// The names of the nodes that passes merged into this one.
  public var absorbed: [String]
  /// The block in the file.
  public var range: SourceRange { arguments.range }

  public init(
    name: String, descriptor: ComponentDescriptor, binding: RuntimeBinding, signals: SignalSet,
    arguments: CheckedBlock, absorbed: [String] = []
  ) {
    self.name = name
    self.descriptor = descriptor
    self.binding = binding
    self.signals = signals
    self.arguments = arguments
    self.absorbed = absorbed
  }
}

extension Node {
  /// Where the component stands in the flow.
  public var shape: Shape { binding.shape }

  /// What passes need to know about the component.
  public var traits: Traits { binding.traits }

  /// The name, followed by the signals if the node is only a part of its component. Differs between any
  /// two nodes of a graph: sources are never split.
  public var title: String {
    if shape.isSource || signals == shape.signals { return name }
    return "\(name)/\(signals.signals.map(\.name).joined(separator: ","))"
  }
}
