import Schema

/// The `debug_metrics` block of `otelcol` components.
///
/// A collector's own metrics have neither addresses nor ports of peers, whatever the level: there is
/// nothing to leave out, and the level `none` is not taken because counters are always kept.
public struct DebugMetricsArguments: ArgumentSet {
  @Attribute("Has nothing to do: no metric here tells peers by their addresses.")
  public var disableHighCardinalityMetrics = true

  @Attribute("Has nothing to do: at each level the same counters are kept.")
  public var level: DebugMetricsLevel? = nil

  public init() {}
}

/// How much a component's own metrics tell.
public enum DebugMetricsLevel: String, ConfigEnum, Sendable {
  case basic
  case normal
  case detailed
}
