/// How OTLP/JSON names the fields of messages, and what values they have.
///
/// Source: opentelemetry-proto 1.10; OTLP specification, "JSON Protobuf Encoding".
struct JSONField {
  /// What a field's value is in JSON, and how it goes over the wire.
  enum Content {
    case string
    /// Base64.
    case bytes
    /// Hexadecimal digits: 16 bytes, or 8.
    case traceID, spanID
    case bool
    /// A number of an enumeration.
    case enumeration
    case int32, uint32, int64, uint64
    /// A signed number that is folded over.
    case sint32
    case fixed32, fixed64, sfixed64, double
    case message(MessageKind)
  }

  let name: StaticString
  let number: UInt8
  let content: Content
  let isRepeated: Bool

  init(_ name: StaticString, _ number: UInt8, _ content: Content, isRepeated: Bool = false) {
    self.name = name
    self.number = number
    self.content = content
    self.isRepeated = isRepeated
  }

  /// A field that holds any number of values.
  static func list(_ name: StaticString, _ number: UInt8, _ content: Content) -> JSONField {
    JSONField(name, number, content, isRepeated: true)
  }
}

extension MessageKind {
  /// The fields of the message.
  var jsonFields: [JSONField] {
    switch self {
    case .tracesRequest: [.list("resourceSpans", 1, .message(.resourceSpans))]
    case .metricsRequest: [.list("resourceMetrics", 1, .message(.resourceMetrics))]
    case .logsRequest: [.list("resourceLogs", 1, .message(.resourceLogs))]
    case .resourceSpans: MessageKind.container(.resource, "scopeSpans", .scopeSpans)
    case .resourceMetrics: MessageKind.container(.resource, "scopeMetrics", .scopeMetrics)
    case .resourceLogs: MessageKind.container(.resource, "scopeLogs", .scopeLogs)
    case .scopeSpans: MessageKind.container(.scope, "spans", .span)
    case .scopeMetrics: MessageKind.container(.scope, "metrics", .metric)
    case .scopeLogs: MessageKind.container(.scope, "logRecords", .logRecord)
    case .resource, .scope, .entityReference: originFields
    case .keyValue, .anyValue, .arrayValue, .keyValueList: valueFields
    case .span, .event, .link, .status: traceFields
    case .logRecord: logFields
    case .metric, .gauge, .sum, .histogram, .exponentialHistogram, .summary: metricFields
    default: pointFields
    }
  }

  /// The fields of a resource or scope container.
  private static func container(
    _ head: MessageKind, _ name: StaticString, _ content: MessageKind
  ) -> [JSONField] {
    [
      .list(name, 2, .message(content)),
      JSONField(head == .resource ? "resource" : "scope", 1, .message(head)),
      JSONField("schemaUrl", 3, .string),
    ]
  }

  /// The fields of what says where telemetry comes from.
  private var originFields: [JSONField] {
    switch self {
    case .resource:
      [
        .list("attributes", 1, .message(.keyValue)),
        JSONField("droppedAttributesCount", 2, .uint32),
        .list("entityRefs", 3, .message(.entityReference)),
      ]
    case .scope:
      [
        JSONField("name", 1, .string), JSONField("version", 2, .string),
        .list("attributes", 3, .message(.keyValue)),
        JSONField("droppedAttributesCount", 4, .uint32),
      ]
    default:
      [
        JSONField("schemaUrl", 1, .string), JSONField("type", 2, .string),
        .list("idKeys", 3, .string), .list("descriptionKeys", 4, .string),
      ]
    }
  }

  /// The fields of attributes and their values.
  private var valueFields: [JSONField] {
    switch self {
    case .keyValue: [JSONField("key", 1, .string), JSONField("value", 2, .message(.anyValue))]
    case .arrayValue: [.list("values", 1, .message(.anyValue))]
    case .keyValueList: [.list("values", 1, .message(.keyValue))]
    default:
      [
        JSONField("stringValue", 1, .string), JSONField("intValue", 3, .int64),
        JSONField("boolValue", 2, .bool), JSONField("doubleValue", 4, .double),
        JSONField("arrayValue", 5, .message(.arrayValue)),
        JSONField("kvlistValue", 6, .message(.keyValueList)), JSONField("bytesValue", 7, .bytes),
      ]
    }
  }

  /// The fields of a span and its parts.
  private var traceFields: [JSONField] {
    switch self {
    case .event:
      [
        JSONField("timeUnixNano", 1, .fixed64), JSONField("name", 2, .string),
        .list("attributes", 3, .message(.keyValue)),
        JSONField("droppedAttributesCount", 4, .uint32),
      ]
    case .link:
      [
        JSONField("traceId", 1, .traceID), JSONField("spanId", 2, .spanID),
        JSONField("traceState", 3, .string), .list("attributes", 4, .message(.keyValue)),
        JSONField("droppedAttributesCount", 5, .uint32), JSONField("flags", 6, .fixed32),
      ]
    case .status: [JSONField("message", 2, .string), JSONField("code", 3, .enumeration)]
    default:
      [
        JSONField("traceId", 1, .traceID), JSONField("spanId", 2, .spanID),
        JSONField("parentSpanId", 4, .spanID), JSONField("name", 5, .string),
        JSONField("kind", 6, .enumeration), JSONField("startTimeUnixNano", 7, .fixed64),
        JSONField("endTimeUnixNano", 8, .fixed64), .list("attributes", 9, .message(.keyValue)),
        JSONField("droppedAttributesCount", 10, .uint32), .list("events", 11, .message(.event)),
        JSONField("droppedEventsCount", 12, .uint32), .list("links", 13, .message(.link)),
        JSONField("droppedLinksCount", 14, .uint32), JSONField("status", 15, .message(.status)),
        JSONField("traceState", 3, .string), JSONField("flags", 16, .fixed32),
      ]
    }
  }

