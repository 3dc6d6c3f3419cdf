import Frontend
import Schema

/// A connection between two nodes.
public struct Edge: Sendable {
  /// The identity of an edge within its graph; never used again after the edge is removed.
  public struct ID: Sendable, Hashable, Comparable {
    public let rawValue: Int

    public static func < (a: ID, b: ID) -> Bool { a.rawValue < b.rawValue }
  }

  /// What travels along an edge.
  public enum Kind: Sendable, Hashable {
    /// Telemetry of one signal.
    case data(Signal)
    /// The value of an export.
    case value(export: String)
  }

  /// The node that sends or exports.
  public var source: Node.ID
  /// The node that receives or uses.
  public var target: Node.ID
  public let kind: Kind
  /// How much of the telemetry the target's side must see; nil until it is worked out, which has to be
  /// taken as `decoded`. Value edges have none.
  public var demand: Demand?
  /// The reference in the file.
  public let range: SourceRange

  public init(
    from source: Node.ID, to target: Node.ID, kind: Kind, demand: Demand? = nil, range: SourceRange
  ) {
    self.source = source
    self.target = target
    self.kind = kind
    self.demand = demand
    self.range = range
  }

  /// The signal of a data edge.
  public var signal: Signal? {
    if case .data(let signal) = kind { signal } else { nil }
  }
}
