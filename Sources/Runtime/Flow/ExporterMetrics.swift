import Schema

/// The counters that every exporter has; where the OpenTelemetry Collector has a name, it is used. All
/// count items. What was taken or recovered = sent + dropped + returned + not stored + left in storage
/// + what waits or is under way.
struct ExporterMetrics {
  /// Came from the stage in front.
  let taken: Counter
  /// Was in storage when the collector started.
  let recovered: Counter
  /// Delivered.
  let sent: Counter
  /// Taken, and refused to the sender because storage could not take it.
  let notStored: Counter
  /// Not delivered, and given back to a sender that waited for the outcome.
  let returned: Counter
  /// Cannot be read by this version, and stays in storage for one that can.
  let left: Counter
  /// Not delivered, whether dropped or returned: the endpoint refused for good, or for too long.
  private let failed: Counter
  /// Lost, by reason.
  private let dropped: [Counter]

  /// Why items are lost.
  enum Loss: Int, CaseIterable {
    /// The endpoint rejected the whole request for good.
    case rejected
    /// The endpoint took the request without these.
    case partlyRejected
    /// There was no success within the time for attempts.
    case retriesEnded
    /// They cannot be read back from storage.
    case unreadable
    /// They belong to no group that has a file.
    case withoutGroup
    /// They could not be written to a file.
    case notWritten

    /// The reason as metrics say it.
    fileprivate var name: String {
      switch self {
      case .rejected: "rejected"
      case .partlyRejected: "partly_rejected"
      case .retriesEnded: "retries_ended"
      case .unreadable: "unreadable"
      case .withoutGroup: "without_group"
      case .notWritten: "not_written"
      }
    }
  }

  init(_ node: Node) {
    let items = node.signal!.items
    let words = node.signal!.itemWords
    func counter(_ name: String, _ help: String, _ labels: [MetricLabel] = []) -> Counter {
      node.counter("otelcol_exporter_\(name)_\(items)_total", "Number of \(words) \(help)", labels)
    }
    taken = counter("taken", "that the exporter has taken responsibility for, or holds")
    recovered = counter("recovered", "that an earlier run had left in storage")
    sent = counter("sent", "successfully sent to destination")
    failed = counter("send_failed", "in failed attempts to send to destination")
    // What has no room is refused before it is taken, and counted where it was sent back.
    notStored = counter("enqueue_failed", "failed to be added to the sending queue")
    returned = counter("returned", "not sent, whose senders were told")
    left = counter("left_in_storage", "that only another version can read back from storage")
    dropped = Loss.allCases.map {
      counter("dropped", "lost", [MetricLabel("reason", $0.name)])
    }
  }

  /// Counts items that were not delivered.
  /// - Parameter isTold: whether their senders learn it; else they are lost.
  func fail(_ items: Int, _ loss: Loss, isTold: Bool) {
    failed.add(items)
    (isTold ? returned : dropped[loss.rawValue]).add(items)
  }

  /// Opens the exporter's account.
  /// - Parameter held: reads how many items wait or are under way.
  func openAccount(_ node: Node, held: @escaping () -> Int) {
    let items = node.signal!.items
    node.gauge(
      "otelcol_exporter_held_\(items)",
      "Number of \(node.signal!.itemWords) that wait or are under way"
    ) { Double(held()) }
    node.account(
      node.signal!, ("taken", { [taken] in taken.total }),
      ("recovered", { [recovered] in recovered.total }), ("sent", { [sent] in sent.total }),
      ("dropped", { [dropped] in dropped.total }), ("returned", { [returned] in returned.total }),
      ("not_stored", { [notStored] in notStored.total }), ("left", { [left] in left.total }),
      ("held", held))
  }
}
