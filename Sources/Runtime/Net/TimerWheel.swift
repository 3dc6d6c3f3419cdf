/// A hierarchical timing wheel: four levels of 64 slots, one tick long at the lowest level. Adding
/// and removing are constant time; the next deadline is found through one bit map per level, so an
/// idle loop sleeps until something is due instead of waking up at every tick.
///
/// Invariant: a timer at level L lies in the slot of its deadline's L-th 6-bit digit, and agrees with
/// `current` in all higher digits. Timers that differ from it above the top level wait in a place of
/// their own until the top level's turn is over.
final class TimerWheel {
  /// Nanoseconds in a tick, about a millisecond.
  static let tick: Int64 = 1 << 20
  private static let levels = 4
  private static let digits: UInt64 = 6
  /// The bits of a tick that the levels cover.
  private static let span = digits * UInt64(levels)
  /// The place behind all levels.
  private static let beyond = levels * 64

  private var heads = [Unmanaged<Timer>?](repeating: nil, count: beyond + 1)
  /// A bit for each slot with timers; the last word is for the place behind the levels.
  private var occupied = [UInt64](repeating: 0, count: levels + 1)
  /// The tick up to which all timers have run.
  private var current: UInt64

  init(now: Instant) { current = TimerWheel.ticks(now) }

  deinit {
    // Timers may outlive their loop; they must not look for it then.
    for head in heads {
      var waiting = head?.takeUnretainedValue()
      while let timer = waiting {
        waiting = timer.next
        (timer.next, timer.previous, timer.wheel, timer.place) = (nil, nil, nil, -1)
      }
    }
  }

  /// The tick that holds `instant`.
  private static func ticks(_ instant: Instant) -> UInt64 {
    UInt64(max(0, instant.nanoseconds) / tick)
  }

  /// The start of a tick, or the last instant there is.
  private static func instant(_ ticks: UInt64) -> Instant {
    let (product, overflow) = Int64(ticks).multipliedReportingOverflow(by: tick)
    return Instant(nanoseconds: overflow ? .max : product)
  }

  /// Schedules `timer` for `instant`, rounded up to a tick, in place of any earlier schedule.
  func add(_ timer: Timer, at instant: Instant) {
    timer.cancel()
    timer.wheel = self
    timer.deadline = max(TimerWheel.ticks(instant) + 1, current + 1)
    insert(timer)
  }

  /// Puts `timer` into the slot that its deadline asks for.
  private func insert(_ timer: Timer) {
    let difference = timer.deadline ^ current
    var level = 0
    while level < TimerWheel.levels, difference >> (TimerWheel.digits * UInt64(level + 1)) != 0 {
      level += 1
    }
    let isBeyond = level == TimerWheel.levels
    let digit = isBeyond ? 0 : (timer.deadline >> (TimerWheel.digits * UInt64(level))) & 63
    let place = level * 64 + Int(digit)
    timer.place = place
    timer.previous = nil
    timer.next = heads[place]?.takeUnretainedValue()
    timer.next?.previous = timer
    heads[place] = Unmanaged.passUnretained(timer)
    occupied[level] |= 1 << digit
  }

  /// Takes `timer` out of its slot.
  func remove(_ timer: Timer) {
    guard timer.place >= 0 else { return }
    let next = timer.next
    next?.previous = timer.previous
    if let previous = timer.previous {
      previous.next = next
    } else {
      heads[timer.place] = next.map { Unmanaged.passUnretained($0) }
      if next == nil { occupied[timer.place >> 6] &= ~(1 << UInt64(timer.place & 63)) }
    }
    timer.next = nil
    timer.previous = nil
    timer.place = -1
  }

  /// The earliest instant at which there is something to do, or nil when no timer is scheduled. At
  /// higher levels this is when a slot must be spread over lower ones, never later than a deadline.
  func nextInstant() -> Instant? {
    // A slot of a lower level is due before all slots of a higher one.
    for level in 0..<TimerWheel.levels where occupied[level] != 0 {
      let shift = TimerWheel.digits * UInt64(level)
      let digit = UInt64(occupied[level].trailingZeroBitCount)
      let turn = current >> (shift + TimerWheel.digits)
      return TimerWheel.instant(((turn << TimerWheel.digits) | digit) << shift)
    }
    guard occupied[TimerWheel.levels] != 0 else { return nil }
    return TimerWheel.instant(((current >> TimerWheel.span) + 1) << TimerWheel.span)
  }

  /// Runs every timer that is due at `now`, in the order of their ticks.
  func advance(to now: Instant) {
    let target = TimerWheel.ticks(now)
    while current < target, let next = nextInstant() {
      let step = TimerWheel.ticks(next)
      if step > target { break }
      current = step
      turn()
    }
    current = max(current, target)
  }

  /// Spreads the higher slots that start at `current` and runs what is due in it.
  private func turn() {
    if current & ((1 << TimerWheel.span) - 1) == 0 { spread(TimerWheel.beyond) }
    for level in stride(from: TimerWheel.levels - 1, to: 0, by: -1) {
      let shift = TimerWheel.digits * UInt64(level)
      if current & ((1 << shift) - 1) == 0 { spread(level * 64 + Int((current >> shift) & 63)) }
    }
    // One at a time: an action may cancel its neighbours, or schedule itself again (a later tick).
    while let timer = heads[Int(current & 63)]?.takeUnretainedValue() {
      remove(timer)
      timer.wheel = nil
      timer.action()
    }
  }

  /// Moves the timers of a slot to the lower levels where they now belong.
  private func spread(_ place: Int) {
    var waiting = heads[place]?.takeUnretainedValue()
    heads[place] = nil
    occupied[place >> 6] &= ~(1 << UInt64(place & 63))
    while let timer = waiting {
      waiting = timer.next
      insert(timer)
    }
  }
}
