/// The metrics of a batcher, named as the OpenTelemetry Collector names them.
struct BatchMetrics {
  private let node: Node
  private let labels: [MetricLabel]
  let fills: Counter
  let timeouts: Counter
  /// Items that came in and went out.
  let flow: ProcessorMetrics
  private let items: Histogram
  private let bytes: Histogram

  init(_ node: Node) {
    self.node = node
    labels = [MetricLabel("signal", node.signal!.name)]
    fills = node.counter(
      "otelcol_processor_batch_batch_size_trigger_send_total",
      "Number of times the batch was sent due to a size trigger", labels)
    timeouts = node.counter(
      "otelcol_processor_batch_timeout_trigger_send_total",
      "Number of times the batch was sent due to a timeout trigger", labels)
    flow = ProcessorMetrics(node)
    items = node.histogram(
      "otelcol_processor_batch_batch_send_size", "Number of units in the batch",
      bounds: [
        10, 25, 50, 75, 100, 250, 500, 750, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000,
        10000, 20000, 30000, 50000, 100000,
      ], labels)
    bytes = node.histogram(
      "otelcol_processor_batch_batch_send_size_bytes", "Number of bytes in batch that was sent",
      bounds: [
        10, 25, 50, 75, 100, 250, 500, 750, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000,
        10_000, 20_000, 30_000, 50_000, 100_000, 200_000, 300_000, 400_000, 500_000, 600_000,
        700_000, 800_000, 900_000, 1_000_000, 2_000_000, 3_000_000, 4_000_000, 5_000_000,
        6_000_000, 7_000_000, 8_000_000, 9_000_000,
      ], labels)
  }

  /// Shows how many combinations of metadata there are.
  func count(_ batchers: MetadataTable) {
    node.gauge(
      "otelcol_processor_batch_metadata_cardinality",
      "Number of distinct metadata value combinations being processed", labels
    ) { Double(batchers.count) }
  }

  /// Counts a payload that was passed on.
  func observe(_ payload: Payload) {
    items.observe(Double(payload.items))
    bytes.observe(Double(payload.bytes))
  }
}
