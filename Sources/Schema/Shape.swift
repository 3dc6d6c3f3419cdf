/// Where a component stands in the flow of telemetry.
public enum Shape: Sendable, Hashable {
  /// Telemetry enters here; goes to the `output` block.
  case source(SignalSet)
  /// Telemetry comes in through the export `input` and leaves through the `output` block.
  case stage(SignalSet)
  /// Telemetry leaves the collector here.
  case sink(SignalSet)
  /// No telemetry comes here: the component does something for others, through the export `handler`.
  case handler

  /// The signals that the component can serve.
  public var signals: SignalSet {
    switch self {
    case .source(let signals), .stage(let signals), .sink(let signals): signals
    case .handler: []
    }
  }

  /// Whether telemetry enters here.
  public var isSource: Bool {
    if case .source = self { true } else { false }
  }

  /// Whether the component does something for others.
  public var isHandler: Bool { self == .handler }
}
