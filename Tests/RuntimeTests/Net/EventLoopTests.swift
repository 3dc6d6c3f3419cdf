import Glibc
import Testing

@testable import Runtime

/// A handler that calls a closure.
private final class Probe: EventHandler {
  var action: (Readiness) -> Void = { _ in }
  private(set) var calls = 0

  func ready(_ events: Readiness) {
    calls += 1
    action(events)
  }
}

/// Two connected sockets.
private final class Pair {
  let near: Int32
  private(set) var far: Int32

  init() {
    var fds: [Int32] = [0, 0]
    let type = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue)
    let result = socketpair(AF_UNIX, type, 0, &fds)
    precondition(result == 0, "sockets must be available")
    near = fds[0]
    far = fds[1]
  }

  /// Closes the far end.
  func hangUp() {
    _ = Glibc.close(far)
    far = -1
  }

  deinit {
    _ = Glibc.close(near)
    if far >= 0 { hangUp() }
  }
}

@Suite struct EventLoopTests {
  private let loop = EventLoop(index: 0, memoryLimit: 1 << 20)

  @Test func reportsReadinessAsLongAsItHolds() {
    let pair = Pair()
    defer { withExtendedLifetime(pair) {} }
    let probe = Probe()
    var seen: [Readiness] = []
    probe.action = { seen.append($0) }
    let registration = loop.add(probe, fd: pair.near, interest: .readable)
    loop.turn(wait: false)
    #expect(probe.calls == 0)
    _ = write(pair.far, "x", 1)
    loop.turn(wait: true)
    loop.turn(wait: true)
    #expect(seen == [.readable, .readable])
    loop.modify(registration, interest: .writable)
    loop.turn(wait: true)
    #expect(seen.last == .writable)
    loop.modify(registration, interest: [])
    loop.turn(wait: false)
    #expect(probe.calls == 3)
    // Errors are reported without being asked for.
    pair.hangUp()
    loop.turn(wait: true)
    #expect(seen.last?.isDisjoint(with: .hangUp) == false)
    loop.remove(registration)
    loop.turn(wait: false)
    #expect(probe.calls == 4)
    // What is removed stays so.
    loop.modify(registration, interest: .readable)
    loop.remove(registration)
  }

  @Test func doesNotCallWhatWasRemovedInTheSameTurn() {
    let pairs = [Pair(), Pair()]
    defer { withExtendedLifetime(pairs) {} }
    let probes = [Probe(), Probe()]
    let registrations = (0..<2).map {
      loop.add(probes[$0], fd: pairs[$0].near, interest: .readable)
    }
    let late = Probe()
    let extra = Pair()
    defer { withExtendedLifetime(extra) {} }
    for i in 0..<2 {
      probes[i].action = { [loop] _ in
        loop.remove(registrations[1 - i])
        // Takes over the other's slot, but not its event.
        if late.calls == 0 { _ = loop.add(late, fd: extra.near, interest: .readable) }
      }
      _ = write(pairs[i].far, "x", 1)
    }
    loop.turn(wait: true)
    #expect(probes[0].calls + probes[1].calls == 1)
    #expect(late.calls == 0)
    loop.remove(registrations[0])
    loop.remove(registrations[1])
  }

  @Test func whatIsUrgentDoesNotWaitForAllOthers() {
    let crowd = (0..<60).map { _ in Pair() }
    let exit = Pair()
    defer { withExtendedLifetime((crowd, exit)) {} }
    var order: [String] = []
    let urgent = Probe()
    urgent.action = { [loop] _ in
      if order.last != "put off" { order.append("urgent") }
      loop.afterTurn { order.append("put off") }
    }
    var registrations = [loop.add(urgent, fd: exit.near, interest: .readable, isUrgent: true)]
    for pair in crowd {
      let probe = Probe()
      probe.action = { _ in
        if order.isEmpty { _ = write(exit.far, "x", 1) }
        order.append("other")
      }
      registrations.append(loop.add(probe, fd: pair.near, interest: .readable))
      _ = write(pair.far, "x", 1)
    }
    loop.turn(wait: true)
    let first = order.firstIndex(of: "urgent") ?? .max
    #expect(first <= 8)
    #expect(order.dropFirst(first + 1).first == "put off")
    #expect(order.count { $0 == "other" } == 60)
    for registration in registrations { loop.remove(registration) }
  }

  @Test func keepsHandlersAliveWhileTheyRun() {
    let pair = Pair()
    defer { withExtendedLifetime(pair) {} }
    weak var observed: Probe?
    var registration: Registration?
    do {
      let probe = Probe()
      observed = probe
      probe.action = { [unowned probe, loop] _ in
        loop.remove(registration!)
        #expect(probe.calls == 1)
      }
      registration = loop.add(probe, fd: pair.near, interest: .readable)
    }
    #expect(observed != nil)
    _ = write(pair.far, "x", 1)
    loop.turn(wait: true)
    loop.turn(wait: false)
    #expect(observed == nil)
  }

  @Test func runsPostedWorkOfOtherThreads() {
    final class Log: @unchecked Sendable { var entries: [Int] = [] }
    let log = Log()
    let loop = loop
    let thread = startThread {
      for i in 0..<1000 { loop.post { log.entries.append(i) } }
      loop.stop()
    }
    loop.run()
    pthread_join(thread, nil)
    #expect(log.entries == Array(0..<1000))
  }

  @Test func runsDeferredWorkAfterTheTurn() {
    var log: [String] = []
    loop.afterTurn { [loop] in
      log.append("first")
      loop.afterTurn { log.append("third") }
    }
    loop.afterTurn { log.append("second") }
    #expect(log.isEmpty)
    // Waiting makes no sense while there is work.
    loop.turn(wait: true)
    #expect(log == ["first", "second"])
    loop.turn(wait: true)
    #expect(log == ["first", "second", "third"])
  }

  @Test func runsTimersNotBeforeTheirTime() {
    var fired: [Int] = []
    let start = Instant.read()
    let timers = [30, 10, 20].map { delay in Timer { fired.append(delay) } }
    for (timer, delay) in zip(timers, [30, 10, 20]) {
      loop.schedule(timer, after: .milliseconds(delay))
    }
    timers[1].cancel()
    while fired.count < 2 { loop.turn(wait: true) }
    #expect(fired == [20, 30])
    #expect(Instant.read() - start >= .milliseconds(30))
    // A released timer does not fire.
    do { loop.schedule(Timer { fired.append(0) }, after: .zero) }
    loop.turn(wait: false)
    #expect(fired.count == 2)
  }

  @Test func movesWatchdogsWithoutTouchingTheWheel() {
    var bites = 0
    let watchdog = Watchdog(loop) { bites += 1 }
    watchdog.set(after: 5_000_000)
    let due = loop.now.advanced(by: 30_000_000)
    watchdog.set(due)
    let end = Instant.read() + .seconds(10)
    while bites == 0, Instant.read() < end { loop.turn(wait: true) }
    #expect(bites == 1 && Instant.read() >= due)
    #expect(watchdog.deadline == nil)
    // An earlier deadline counts at once; a cleared one not at all.
    watchdog.set(after: 3_600_000_000_000)
    watchdog.set(after: 1_000_000)
    while bites == 1, Instant.read() < end { loop.turn(wait: true) }
    #expect(bites == 2)
    watchdog.set(after: 1_000_000)
    watchdog.clear()
    let idle = Timer {}
    loop.schedule(idle, after: .milliseconds(5))
    while idle.isScheduled { loop.turn(wait: true) }
    #expect(bites == 2)
  }
}
