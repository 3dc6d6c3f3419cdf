/// One collection of the metrics of all loops: asks each on its own thread, adds the answers up on
/// the control loop, and gives up on loops that do not answer in time.
///
/// Sound as sendable: only the control loop touches its state; other threads merely carry the
/// reference back to it.
final class MetricScrape: @unchecked Sendable {
  private let control: EventLoop
  private let finished: (MetricSnapshot?) -> Void
  private var sum = MetricSnapshot()
  /// Loops that have not answered.
  private var missing: Int
  private var isOver = false
  private var deadline: Timer!

  /// - Parameter finished: gets the sum, or nil when a loop did not answer within `limit`.
  init(
    of loops: [EventLoop], on control: EventLoop, limit: Duration,
    finished: @escaping (MetricSnapshot?) -> Void
  ) {
    self.control = control
    self.finished = finished
    missing = loops.count
    sum.add(control.metrics.snapshot())
    deadline = Timer { [unowned self] in finish(nil) }
    control.schedule(deadline, after: limit)
    for loop in loops {
      loop.post { [self] in
        let snapshot = loop.metrics.snapshot()
        control.post { self.add(snapshot) }
      }
    }
    // Also without loops the answer comes later, so that callers see one order of events.
    if loops.isEmpty { control.afterTurn { [self] in finish(sum) } }
  }

  /// Takes one loop's answer.
  private func add(_ snapshot: MetricSnapshot) {
    sum.add(snapshot)
    missing -= 1
    if missing == 0 { finish(sum) }
  }

  private func finish(_ result: MetricSnapshot?) {
    guard !isOver else { return }
    isOver = true
    deadline.cancel()
    finished(result)
  }
}