  /// The fields of a log record.
  private var logFields: [JSONField] {
    [
      JSONField("timeUnixNano", 1, .fixed64), JSONField("observedTimeUnixNano", 11, .fixed64),
      JSONField("severityNumber", 2, .enumeration), JSONField("severityText", 3, .string),
      JSONField("body", 5, .message(.anyValue)), .list("attributes", 6, .message(.keyValue)),
      JSONField("droppedAttributesCount", 7, .uint32), JSONField("flags", 8, .fixed32),
      JSONField("traceId", 9, .traceID), JSONField("spanId", 10, .spanID),
      JSONField("eventName", 12, .string),
    ]
  }

  /// The fields of a metric and of what holds its points.
  private var metricFields: [JSONField] {
    switch self {
    case .metric:
      [
        JSONField("name", 1, .string), JSONField("description", 2, .string),
        JSONField("unit", 3, .string), JSONField("gauge", 5, .message(.gauge)),
        JSONField("sum", 7, .message(.sum)), JSONField("histogram", 9, .message(.histogram)),
        JSONField("exponentialHistogram", 10, .message(.exponentialHistogram)),
        JSONField("summary", 11, .message(.summary)), .list("metadata", 12, .message(.keyValue)),
      ]
    case .gauge: [.list("dataPoints", 1, .message(.numberPoint))]
    case .sum:
      [
        .list("dataPoints", 1, .message(.numberPoint)),
        JSONField("aggregationTemporality", 2, .enumeration), JSONField("isMonotonic", 3, .bool),
      ]
    case .histogram:
      [
        .list("dataPoints", 1, .message(.histogramPoint)),
        JSONField("aggregationTemporality", 2, .enumeration),
      ]
    case .exponentialHistogram:
      [
        .list("dataPoints", 1, .message(.exponentialPoint)),
        JSONField("aggregationTemporality", 2, .enumeration),
      ]
    default: [.list("dataPoints", 1, .message(.summaryPoint))]
    }
  }

  /// The fields of a point and its parts.
  private var pointFields: [JSONField] {
    let times = [
      JSONField("startTimeUnixNano", 2, .fixed64), JSONField("timeUnixNano", 3, .fixed64),
    ]
    switch self {
    case .numberPoint:
      return times + [
        JSONField("asDouble", 4, .double), JSONField("asInt", 6, .sfixed64),
        .list("attributes", 7, .message(.keyValue)), .list("exemplars", 5, .message(.exemplar)),
        JSONField("flags", 8, .uint32),
      ]
    case .histogramPoint:
      return times + [
        JSONField("count", 4, .fixed64), JSONField("sum", 5, .double),
        .list("bucketCounts", 6, .fixed64), .list("explicitBounds", 7, .double),
        .list("exemplars", 8, .message(.exemplar)), .list("attributes", 9, .message(.keyValue)),
        JSONField("flags", 10, .uint32), JSONField("min", 11, .double),
        JSONField("max", 12, .double),
      ]
    case .exponentialPoint:
      return times + [
        .list("attributes", 1, .message(.keyValue)), JSONField("count", 4, .fixed64),
        JSONField("sum", 5, .double), JSONField("scale", 6, .sint32),
        JSONField("zeroCount", 7, .fixed64), JSONField("positive", 8, .message(.buckets)),
        JSONField("negative", 9, .message(.buckets)), JSONField("flags", 10, .uint32),
        .list("exemplars", 11, .message(.exemplar)), JSONField("min", 12, .double),
        JSONField("max", 13, .double), JSONField("zeroThreshold", 14, .double),
      ]
    case .summaryPoint:
      return times + [
        JSONField("count", 4, .fixed64), JSONField("sum", 5, .double),
        .list("quantileValues", 6, .message(.quantile)),
        .list("attributes", 7, .message(.keyValue)),
        JSONField("flags", 8, .uint32),
      ]
    case .buckets: return [JSONField("offset", 1, .sint32), .list("bucketCounts", 2, .uint64)]
    case .quantile: return [JSONField("quantile", 1, .double), JSONField("value", 2, .double)]
    default:
      return [
        .list("filteredAttributes", 7, .message(.keyValue)), JSONField("timeUnixNano", 2, .fixed64),
        JSONField("asDouble", 3, .double), JSONField("asInt", 6, .sfixed64),
        JSONField("spanId", 4, .spanID), JSONField("traceId", 5, .traceID),
      ]
    }
  }
}
