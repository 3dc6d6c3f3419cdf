import CLinux
import Glibc
import Values

/// A collector's life: start the loops, run until a signal, deliver what is held, and end.
///
/// The main thread runs the control loop: signals, metrics and health. Every other loop carries
/// telemetry on a thread of its own, with its own copy of the pipeline.
public final class Collector: @unchecked Sendable {
  private let identity: CollectorIdentity
  private let options: CollectorOptions
  private let group = LoopGroup()
  private let control: EventLoop
  private var threads: [pthread_t] = []
  private var admin: AdminServer?
  private var signals: SignalWatcher?
  /// Loops that have not finished draining.
  private var draining = 0
  /// What could not be delivered before the deadline, a sentence each.
  private var leftovers: [String] = []
  private var isStopping = false

  private init(_ identity: CollectorIdentity, _ options: CollectorOptions) {
    self.identity = identity
    self.options = options
    control = EventLoop(
      index: options.threads ?? 1, memoryLimit: 4 << 20, receiveBufferSize: 16 << 10)
  }

  /// The main function of a built collector: reads the command line, runs, and ends the process.
  /// - Parameters:
  ///   - late: evaluates what is known only at start-up, once for all loops.
  ///   - logging: what the `logging` block says.
  ///   - pipeline: wires the components on a loop, sinks first.
  public static func main<Late>(
    _ identity: CollectorIdentity, late: () throws -> Late,
    logging: (Late) -> LogOptions = { _ in LogOptions() },
    pipeline: (EventLoop, Late) throws -> Void
  ) -> Never {
    do throws(UsageError) {
      switch try CommandLineRequest(
        parsing: EarlyStart.arguments, identity: identity)
      {
      case .print(let text):
        print(text, terminator: "")
        exit(0)
      case .run(let options):
        exit(run(identity, options, late: late, logging: logging, pipeline: pipeline))
      }
    } catch {
      writeError("\(error)\nTry --help.\n")
      exit(2)
    }
  }

  /// Builds one pipeline per loop and runs them until the process is told to stop.
  /// - Returns: the process's exit code: 0 when everything held was delivered, 1 when the collector
  ///   could not start, or the deadline passed with something undelivered.
  public static func run<Late>(
    _ identity: CollectorIdentity, _ options: CollectorOptions, late: () throws -> Late,
    logging: (Late) -> LogOptions, pipeline: (EventLoop, Late) throws -> Void
  ) -> Int32 {
    let started = Instant.read()
    tuneAllocator()
    let collector = Collector(identity, options)
    do {
      let late = try late()
      let logging = logging(late)
      Log.standard.configure(
        level: options.logLevel.flatMap { LogLevel(name: $0) } ?? logging.level,
        format: logging.format)
      for name in MissingVariables.all {
        Log.standard.write(
          .warn, "an environment variable is not set and counts as empty", ("name", name))
      }
      try collector.build { try pipeline($0, late) }
      try collector.open()
    } catch {
      Log.standard.write(.error, "the collector could not start", ("error", "\(error)"))
      return 1
    }
    collector.start()
    Log.standard.write(
      .info, "collector is running", ("config", identity.configurationName),
      ("config_hash", identity.configurationHash), ("version", identity.alloycVersion),
      ("threads", "\(collector.group.loops.count)"),
      ("start_up", "\(Instant.read() - started)"))
    collector.control.run()
    return collector.end()
  }

  /// glibc trims and maps large buffers on every request unless told otherwise.
  private static func tuneAllocator() {
    mallopt(M_TRIM_THRESHOLD, 8 << 20)
    mallopt(M_MMAP_THRESHOLD, 4 << 20)
    // Few threads need few arenas, and each costs memory.
    mallopt(M_ARENA_MAX, 2)
  }

  // MARK: Starting

  /// Creates the loops and a pipeline on each.
  private func build(_ pipeline: (EventLoop) throws -> Void) throws {
    signals = SignalWatcher(on: control) { [unowned self] in stop() }
    let count = options.threads ?? 1
    group.storagePath = options.storagePath
    for index in 0..<count {
      // With less, a loop could not take a request of the largest size that is allowed.
      let memory = max(options.memoryLimit / count, CollectorOptions.leastMemory)
      let loop = EventLoop(index: index, memoryLimit: memory)
      group.add(loop)
      try pipeline(loop)
    }
  }

  /// Opens the sockets: nothing is accepted before the whole pipeline stands.
  private func open() throws {
    try group.listen()
    guard !options.serverAddress.isEmpty else { return }
    admin = try AdminServer(
      on: control, address: options.serverAddress, loops: group.loops, identity: identity)
  }

  /// Starts a thread for every loop.
  private func start() {
    for loop in group.loops { threads.append(startThread { loop.run() }) }
    admin?.isReady = true
  }

  // MARK: Stopping

  /// Begins to drain; the second signal ends at once.
  private func stop() {
    guard !isStopping else {
      Log.standard.write(.warn, "told to stop a second time, ending at once")
      return control.stop()
    }
    isStopping = true
    admin?.isReady = false
    Log.standard.write(.info, "stopping", ("deadline", "\(options.shutdownDeadline)"))
    draining = group.loops.count
    for loop in group.loops {
      loop.post { [self] in
        loop.drain(limit: options.shutdownDeadline) { left in
          self.control.post { self.drained(left) }
        }
      }
    }
  }

  /// Notes that one loop is empty, or has given up.
  private func drained(_ left: [String]) {
    leftovers += left
    draining -= 1
    if draining == 0 { control.stop() }
  }

  /// Ends the loops and reports what was not delivered.
  private func end() -> Int32 {
    for loop in group.loops { loop.stop() }
    for thread in threads { pthread_join(thread, nil) }
    group.end()
    report()
    for left in leftovers { Log.standard.write(.error, "not delivered", ("left", left)) }
    guard draining == 0, leftovers.isEmpty else { return 1 }
    Log.standard.write(.info, "stopped, everything was delivered")
    return 0
  }
}

extension Collector {
  /// Logs what became of all that the collector was given.
  private func report() {
    guard Log.standard.isEnabled(.info) else { return }
    var report = ClosingReport()
    for loop in group.loops {
      for account in loop.metrics.accounts { report.add(account) }
    }
    report.write(to: .standard)
  }
}

/// Writes to standard error.
private func writeError(_ text: String) {
  var text = text
  text.withUTF8 { _ = write(2, $0.baseAddress, $0.count) }
}
