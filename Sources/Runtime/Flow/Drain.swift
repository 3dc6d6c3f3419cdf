/// Empties one loop: sources first, then each stage after those that feed it. Nothing is lost unless
/// the deadline passes, and then the log says what, where and why.
final class Drain {
  private let loop: EventLoop
  private let finished: ([String]) -> Void
  /// What is left to drain; the last is drained first.
  private var waiting: [any Drainable]
  private var isStarted = false
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
    step()
  }

  /// Drains the next one as soon as the one before is empty.
  private func step() {
    while let last = waiting.last {
      if !isStarted {
        isStarted = true
        last.drain()
      }
      guard last.isDrained else { return loop.schedule(poll, after: .milliseconds(2)) }
      waiting.removeLast()
      isStarted = false
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
