/// One kind of OpenTelemetry telemetry.
public enum Signal: UInt8, Sendable, Hashable, CaseIterable {
  case traces = 0
  case metrics = 1
  case logs = 2

  /// The signal's name in configuration and messages.
  public var name: String {
    switch self {
    case .traces: "traces"
    case .metrics: "metrics"
    case .logs: "logs"
    }
  }

  /// What one item of the signal is called: spans, data points, log records.
  public var items: String {
    switch self {
    case .traces: "spans"
    case .metrics: "metric_points"
    case .logs: "log_records"
    }
  }

  /// What its items are called in a sentence: spans, metric points, log records.
  public var itemWords: String {
    switch self {
    case .traces: "spans"
    case .metrics: "metric points"
    case .logs: "log records"
    }
  }
}

/// A set of signals.
public struct SignalSet: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public init(_ signal: Signal) { rawValue = 1 << signal.rawValue }

  public static let traces = SignalSet(.traces)
  public static let metrics = SignalSet(.metrics)
  public static let logs = SignalSet(.logs)
  public static let all: SignalSet = [.traces, .metrics, .logs]

  /// The members, in the order of `Signal`.
  public var signals: [Signal] { Signal.allCases.filter { contains(SignalSet($0)) } }
}
