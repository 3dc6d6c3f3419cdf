import Schema

/// The counters that every exporter has, named as the OpenTelemetry Collector names them. All count
/// items. What was taken = sent + failed + what waits or is under way.
struct ExporterMetrics {
  /// Delivered.
  let sent: Counter
  /// Given up: the endpoint refused for good, or for too long.
  let failed: Counter
  init(_ node: Node) {
    let items = node.signal!.items
    let words = items.replacing("_", with: " ")
    sent = node.counter(
      "otelcol_exporter_sent_\(items)_total",
      "Number of \(words) successfully sent to destination")
    failed = node.counter(
      "otelcol_exporter_send_failed_\(items)_total",
      "Number of \(words) in failed attempts to send to destination")
    // What has no room is refused before it is taken, and counted where it was sent back; dashboards
    // want the series all the same.
    _ = node.counter(
      "otelcol_exporter_enqueue_failed_\(items)_total",
      "Number of \(words) failed to be added to the sending queue")
  }
}
