import Glibc

/// A metric's data, whichever of the five kinds it is.
struct MetricData {
  /// The kinds, by their field of `Metric`.
  enum Kind: UInt32, CaseIterable {
    case gauge = 5
    case sum = 7
    case histogram = 9
    case exponentialHistogram = 10
    case summary = 11
  }

  /// Nil for a metric without data.
  let kind: Kind?
  /// The message of the kind.
  let data: MessageView

  /// The data of a metric.
  init(_ metric: MessageView) {
    let fields = Set(Kind.allCases.map(\.rawValue))
    kind = metric.present(among: fields).flatMap(Kind.init)
    data = metric.message(among: fields)
  }

  /// The data points.
  var points: [MessageView] { data.messages(1) }

  /// The number of a data point's field that holds its attributes.
  var attributesField: UInt32 {
    switch kind {
    case .histogram: 9
    case .exponentialHistogram: 1
    default: 7
    }
  }

  /// The number of a data point's field that holds its exemplars; nil for kinds without any.
  var exemplarsField: UInt32? {
    switch kind {
    case .gauge, .sum: 5
    case .histogram: 8
    case .exponentialHistogram: 11
    case .summary, nil: nil
    }
  }

  /// The numbers of a data point's fields with the smallest and the largest value.
  var extremes: (least: UInt32, greatest: UInt32) {
    kind == .histogram ? (11, 12) : (12, 13)
  }

  /// Whether the kind has an aggregation temporality.
  var hasTemporality: Bool {
    switch kind {
    case .sum, .histogram, .exponentialHistogram: true
    default: false
    }
  }
}

/// A number of a data point or an exemplar.
enum NumberValue {
  case integer(Int64)
  case double(Double)

  /// The value of a message whose oneof has these fields, or nil if it has none.
  init?(_ message: MessageView, double: UInt32, integer: UInt32) {
    switch message.present(among: [double, integer]) {
    case double: self = .double(message.double(double) ?? 0)
    case integer: self = .integer(Int64(bitPattern: message.fixed64(integer) ?? 0))
    default: return nil
    }
  }
}

/// The buckets of one sign of an exponential histogram.
struct ExponentialBuckets {
  /// The counts, from the bucket nearest to zero on.
  let counts: [UInt64]
  /// The index of the first bucket.
  private let offset: Int
  /// The base is 2^(2^-scale), and bucket `i` reaches from its power `i` to its power `i + 1`; see
  /// the OpenTelemetry metrics data model, "Exponential Scale".
  private let scale: Int

  /// The buckets in a field of a data point.
  init(_ point: MessageView, _ field: UInt32) {
    let buckets = point.message(field)
    counts = buckets.varints(2)
    offset = Int(buckets.varint(1).zigZag32)
    scale = Int(point.varint(6).zigZag32)
  }

  /// The bound below the bucket at a place; above it for negative numbers, without their sign.
  func bound(_ place: Int) -> Double { exp2(scalbn(Double(offset) + Double(place), -scale)) }
}
