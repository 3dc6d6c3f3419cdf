extension MessageKind {
  /// A known field of a message.
  struct Field {
    /// The field's number, below 32.
    let number: UInt8
    /// What it holds.
    let content: Content

    /// A field with this number, which holds `content`.
    init(_ number: UInt8, _ content: Content) {
      precondition(number < 32, "the field table has room for field numbers below 32")
      self.number = number
      self.content = content
    }

    /// What a field holds. Plural names are repeated scalars, which may be packed.
    enum Content {
      case varint, fixed32, fixed64, bytes, string, traceID, spanID, varints, fixed64s
      case message(MessageKind)
    }
  }

  /// The fields of the message, from the protocol's definition (version 1.10).
  var fields: [Field] {
    switch self {
    case .tracesRequest: [Field(1, .message(.resourceSpans))]
    case .metricsRequest: [Field(1, .message(.resourceMetrics))]
    case .logsRequest: [Field(1, .message(.resourceLogs))]
    case .resourceSpans: MessageKind.container(.resource, of: .scopeSpans)
    case .resourceMetrics: MessageKind.container(.resource, of: .scopeMetrics)
    case .resourceLogs: MessageKind.container(.resource, of: .scopeLogs)
    case .scopeSpans: MessageKind.container(.scope, of: .span)
    case .scopeMetrics: MessageKind.container(.scope, of: .metric)
    case .scopeLogs: MessageKind.container(.scope, of: .logRecord)
    case .resource:
      [
        Field(1, .message(.keyValue)), Field(2, .varint), Field(3, .message(.entityReference)),
      ]
    case .scope:
      [Field(1, .string), Field(2, .string), Field(3, .message(.keyValue)), Field(4, .varint)]
    case .entityReference:
      [Field(1, .string), Field(2, .string), Field(3, .string), Field(4, .string)]
    case .keyValue, .anyValue, .arrayValue, .keyValueList: valueFields
    case .span, .event, .link, .status: traceFields
    case .logRecord: logFields
    default: metricFields
    }
  }

  /// The fields of a resource or scope container: its head, its content, its schema's address.
  private static func container(_ head: MessageKind, of content: MessageKind) -> [Field] {
    [Field(1, .message(head)), Field(2, .message(content)), Field(3, .string)]
  }

  /// The fields of attributes and their values.
  private var valueFields: [Field] {
    switch self {
    case .keyValue: [Field(1, .string), Field(2, .message(.anyValue)), Field(3, .varint)]
    case .arrayValue: [Field(1, .message(.anyValue))]
    case .keyValueList: [Field(1, .message(.keyValue))]
    default:
      [
        Field(1, .string), Field(2, .varint), Field(3, .varint), Field(4, .fixed64),
        Field(5, .message(.arrayValue)), Field(6, .message(.keyValueList)), Field(7, .bytes),
        Field(8, .varint),
      ]
    }
  }

  /// The fields of a span and its parts.
  private var traceFields: [Field] {
    switch self {
    case .event:
      [Field(1, .fixed64), Field(2, .string), Field(3, .message(.keyValue)), Field(4, .varint)]
    case .link:
      [
        Field(1, .traceID), Field(2, .spanID), Field(3, .string), Field(4, .message(.keyValue)),
        Field(5, .varint), Field(6, .fixed32),
      ]
    case .status: [Field(2, .string), Field(3, .varint)]
    default:
      [
        Field(1, .traceID), Field(2, .spanID), Field(3, .string), Field(4, .spanID),
        Field(5, .string), Field(6, .varint), Field(7, .fixed64), Field(8, .fixed64),
        Field(9, .message(.keyValue)), Field(10, .varint), Field(11, .message(.event)),
        Field(12, .varint), Field(13, .message(.link)), Field(14, .varint),
        Field(15, .message(.status)), Field(16, .fixed32),
      ]
    }
  }

  /// The fields of a log record.
  private var logFields: [Field] {
    [
      Field(1, .fixed64), Field(2, .varint), Field(3, .string), Field(5, .message(.anyValue)),
      Field(6, .message(.keyValue)), Field(7, .varint), Field(8, .fixed32), Field(9, .traceID),
      Field(10, .spanID), Field(11, .fixed64), Field(12, .string),
    ]
  }

  /// The fields of a metric and its parts.
  private var metricFields: [Field] {
    switch self {
    case .metric:
      [
        Field(1, .string), Field(2, .string), Field(3, .string), Field(5, .message(.gauge)),
        Field(7, .message(.sum)), Field(9, .message(.histogram)),
        Field(10, .message(.exponentialHistogram)), Field(11, .message(.summary)),
        Field(12, .message(.keyValue)),
      ]
    case .gauge: [Field(1, .message(.numberPoint))]
    case .sum: [Field(1, .message(.numberPoint)), Field(2, .varint), Field(3, .varint)]
    case .histogram: [Field(1, .message(.histogramPoint)), Field(2, .varint)]
    case .exponentialHistogram: [Field(1, .message(.exponentialPoint)), Field(2, .varint)]
    case .summary: [Field(1, .message(.summaryPoint))]
    case .buckets: [Field(1, .varint), Field(2, .varints)]
    case .quantile: [Field(1, .fixed64), Field(2, .fixed64)]
    default: pointFields
    }
  }

  /// The fields of a data point or exemplar.
  private var pointFields: [Field] {
    let times = [Field(2, .fixed64), Field(3, .fixed64)]
    switch self {
    case .numberPoint:
      return times + [
        Field(4, .fixed64), Field(5, .message(.exemplar)), Field(6, .fixed64),
        Field(7, .message(.keyValue)), Field(8, .varint),
      ]
    case .histogramPoint:
      return times + [
        Field(4, .fixed64), Field(5, .fixed64), Field(6, .fixed64s), Field(7, .fixed64s),
        Field(8, .message(.exemplar)), Field(9, .message(.keyValue)), Field(10, .varint),
        Field(11, .fixed64), Field(12, .fixed64),
      ]
    case .exponentialPoint:
      return times + [
        Field(1, .message(.keyValue)), Field(4, .fixed64), Field(5, .fixed64), Field(6, .varint),
        Field(7, .fixed64), Field(8, .message(.buckets)), Field(9, .message(.buckets)),
        Field(10, .varint), Field(11, .message(.exemplar)), Field(12, .fixed64),
        Field(13, .fixed64), Field(14, .fixed64),
      ]
    case .summaryPoint:
      return times + [
        Field(4, .fixed64), Field(5, .fixed64), Field(6, .message(.quantile)),
        Field(7, .message(.keyValue)), Field(8, .varint),
      ]
    default:
      return times + [
        Field(4, .spanID), Field(5, .traceID), Field(6, .fixed64), Field(7, .message(.keyValue)),
      ]
    }
  }
}
