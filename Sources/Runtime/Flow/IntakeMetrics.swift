import Schema

/// The counters of a receiver, named as the OpenTelemetry Collector names them; one per transport.
/// What was received = accepted + refused + rejected + what the pipeline has not decided about.
struct IntakeMetrics {
  /// Items of valid requests.
  let received: [Counter]
  /// The pipeline has taken responsibility.
  let accepted: [Counter]
  /// There was no room; the sender may try again.
  let refused: [Counter]
  /// The pipeline will never take them.
  let rejected: [Counter]
  /// Requests whose body is not valid; their items cannot be counted.
  let failed: [Counter]
  /// Requests that there was no room or no memory for; their items are unknown, so nothing of them is
  /// received.
  let turnedAway: [Counter]

  init(_ node: Node, _ signal: Signal, _ transports: [String]) {
    let words = signal.itemWords
    func counters(_ name: String, _ help: String) -> [Counter] {
      transports.map { node.counter(name, help, [MetricLabel("transport", $0)]) }
    }
    received = counters(
      "otelcol_receiver_received_\(signal.items)_total",
      "Number of \(words) in valid requests, whatever became of them.")
    accepted = counters(
      "otelcol_receiver_accepted_\(signal.items)_total",
      "Number of \(words) successfully pushed into the pipeline.")
    refused = counters(
      "otelcol_receiver_refused_\(signal.items)_total",
      "Number of \(words) that could not be pushed into the pipeline.")
    rejected = counters(
      "otelcol_receiver_rejected_\(signal.items)_total",
      "Number of \(words) that the pipeline rejected for good.")
    failed = counters(
      "otelcol_receiver_invalid_\(signal.name)_requests_total",
      "Number of requests that were refused because they are not valid.")
    turnedAway = counters(
      "otelcol_receiver_turned_away_\(signal.name)_requests_total",
      "Number of requests that were refused for lack of room, before their items were counted.")
  }

  /// Counts what became of `items` items.
  func count(_ outcome: Outcome, _ items: Int, _ transport: Int) {
    switch outcome {
    case .accepted: accepted[transport].add(items)
    case .refused: refused[transport].add(items)
    case .rejected(let rejection):
      let lost = min(rejection.items, items)
      rejected[transport].add(lost)
      accepted[transport].add(items - lost)
    }
  }
}

extension [Counter] {
  /// The sum of all.
  var total: Int { reduce(0) { $0 + $1.total } }
}
