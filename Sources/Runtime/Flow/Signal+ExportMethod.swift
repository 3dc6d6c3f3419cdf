import Schema

extension Signal {
  /// The gRPC method that exports the signal (opentelemetry-proto, collector/*/v1).
  var exportMethod: String {
    switch self {
    case .traces: "/opentelemetry.proto.collector.trace.v1.TraceService/Export"
    case .metrics: "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export"
    case .logs: "/opentelemetry.proto.collector.logs.v1.LogsService/Export"
    }
  }
}
