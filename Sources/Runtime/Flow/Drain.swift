/// Empties one loop. All are told at once, so that nothing upstream waits for an exporter that is in no
/// hurry; then each is waited for, sources first, since only those that feed a stage can fill it
/// again. Nothing is lost unless the deadline passes, and then the log says what, where and why.
final class Drain {
  private let loop: EventLoop
  private let finished: ([String]) -> Void
  /// What may still hold something; the last is waited for first.
  private var waiting: [any Drainable]
  private var isOver = false
  private var poll: Timer!
  private var deadline: Timer!

  /// - Parameters:
  ///   - limit: how long the drain may take.
  ///   - finished: is called once, with a sentence for everything that could not be delivered.
  init(_ loop: EventLoop, limit: Duration, finished: @escaping ([String]) -> Void) {
    self.loop = loop
    self.finished = finished
    waiting = loop.drainables
    poll = Timer { [unowned self] in step() }
    deadline = Timer { [unowned self] in finish() }
    loop.schedule(deadline, after: limit)
    for drainable in waiting.reversed() { drainable.drain() }
    step()
  }

  /// Goes on to the next one as soon as the one before is empty.
  private func step() {
    while let last = waiting.last {
      guard last.isDrained else { return loop.schedule(poll, after: .milliseconds(2)) }
      waiting.removeLast()
    }
    finish()
  }

  private func finish() {
    guard !isOver else { return }
    isOver = true
    poll.cancel()
    deadline.cancel()
    finished(waiting.filter { !$0.isDrained }.map(\.leftover))
  }
}

extension EventLoop {
  /// Begins to empty the loop; see `Drain`.
  func drain(limit: Duration, finished: @escaping ([String]) -> Void) {
    drain = Drain(self, limit: limit, finished: finished)
  }
}
