import Schema

/// A component's instance on one loop, as its stage sees it: where it runs, what it is called, and
/// the metrics that carry its name.
public struct Node {
  /// The loop that the instance lives on.
  public let loop: EventLoop
  /// The identifier in configuration, for instance `otelcol.processor.batch.default`.
  public let id: String
  /// The signal that the instance serves; nil for one that serves several.
  public let signal: Signal?

  /// The labels that all of the node's metrics carry, as Alloy has them.
  public var labels: [MetricLabel] {
    [MetricLabel("component_id", id), MetricLabel("component_path", "/")]
  }

  /// A counter with the node's labels.
  public func counter(_ name: String, _ help: String, _ labels: [MetricLabel] = []) -> Counter {
    loop.metrics.counter(name, help, self.labels + labels)
  }

  /// A gauge with the node's labels, read when metrics are collected.
  public func gauge(
    _ name: String, _ help: String, _ labels: [MetricLabel] = [], _ read: @escaping () -> Double
  ) {
    loop.metrics.gauge(name, help, self.labels + labels, read)
  }

  /// A histogram with the node's labels.
  public func histogram(
    _ name: String, _ help: String, bounds: [Double], _ labels: [MetricLabel] = []
  ) -> Histogram {
    loop.metrics.histogram(name, help, bounds: bounds, self.labels + labels)
  }
}

extension EventLoop {
  /// The instance of the component `id` on this loop.
  public func node(_ id: String, _ signal: Signal? = nil) -> Node {
    Node(loop: self, id: id, signal: signal)
  }
}

/// Something that holds telemetry or accepts it from outside, and is drained when the collector stops:
/// first sources, then what lies behind them.
public protocol Drainable: AnyObject {
  /// Stops taking from outside, sends on what is held, without waiting for company or for the end of
  /// a pause between two attempts.
  func drain()
  /// Whether nothing is held any more.
  var isDrained: Bool { get }
  /// What is held and why it has not gone, for the log, when the deadline passes.
  var leftover: String { get }
}
