import Testing

@testable import Runtime

@Suite struct TimerWheelTests {
  /// An instant by the number of its tick.
  private func tick(_ tick: UInt64) -> Instant {
    Instant(nanoseconds: Int64(tick) * TimerWheel.tick)
  }

  /// A delay in ticks, short ones more often than long ones.
  private func randomDelay(_ random: inout SeededRandom) -> UInt64 {
    UInt64.random(in: 0..<(1 << UInt64.random(in: 1...26, using: &random)), using: &random)
  }

  /// The wheel against a list that is searched from end to end.
  @Test(arguments: 1...20) func behavesLikeAPlainList(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    // Starts include those shortly before the end of every level's turn.
    let spans: [UInt64] = [0, 64, 1 << 12, 1 << 18, 1 << 24, 1 << 30]
    var now =
      spans.randomElement(using: &random)! * 3 + (1 << 31)
      - UInt64.random(in: 0..<70, using: &random)
    let wheel = TimerWheel(now: tick(now))
    var fired: [(id: Int, deadline: UInt64)] = []
    var model: [Int: UInt64] = [:]
    var deadlines: [Int: UInt64] = [:]
    let timers = (0..<40).map { id in Timer { fired.append((id, deadlines[id]!)) } }
    for _ in 0..<2000 {
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<5:
        let id = Int.random(in: 0..<40, using: &random)
        let deadline = now + randomDelay(&random)
        wheel.add(timers[id], at: tick(deadline))
        // Rounded up, and never in the past.
        model[id] = max(deadline + 1, now + 1)
        deadlines[id] = model[id]
      case 5:
        let id = Int.random(in: 0..<40, using: &random)
        timers[id].cancel()
        model[id] = nil
      default:
        now += randomDelay(&random)
        wheel.advance(to: tick(now))
        let due = model.filter { $0.value <= now }
        #expect(fired.map(\.deadline) == due.values.sorted())
        #expect(Set(fired.map(\.id)) == Set(due.keys))
        for id in due.keys { model[id] = nil }
        fired = []
      }
      #expect(timers.indices.allSatisfy { timers[$0].isScheduled == (model[$0] != nil) })
      let next = wheel.nextInstant()
      #expect((next == nil) == model.isEmpty)
      if let next, let earliest = model.values.min() {
        #expect(next > tick(now) && next <= tick(earliest))
      }
    }
  }

  @Test func runsTimersAcrossTheEndOfTheTopLevel() {
    let end: UInt64 = 1 << 24
    let wheel = TimerWheel(now: tick(end - 10))
    var fired: [UInt64] = []
    let timers = [5, 20, 100, 300_000, end, 3 * end].map { delay in Timer { fired.append(delay) } }
    for (timer, delay) in zip(timers, [5, 20, 100, 300_000, end, 3 * end]) {
      wheel.add(timer, at: tick(end - 10 + delay - 1))
    }
    for delay in [5, 20, 100, 300_000, end, 3 * end] {
      wheel.advance(to: tick(end - 10 + delay - 1))
      #expect(fired.last != delay)
      wheel.advance(to: tick(end - 10 + delay))
      #expect(fired.last == delay)
    }
    #expect(wheel.nextInstant() == nil)
  }

  @Test func wakesOnlyAFewTimes() {
    let wheel = TimerWheel(now: tick(1000))
    var hasFired = false
    let timer = Timer { hasFired = true }
    wheel.add(timer, at: tick(1000 + 5_000_000))
    var steps = 0
    while !hasFired, let next = wheel.nextInstant(), steps < 100 {
      wheel.advance(to: next)
      steps += 1
    }
    #expect(hasFired)
    #expect(steps <= 4)
  }

  @Test func actionsMayDoAsTheyLike() {
    let wheel = TimerWheel(now: tick(100))
    var log: [String] = []
    var again: Timer!
    var victim: Timer? = Timer { log.append("victim") }
    again = Timer {
      log.append("again")
      victim = nil
      if log.count < 3 { wheel.add(again, at: self.tick(0)) }
    }
    // The victim is in the same slot, and the list starts with the last that was added.
    wheel.add(victim!, at: tick(110))
    wheel.add(again, at: tick(110))
    wheel.advance(to: tick(200))
    #expect(log == ["again", "again", "again"])
    #expect(victim == nil && !again.isScheduled)
    #expect(wheel.nextInstant() == nil)
  }

  @Test func timersMayOutliveTheWheel() {
    let timer = Timer {}
    do {
      let wheel = TimerWheel(now: tick(1))
      wheel.add(timer, at: tick(5))
      #expect(timer.isScheduled)
    }
    #expect(!timer.isScheduled)
    timer.cancel()
  }

  @Test func keepsFarDeadlines() {
    let wheel = TimerWheel(now: tick(7))
    let timer = Timer {}
    wheel.add(timer, at: Instant(nanoseconds: .max))
    wheel.advance(to: tick(1 << 30))
    #expect(timer.isScheduled)
    #expect(wheel.nextInstant()! > tick(1 << 30))
  }
}
