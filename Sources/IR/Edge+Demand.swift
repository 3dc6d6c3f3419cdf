/// How much of the telemetry on an edge must be looked at, and for whose sake.
public struct Demand: Sendable, Hashable {
  /// How closely telemetry is looked at, in rising order.
  public enum Level: Int, Sendable, Hashable, Comparable {
    /// Bytes pass through.
    case opaque
    /// Every record is read.
    case decoded

    public static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }

    /// The level's name in printed graphs.
    public var name: String {
      switch self {
      case .opaque: "opaque"
      case .decoded: "decoded"
      }
    }
  }

  public let level: Level
  /// The first node downstream that needs this much; nil if the level is `opaque`.
  public let reader: Node.ID?

  public init(_ level: Level, for reader: Node.ID? = nil) {
    self.level = level
    self.reader = reader
  }

  /// Nobody looks.
  public static let opaque = Demand(.opaque)
}
