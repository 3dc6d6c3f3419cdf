import Schema

/// The messages of the OpenTelemetry protocol that export requests are made of.
enum MessageKind: UInt8, CaseIterable {
  case tracesRequest, metricsRequest, logsRequest
  case resourceSpans, resourceMetrics, resourceLogs
  case scopeSpans, scopeMetrics, scopeLogs
  case resource, scope, entityReference
  case keyValue, anyValue, arrayValue, keyValueList
  case event, link, status
  case metric, gauge, sum, histogram, exponentialHistogram, summary
  case buckets, quantile, exemplar
  // What is counted comes last: see `isItem`.
  case span, logRecord
  case numberPoint, histogramPoint, exponentialPoint, summaryPoint

  /// Whether messages of this kind are what item counts count.
  @inline(__always)
  var isItem: Bool { rawValue >= MessageKind.span.rawValue }

  /// The request that carries a signal.
  static func request(of signal: Signal) -> MessageKind {
    switch signal {
    case .traces: .tracesRequest
    case .metrics: .metricsRequest
    case .logs: .logsRequest
    }
  }
}
