/// An action that a loop runs once, some time after it was scheduled. A timer belongs to one loop,
/// can be scheduled again and again without allocation, and is cancelled when it is released.
public final class Timer {
  /// What runs when the time has come.
  let action: () -> Void
  /// The tick in which the timer is due; meaningful while it is scheduled.
  var deadline: UInt64 = 0
  /// The wheel's level and slot that hold the timer, or -1 when it is not scheduled.
  var place = -1
  /// Neighbours in the slot's list. The wheel does not keep timers alive.
  unowned(unsafe) var next: Timer?
  unowned(unsafe) var previous: Timer?
  /// The wheel that holds the timer while it is scheduled.
  unowned(unsafe) var wheel: TimerWheel?

  public init(_ action: @escaping () -> Void) { self.action = action }

  deinit { cancel() }

  /// Whether the action is still to come.
  public var isScheduled: Bool { place >= 0 }

  /// Forgets the scheduled action, if there is one.
  public func cancel() {
    wheel?.remove(self)
    wheel = nil
  }
}
