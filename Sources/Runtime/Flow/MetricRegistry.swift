/// A metric's label and its value.
public struct MetricLabel: Sendable, Hashable {
  public let name: String
  public let value: String

  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// A number that only grows. It belongs to one loop, so adding is one instruction.
public final class Counter {
  public fileprivate(set) var value: UInt64 = 0

  public func add(_ n: Int) { value &+= UInt64(truncatingIfNeeded: n) }
}

/// A distribution of observed values over fixed bounds.
public final class Histogram {
  fileprivate let bounds: [Double]
  fileprivate var counts: [UInt64]
  fileprivate var sum = 0.0

  fileprivate init(bounds: [Double]) {
    self.bounds = bounds
    counts = .init(repeating: 0, count: bounds.count + 1)
  }

  public func observe(_ value: Double) {
    counts[bounds.firstIndex { value <= $0 } ?? bounds.count] += 1
    sum += value
  }
}

/// The metrics of one loop. They are read on that loop, into a sendable snapshot; the control loop
/// adds the snapshots of all loops up.
public final class MetricRegistry {
  /// One metric with its labels, and where its value comes from.
  private struct Entry {
    let name: String
    let help: String
    let labels: [MetricLabel]
    let source: Source
  }

  /// Where a value comes from.
  private enum Source {
    case counter(Counter)
    case gauge(() -> Double)
    case histogram(Histogram)
  }

  private var entries: [Entry] = []
  /// The accounts of the loop's components.
  private(set) var accounts: [Account] = []

  public init() {}

  /// A new counter; `name` ends in `_total`.
  public func counter(_ name: String, _ help: String, _ labels: [MetricLabel]) -> Counter {
    let counter = Counter()
    entries.append(Entry(name: name, help: help, labels: labels, source: .counter(counter)))
    return counter
  }

  /// A new gauge, which is read when metrics are collected.
  public func gauge(
    _ name: String, _ help: String, _ labels: [MetricLabel], _ read: @escaping () -> Double
  ) {
    entries.append(Entry(name: name, help: help, labels: labels, source: .gauge(read)))
  }

  /// A new histogram.
  public func histogram(
    _ name: String, _ help: String, bounds: [Double], _ labels: [MetricLabel]
  ) -> Histogram {
    let histogram = Histogram(bounds: bounds)
    entries.append(Entry(name: name, help: help, labels: labels, source: .histogram(histogram)))
    return histogram
  }

  /// Adds an account.
  func add(_ account: Account) { accounts.append(account) }

  /// The values right now.
  public func snapshot() -> MetricSnapshot {
    var snapshot = MetricSnapshot()
    for entry in entries {
      let value: MetricSnapshot.Value =
        switch entry.source {
        case .counter(let counter): .counter(counter.value)
        case .gauge(let read): .gauge(read())
        case .histogram(let histogram):
          .histogram(bounds: histogram.bounds, counts: histogram.counts, sum: histogram.sum)
        }
      snapshot.add(entry.name, entry.help, entry.labels, value)
    }
    return snapshot
  }
}
