/// What passes need to know about a component. A pass reads traits and never names a component.
public struct Traits: OptionSet, Sendable, Hashable {
  public let rawValue: UInt16

  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Holds telemetry back, in memory, after it has taken it.
  public static let buffers = Traits(rawValue: 1 << 0)
  /// Two adjacent instances can be expressed as one: see `AttributeRole`.
  public static let mergesWithItself = Traits(rawValue: 1 << 1)
  /// One instance serves one signal; a node that serves several may be split.
  public static let onePerSignal = Traits(rawValue: 1 << 2)
  /// Looks into records, so its input must be decodable: demand `decoded` instead of `opaque`.
  public static let readsRecords = Traits(rawValue: 1 << 3)
  /// May pass records on in another order than they came.
  public static let reorders = Traits(rawValue: 1 << 4)
  /// The outcome depends on how records are grouped into payloads.
  public static let observesBatches = Traits(rawValue: 1 << 5)
  /// Has an effect that can be seen from outside.
  public static let observable = Traits(rawValue: 1 << 6)
  /// Refuses its input when it is full, rather than drop it.
  public static let refusesWhenFull = Traits(rawValue: 1 << 7)
}

/// What an attribute means to passes that merge or move components.
public enum AttributeRole: String, Sendable, Hashable {
  /// The longest time a record is held back; delays of merged neighbours add up.
  case batchDelay
  /// The number of records that is sent without waiting; the larger of merged neighbours decides, as far
  /// as the later one's limit lets it.
  case batchTarget
  /// The largest number of records in a payload; the smaller limit that is not 0 decides, but it is never
  /// less than the target.
  case batchLimit
}

/// How settled a component's configuration and behaviour are, in rising order.
public enum Stability: String, Sendable, Hashable, Comparable, CaseIterable {
  case experimental
  case publicPreview = "public-preview"
  case generallyAvailable = "generally-available"

  public static func < (a: Stability, b: Stability) -> Bool { a.rank < b.rank }

  /// The place in the rising order.
  private var rank: Int { Stability.allCases.firstIndex(of: self)! }
}
