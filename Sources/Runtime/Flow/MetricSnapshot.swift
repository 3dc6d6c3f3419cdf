import Values

/// Values of metrics at one moment. Snapshots of several loops add up; the sum prints itself in the
/// Prometheus text format (version 0.0.4).
public struct MetricSnapshot: Sendable {
  /// One metric's value.
  public enum Value: Sendable {
    case counter(UInt64)
    /// A counter with a fraction.
    case total(Double)
    case gauge(Double)
    /// Observations per bucket (the last has no upper bound) and the sum of all values.
    case histogram(bounds: [Double], counts: [UInt64], sum: Double)
  }

  /// All metrics of one name.
  private struct Family: Sendable {
    var help: String
    var values: [[MetricLabel]: Value] = [:]
  }

  private var families: [String: Family] = [:]

  public init() {}

  /// Adds a value to what is there under the same name and labels.
  public mutating func add(
    _ name: String, _ help: String, _ labels: [MetricLabel], _ value: Value
  ) {
    let sorted = labels.sorted { $0.name < $1.name }
    let old = families[name]?.values[sorted]
    families[name, default: Family(help: help)].values[sorted] = old.map { $0 + value } ?? value
  }

  /// Adds everything in `other`.
  public mutating func add(_ other: MetricSnapshot) {
    for (name, family) in other.families {
      for (labels, value) in family.values { add(name, family.help, labels, value) }
    }
  }

  /// The Prometheus text format, families and series in the order of their names.
  public var text: String {
    var out = ""
    for (name, family) in families.inKeyOrder {
      guard let kind = family.values.values.first?.kind else { continue }
      out += "# HELP \(name) \(family.help)\n# TYPE \(name) \(kind)\n"
      var series: [String: Value] = [:]
      for (labels, value) in family.values { series[labels.exposition] = value }
      for (labels, value) in series.inKeyOrder {
        value.print(name, labels, into: &out)
      }
    }
    return out
  }
}

extension MetricSnapshot.Value {
  /// The sum of two values of one kind.
  fileprivate static func + (a: Self, b: Self) -> Self {
    switch (a, b) {
    case (.counter(let x), .counter(let y)): .counter(x &+ y)
    case (.total(let x), .total(let y)): .total(x + y)
    case (.gauge(let x), .gauge(let y)): .gauge(x + y)
    case (.histogram(let bounds, let x, let s), .histogram(_, let y, let t)):
      .histogram(bounds: bounds, counts: zip(x, y).map { $0 + $1 }, sum: s + t)
    default: preconditionFailure("a metric has one kind on all loops")
    }
  }

  /// The format's word for the kind.
  fileprivate var kind: String {
    switch self {
    case .counter, .total: "counter"
    case .gauge: "gauge"
    case .histogram: "histogram"
    }
  }

  /// Appends the lines of one series.
  fileprivate func print(_ name: String, _ labels: String, into out: inout String) {
    switch self {
    case .counter(let value): out += "\(name)\(labels.braced) \(value)\n"
    case .total(let value), .gauge(let value):
      out += "\(name)\(labels.braced) \(value.exposition)\n"
    case .histogram(let bounds, let counts, let sum):
      var running: UInt64 = 0
      for (i, count) in counts.enumerated() {
        running += count
        let bound = i < bounds.count ? bounds[i].exposition : "+Inf"
        let all = labels + (labels.isEmpty ? "" : ",") + "le=\"\(bound)\""
        out += "\(name)_bucket\(all.braced) \(running)\n"
      }
      out += "\(name)_sum\(labels.braced) \(sum.exposition)\n"
      out += "\(name)_count\(labels.braced) \(running)\n"
    }
  }
}

extension [MetricLabel] {
  /// The labels as the format writes them, without braces.
  fileprivate var exposition: String {
    map { label in
      var value = ""
      for character in label.value.unicodeScalars {
        switch character {
        case "\\": value += "\\\\"
        case "\"": value += "\\\""
        case "\n": value += "\\n"
        default: value.unicodeScalars.append(character)
        }
      }
      return "\(label.name)=\"\(value)\""
    }.joined(separator: ",")
  }
}

extension String {
  /// The text in braces, or nothing if it is empty.
  fileprivate var braced: String { isEmpty ? "" : "{\(self)}" }
}

extension Double {
  /// The number as the format writes it: whole numbers without a fraction.
  fileprivate var exposition: String {
    if isNaN { return "NaN" }
    if isInfinite { return self < 0 ? "-Inf" : "+Inf" }
    return self == rounded() && magnitude < 1e15 ? "\(Int64(self))" : "\(self)"
  }
}
