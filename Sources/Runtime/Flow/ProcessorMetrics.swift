import Schema

/// The counters of items that every stage has, named as the OpenTelemetry Collector names them where it
/// has a name. What came in = what went out + rejected + returned + what is held.
struct ProcessorMetrics {
  /// Taken from the stage in front.
  let incoming: Counter
  /// Taken by the next stage.
  let outgoing: Counter
  /// Rejected by the next stage for good, and lost.
  let rejected: Counter
  /// Refused by the next stage after all, whose senders were told.
  let returned: Counter

  init(_ node: Node) {
    let labels = ProcessorMetrics.labels(node)
    func counter(_ name: String, _ help: String) -> Counter {
      node.counter("otelcol_processor_\(name)_items_total", help, labels)
    }
    incoming = counter("incoming", "Number of items passed to the processor.")
    outgoing = counter("outgoing", "Number of items emitted from the processor.")
    rejected = counter(
      "rejected", "Number of items lost because the next component rejected them for good.")
    returned = counter(
      "returned", "Number of items that the next component refused, whose senders were told.")
  }

  /// The label that tells a component's signals apart.
  private static func labels(_ node: Node) -> [MetricLabel] {
    [MetricLabel("otel_signal", node.signal!.name)]
  }

  /// Counts what became of `items` items that were offered to the next stage.
  func count(_ outcome: Outcome, _ items: Int) {
    switch outcome {
    case .accepted: outgoing.add(items)
    case .refused: returned.add(items)
    case .rejected(let rejection):
      let lost = min(rejection.items, items)
      rejected.add(lost)
      outgoing.add(items - lost)
    }
  }

  /// Opens the stage's account.
  /// - Parameter held: reads how many items the stage holds.
  func openAccount(_ node: Node, held: @escaping () -> Int) {
    node.gauge(
      "otelcol_processor_held_items", "Number of items that the processor holds.",
      ProcessorMetrics.labels(node)
    ) { Double(held()) }
    node.account(
      node.signal!, ("incoming", { [incoming] in incoming.total }),
      ("outgoing", { [outgoing] in outgoing.total }),
      ("rejected", { [rejected] in rejected.total }),
      ("returned", { [returned] in returned.total }), ("held", held))
  }
}
