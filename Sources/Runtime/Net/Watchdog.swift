/// A deadline that moves with every request and is hardly ever reached. Moving it later is an
/// assignment: the timer in the loop's wheel stays where it is and looks again when it fires.
final class Watchdog {
  private let loop: EventLoop
  private let action: () -> Void
  private var timer: Timer!
  /// When the action is due, if at all.
  private(set) var deadline: Instant?
  /// When the timer fires, while it is scheduled.
  private var scheduled = Instant(nanoseconds: .max)

  init(_ loop: EventLoop, _ action: @escaping () -> Void) {
    self.loop = loop
    self.action = action
    timer = Timer { [unowned self] in fired() }
  }

  /// Sets the deadline, in place of an earlier one.
  func set(_ deadline: Instant) {
    self.deadline = deadline
    if deadline < scheduled { schedule(deadline) }
  }

  /// Sets the deadline to some time after the start of the loop's turn.
  func set(after nanoseconds: Int64) { set(loop.now.advanced(by: nanoseconds)) }

  /// Forgets the deadline.
  func clear() { deadline = nil }

  /// Forgets the deadline and the timer, for good.
  func cancel() {
    deadline = nil
    timer.cancel()
    scheduled = Instant(nanoseconds: .max)
  }

  private func schedule(_ instant: Instant) {
    scheduled = instant
    loop.schedule(timer, after: instant - Instant.read())
  }

  /// Looks whether the deadline has come, or has moved on since.
  private func fired() {
    scheduled = Instant(nanoseconds: .max)
    guard let deadline else { return }
    if deadline > loop.now { return schedule(deadline) }
    self.deadline = nil
    action()
  }
}
