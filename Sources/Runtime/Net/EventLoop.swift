import CLinux
import Glibc
import Synchronization

/// What a file descriptor is ready for, or is to be watched for.
public struct Readiness: OptionSet, Sendable {
  public let rawValue: UInt32

  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let readable = Readiness(rawValue: EPOLLIN.rawValue)
  public static let writable = Readiness(rawValue: EPOLLOUT.rawValue)
  /// Reported without being asked for: the peer is gone, or an error waits to be read.
  public static let hangUp = Readiness(rawValue: EPOLLHUP.rawValue | EPOLLERR.rawValue)
  /// The peer has closed its sending half.
  public static let peerClosed = Readiness(rawValue: EPOLLRDHUP.rawValue)
}

/// Something that owns a file descriptor watched by a loop.
public protocol EventHandler: AnyObject {
  /// Is called on the loop's thread, level-triggered: as long as the condition holds.
  func ready(_ events: Readiness)
}

/// A handler's registration with a loop. It is invalid once the handler has been removed.
public struct Registration: Sendable, Hashable {
  /// The slot in the loop's table.
  fileprivate let slot: UInt32
  /// Guards against a slot that has been given to another descriptor since.
  fileprivate let generation: UInt32
}

/// One thread's loop over epoll, timers and work posted by other threads. Everything but `post` and
/// `stop` must be called on the loop's own thread (or before `run`).
public final class EventLoop: @unchecked Sendable {
  /// The loop's number; the control loop has the highest.
  public let index: Int
  /// The time at which the current turn began: cheaper than reading the clock, and good enough.
  public private(set) var now: Instant
  /// Memory for bodies.
  public let arena: Arena
  /// The state for gzip, shared by all that compress on this loop.
  public let deflater = GzipDeflater()
  /// What else components on this loop share; see `shared(_:)`.
  private var shared: [any LoopShared] = []
  /// Looks host names up.
  public private(set) lazy var resolver = DNSResolver(self)
  /// Receipts of payloads whose outcome is still open.
  public let receipts = ReceiptTable()
  /// Counters and gauges of the nodes on this loop.
  public let metrics = MetricRegistry()
  /// What components do for others on this loop, by their identifiers.
  public internal(set) var handlers: [String: AnyObject] = [:]
  /// What must be drained before the loop ends, sinks first.
  public private(set) var drainables: [any Drainable] = []
  /// The loops that this one belongs to, if it carries telemetry.
  public internal(set) unowned(unsafe) var group: LoopGroup?
  /// The drain under way, once the collector stops.
  var drain: Drain?
  /// The receive buffer that all connections of this loop share; valid until the handler returns.
  public let receiveBuffer: UnsafeMutableRawBufferPointer

  private let epoll: Int32
  /// Watches what goes first, and is watched by `epoll` itself.
  private let urgent: Int32
  private let wakeUp: Int32
  private var slots:
    [(handler: (any EventHandler)?, fd: Int32, generation: UInt32, isUrgent: Bool)] = []
  private var freeSlots: [UInt32] = []
  private let timers: TimerWheel
  private let posted = Mutex<[@Sendable () -> Void]>([])
  private var deferred: [() -> Void] = []
  private var isStopping = false
  /// Runs as long as there may be memory to give back.
  private var trimmer: Timer!

