import Schema

/// `otelcol.processor.memory_limiter`: refuses telemetry while the process uses too much memory.
public enum MemoryLimiter: Component {
  public static var name: String { "otelcol.processor.memory_limiter" }
  public static var summary: String {
    "Refuses telemetry while the collector uses too much memory."
  }
  public static var shape: Shape { .stage(.all) }
  public static var traits: Traits { [.onePerSignal, .refusesWhenFull] }

  /// The arguments of `otelcol.processor.memory_limiter`.
  public struct Arguments: ArgumentSet {
    @Attribute("How old a measurement may be.")
    public var checkInterval: Duration = .zero

    @Attribute("Most memory that the process is to use; 0 leaves it to the percentage.")
    public var limit: ByteSize = .mebibytes(0)

    @Attribute("Memory below the limit from which on telemetry is refused; a fifth of the limit.")
    public var spikeLimit: ByteSize? = nil

    @Attribute("The limit as a percentage of the memory there is.")
    public var limitPercentage = 0

    @Attribute("The spike limit as a percentage of the memory there is.")
    public var spikeLimitPercentage = 0

    @Block("What the component's own metrics tell; it has nothing to do here.")
    public var debugMetrics: DebugMetricsArguments? = nil

    public init() {}

    public func problems() -> [(attribute: String, problem: String)] {
      if checkInterval <= .zero {
        return [("check_interval", "check_interval must be greater than zero")]
      }
      if limit.bytes > 0 {
        return spikeLimit.map { $0 >= limit } ?? false
          ? [("spike_limit", "spike_limit must be less than limit")] : []
      }
      if !(1...100).contains(limitPercentage) {
        return [("limit", "limit or limit_percentage must be set, the percentage from 1 to 100")]
      }
      return spikeLimitPercentage >= limitPercentage
        ? [("spike_limit_percentage", "spike_limit_percentage must be less than limit_percentage")]
        : []
    }
  }

  /// The limiter of one signal on one loop. It holds nothing: it only stands between a sender and the
  /// next stage. Memory is measured when telemetry comes, so an idle collector sleeps.
  public final class Stage<Next: Sink>: Sink {
    private let arguments: Arguments
    private let node: Node
    private let next: Next
    private let accepted: Counter
    private let refused: Counter
    private let flow: ProcessorMetrics
    private let soft: Int
    private let hard: Int
    /// The process's resident memory; a test puts its own in place.
    var measure: () -> Int = { ProcessMemory.resident }
    private var lastMeasured: Instant?
    private var isRefusing = false

    public init(_ arguments: Arguments, in node: Node, into next: Next) throws {
      self.arguments = arguments
      self.node = node
      self.next = next
      (soft, hard) = arguments.limits(total: ProcessMemory.total)
      let items = node.signal!.items
      let words = node.signal!.itemWords
      accepted = node.counter(
        "otelcol_processor_accepted_\(items)_total",
        "Number of \(words) successfully pushed into the next component in the pipeline.")
      refused = node.counter(
        "otelcol_processor_refused_\(items)_total",
        "Number of \(words) that were rejected by the next component in the pipeline.")
      flow = ProcessorMetrics(node)
      flow.openAccount(node) { 0 }
    }

    public var keptCoding: ContentCoding? { next.keptCoding }

    public var byteLimit: Int { next.byteLimit }

    public var isDurable: Bool { next.isDurable }

    public func refusal(for load: Load) -> Refusal? {
      check()
      if isRefusing {
        refused.add(load.items)
        return Refusal(
          "the collector uses too much memory",
          retryAfter: max(.seconds(1), arguments.checkInterval))
      }
      return next.refusal(for: load)
    }

    public func accept(_ payload: Payload, _ receipt: Receipt) -> Verdict {
      accepted.add(payload.items)
      flow.incoming.add(payload.items)
      // What holds nothing has passed it on before it knows what becomes of it.
      flow.outgoing.add(payload.items)
      return next.accept(payload, receipt)
    }

    /// Measures again if the last measurement is too old.
    private func check() {
      if let lastMeasured, node.loop.now - lastMeasured < arguments.checkInterval { return }
      lastMeasured = node.loop.now
      var used = measure()
      if used > soft {
        // What only waits to be used again does not count.
        node.loop.arena.trim()
        used = measure()
      }
      guard (used > soft) != isRefusing else { return }
      isRefusing.toggle()
      node.log(
        isRefusing ? .warn : .info,
        isRefusing
          ? "memory usage is above the soft limit, refusing data"
          : "memory usage is back within limits, taking data again",
        ("cur_mem_mib", "\(used >> 20)"), ("soft_limit_mib", "\(soft >> 20)"),
        ("hard_limit_mib", "\(hard >> 20)"))
    }
  }
}

extension MemoryLimiter.Arguments {
  /// The bytes from which on telemetry is refused, and those that are not to be passed.
  func limits(total: Int) -> (soft: Int, hard: Int) {
    if limit.bytes > 0 {
      let hard = Int(clamping: limit.bytes)
      return (hard - Int(clamping: spikeLimit?.bytes ?? Int64(hard / 5)), hard)
    }
    let spike = spikeLimitPercentage > 0 ? total / 100 * spikeLimitPercentage : nil
    let hard = total / 100 * limitPercentage
    return (hard - (spike ?? hard / 5), hard)
  }
}