  /// - Parameters:
  ///   - memoryLimit: bytes that bodies may pin on this loop.
  ///   - receiveBufferSize: bytes; large enough that one read serves many HTTP/2 frames.
  public init(index: Int, memoryLimit: Int, receiveBufferSize: Int = 256 << 10) {
    self.index = index
    now = .read()
    arena = Arena(limit: memoryLimit)
    timers = TimerWheel(now: now)
    receiveBuffer = .allocate(byteCount: receiveBufferSize, alignment: 64)
    epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
    urgent = epoll_create1(Int32(EPOLL_CLOEXEC))
    wakeUp = eventfd(0, Int32(EFD_NONBLOCK) | Int32(EFD_CLOEXEC))
    precondition(
      epoll >= 0 && urgent >= 0 && wakeUp >= 0,
      "epoll and eventfd must be available: errno \(errno)")
    for (fd, id) in [(wakeUp, EventLoop.wakeUpID), (urgent, EventLoop.urgentID)] {
      var event = epoll_event(events: EPOLLIN.rawValue, data: epoll_data_t(u64: id))
      epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event)
    }
    trimmer = Timer { [unowned self] in trim() }
    arena.hasSpare = { [unowned self] in trimLater() }
  }

  deinit {
    close(epoll)
    close(urgent)
    close(wakeUp)
    receiveBuffer.deallocate()
  }

  // MARK: Descriptors

  /// Watches `fd` for `interest` on behalf of `handler`, which is kept alive until `remove`.
  /// - Parameter isUrgent: whether its events go before those of others. What leaves makes room, so it
  ///   does: else a thousand clients would have their turn before an endpoint has its next.
  public func add(
    _ handler: any EventHandler, fd: Int32, interest: Readiness, isUrgent: Bool = false
  ) -> Registration {
    let slot: UInt32
    if let free = freeSlots.popLast() {
      slot = free
      slots[Int(slot)].handler = handler
      slots[Int(slot)].fd = fd
      slots[Int(slot)].isUrgent = isUrgent
    } else {
      slot = UInt32(slots.count)
      slots.append((handler, fd, 0, isUrgent))
    }
    let registration = Registration(slot: slot, generation: slots[Int(slot)].generation)
    control(EPOLL_CTL_ADD, registration, interest)
    return registration
  }

  /// Changes what a registered descriptor is watched for.
  public func modify(_ registration: Registration, interest: Readiness) {
    guard isCurrent(registration) else { return }
    control(EPOLL_CTL_MOD, registration, interest)
  }

  /// Stops watching a descriptor; the owner closes it afterwards.
  public func remove(_ registration: Registration) {
    guard isCurrent(registration) else { return }
    control(EPOLL_CTL_DEL, registration, [])
    let slot = Int(registration.slot)
    let handler = slots[slot].handler
    slots[slot].handler = nil
    slots[slot].generation &+= 1
    freeSlots.append(registration.slot)
    // The handler may be running: its last reference must not go while it does.
    if let handler { deferred.append { withExtendedLifetime(handler) {} } }
  }

  private func isCurrent(_ registration: Registration) -> Bool {
    slots[Int(registration.slot)].generation == registration.generation
  }

  private func control(_ operation: Int32, _ registration: Registration, _ interest: Readiness) {
    let id = UInt64(registration.generation) << 32 | UInt64(registration.slot)
    var event = epoll_event(events: interest.rawValue, data: epoll_data_t(u64: id))
    let slot = slots[Int(registration.slot)]
    let result = epoll_ctl(slot.isUrgent ? urgent : epoll, operation, slot.fd, &event)
    precondition(result == 0, "epoll_ctl must accept what the loop's table holds: errno \(errno)")
  }

  // MARK: Time and work

  /// Runs the timer's action `delay` from now, replacing any earlier schedule of it.
  public func schedule(_ timer: Timer, after delay: Duration) {
    timers.add(timer, at: Instant.read() + delay)
  }

  /// Runs `work` on this loop's thread. May be called from any thread.
  public func post(_ work: @escaping @Sendable () -> Void) {
    let wasEmpty = posted.withLock { queue in
      queue.append(work)
      return queue.count == 1
    }
    if wasEmpty { wake() }
  }

  /// Runs `work` soon after the current event, on this thread, with nothing else on the stack.
  public func afterTurn(_ work: @escaping () -> Void) { deferred.append(work) }

  /// Adds something that has to be drained before the loop ends. Called in the order sinks first.
  public func register(_ drainable: any Drainable) { drainables.append(drainable) }

  /// Ends `run` after the current turn. May be called from any thread.
  public func stop() {
    post { self.isStopping = true }
  }

  private func wake() {
    var one: UInt64 = 1
    _ = write(wakeUp, &one, 8)
  }

  /// The one instance of `Object` that components on this loop share.
  // Not specialised: the code made for some object might lie beside a component's, which would then be
  // linked by all that ask for the object.
  @_semantics("optimize.sil.specialize.generic.never")
  public func shared<Object: LoopShared>(_ type: Object.Type) -> Object {
    for object in shared where Swift.type(of: object) == type {
      // Sound: the type has just been compared.
      return unsafeDowncast(object, to: type)
    }
    let object = type.init()
    object.hasSpare = { [unowned self] in trimLater() }
    shared.append(object)
    return object
  }

  /// Looks for memory to give back in a while.
  func trimLater() {
    if !trimmer.isScheduled { schedule(trimmer, after: EventLoop.trimInterval) }
  }

  /// Gives memory back that nobody has needed for a while.
  private func trim() {
    var isLeft = arena.trimSurplus()
    if deflater.trimSurplus() { isLeft = true }
    for object in shared where object.trimSurplus() { isLeft = true }
    if isLeft { trimLater() }
  }

  /// The time for which memory must have been unused to be given back.
  private static var trimInterval: Duration { .seconds(5) }

  // MARK: Running

  /// Handles events until `stop`.
  public func run() {
    while !isStopping { turn(wait: true) }
  }

  /// Waits for events (or only looks, without `wait`), handles them, and runs what is due.
  public func turn(wait: Bool) {
    let capacity = 128
    withUnsafeTemporaryAllocation(of: epoll_event.self, capacity: capacity) { events in
      let timeout = wait && deferred.isEmpty ? milliseconds() : 0
      let count = epoll_wait(epoll, events.baseAddress!, Int32(capacity), timeout)
      now = .read()
      for i in 0..<max(0, Int(count)) {
        dispatch(events[i])
        if i % EventLoop.patience == EventLoop.patience - 1 {
          dispatchUrgent()
          runDeferred()
        }
      }
    }
    timers.advance(to: now)
    runDeferred()
  }

  /// How long the loop may sleep: until the next timer, or for ever (-1).
  private func milliseconds() -> Int32 {
    guard let next = timers.nextInstant() else { return -1 }
    let delay = next.nanoseconds - Instant.read().nanoseconds
    return delay <= 0 ? 0 : Int32(clamping: (delay + 999_999) / 1_000_000)
  }

  /// What `epoll` says of the loop's own descriptors.
  private static var wakeUpID: UInt64 { .max }
  private static var urgentID: UInt64 { .max - 1 }

  /// Events that are handled before urgent ones, and work put off, get their say again.
  private static var patience: Int { 8 }

  /// Handles the events that go first.
  private func dispatchUrgent() {
    let capacity = 64
    withUnsafeTemporaryAllocation(of: epoll_event.self, capacity: capacity) { events in
      let count = epoll_wait(urgent, events.baseAddress!, Int32(capacity), 0)
      for i in 0..<max(0, Int(count)) { dispatch(events[i]) }
    }
  }

  private func dispatch(_ event: epoll_event) {
    let id = event.data.u64
    if id == EventLoop.wakeUpID { return runPosted() }
    if id == EventLoop.urgentID { return dispatchUrgent() }
    let slot = Int(UInt32(truncatingIfNeeded: id))
    guard slots[slot].generation == UInt32(truncatingIfNeeded: id >> 32) else { return }
    slots[slot].handler?.ready(Readiness(rawValue: event.events))
  }

  private func runPosted() {
    var count: UInt64 = 0
    _ = read(wakeUp, &count, 8)
    let work = posted.withLock { queue in
      let taken = queue
      queue.removeAll(keepingCapacity: true)
      return taken
    }
    for item in work { item() }
  }

  private func runDeferred() {
    // Work added by deferred work runs in the next turn, so that sockets get their say.
    guard !deferred.isEmpty else { return }
    let work = deferred
    deferred.removeAll(keepingCapacity: true)
    for item in work { item() }
  }
}
