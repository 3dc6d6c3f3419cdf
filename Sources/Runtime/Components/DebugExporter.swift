import Glibc
import Schema

/// `otelcol.exporter.debug`: shows telemetry on the terminal or in the log.
///
/// Sampling goes by payloads: the lines about one are shown all or not at all. Every loop and signal
/// samples for itself.
public enum DebugExporter: Component {
  public static var name: String { "otelcol.exporter.debug" }
  public static var summary: String { "Shows telemetry in the log or on the terminal." }
  public static var shape: Shape { .sink(.all) }
  public static var traits: Traits {
    [.observable, .onePerSignal, .readsRecords, .observesBatches]
  }

  /// The arguments of `otelcol.exporter.debug`.
  public struct Arguments: ArgumentSet {
    @Attribute("How much is shown: basic (counts), normal (a line a record) or detailed.")
    public var verbosity = "basic"

    @Attribute("Number of payloads that are shown each second before sampling begins.")
    public var samplingInitial = 2

    @Attribute("Of the payloads beyond, one in so many is shown.")
    public var samplingThereafter = 1

    @Attribute("Write to the collector's log instead of the output paths.")
    public var useInternalLogger = true

    @Attribute("Where to write without the log: stdout, stderr or the path of a file.")
    public var outputPaths: [String] = ["stdout"]

    @Block("What the component's own metrics tell; it has nothing to do here.")
    public var debugMetrics: DebugMetricsArguments? = nil

    public init() {}

    /// What `verbosity` means, in whatever case its letters are; nil if it means nothing.
    var level: Verbosity? { Verbosity(rawValue: verbosity.lowercased()) }

    public func problems() -> [(attribute: String, problem: String)] {
      var problems: [(attribute: String, problem: String)] = []
      if level == nil {
        problems.append(
          ("verbosity", "verbosity must be \"basic\", \"normal\" or \"detailed\""))
      }
      if useInternalLogger && outputPaths != ["stdout"] {
        problems.append(
          ("output_paths", "output_paths is not supported when use_internal_logger is true"))
      }
      if !useInternalLogger && outputPaths.isEmpty {
        problems.append(
          ("output_paths", "output_paths must not be empty when use_internal_logger is false"))
      }
      return problems
    }
  }

  /// How much of the telemetry is shown.
  enum Verbosity: String {
    /// Counts.
    case basic
    /// A line for each record.
    case normal
    /// Every field.
    case detailed
  }

  /// The exporter of one signal on one loop.
  public final class Sink: Runtime.Sink {
    private let arguments: Arguments
    private let node: Node
    private let metrics: ExporterMetrics
    /// Where text goes when the log is not used.
    private let outputs: [Int32]
    /// The second in which payloads are counted, and how many came in it.
    private var second: Int64 = -1
    private var count = 0

    /// - Throws: when an output path cannot be opened.
    public init(_ arguments: Arguments, in node: Node) throws {
      self.arguments = arguments
      self.node = node
      metrics = ExporterMetrics(node)
      metrics.openAccount(node) { 0 }
      outputs = arguments.useInternalLogger ? [] : try arguments.outputPaths.map(Sink.open)
    }

    /// The descriptor of an output path.
    private static func open(_ path: String) throws -> Int32 {
      switch path {
      case "stdout": return 1
      case "stderr": return 2
      default:
        let fd = Glibc.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard fd >= 0 else {
          throw StartupError("cannot open '\(path)': \(String(cString: strerror(errno)))")
        }
        return fd
      }
    }

    public func refusal(for load: Load) -> Refusal? { nil }

    public func accept(_ payload: Payload, _ receipt: Receipt) -> Verdict {
      metrics.taken.add(payload.items)
      if isSampled() { show(payload) }
      metrics.sent.add(payload.items)
      return .accepted
    }

    /// Whether the next payload is shown: the first of each second, then one in so many.
    private func isSampled() -> Bool {
      let now = node.loop.now.nanoseconds / 1_000_000_000
      if now != second {
        second = now
        count = 0
      }
      count += 1
      if count <= arguments.samplingInitial { return true }
      let every = arguments.samplingThereafter
      return every > 0 && (count - arguments.samplingInitial) % every == 0
    }

    /// Shows a payload: its counts, then its records if they are wanted.
    private func show(_ payload: Payload) {
      let kind = [Signal.traces: "Traces", .metrics: "Metrics", .logs: "Logs"][payload.signal]!
      // All slices together are one request.
      let request = MessageView(payload.slices.map { ProtobufReader($0.bytes) })
      write(kind, request.counts(payload.signal, items: payload.items))
      switch arguments.level {
      case .basic, nil: break
      case .normal: write(NormalText(payload.signal, request).text, [])
      case .detailed: write(DetailedText(payload.signal, request).text, [])
      }
    }

    /// Writes a message with fields to the log, or in the way of a console to the output paths.
    private func write(_ message: String, _ fields: [(String, Int)]) {
      guard !arguments.useInternalLogger else {
        return node.logWhole(.info, message, fields.map { ($0.0, $0.1) })
      }
      let members = fields.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ")
      let line = message + (fields.isEmpty ? "\n" : "\t{\(members)}\n")
      for output in outputs { Array(line.utf8).write(to: output) }
    }
  }
}

extension MessageView {
  /// How many resources, and items below them, a request holds.
  fileprivate func counts(_ signal: Signal, items: Int) -> [(String, Int)] {
    let resources = messages(1)
    switch signal {
    case .traces: return [("resource spans", resources.count), ("spans", items)]
    case .logs: return [("resource logs", resources.count), ("log records", items)]
    case .metrics:
      let metrics = resources.flatMap { $0.messages(2) }.map { $0.messages(2).count }
      return [
        ("resource metrics", resources.count), ("metrics", metrics.reduce(0, +)),
        ("data points", items),
      ]
    }
  }
}

extension [UInt8] {
  /// Writes the bytes to a descriptor; what shows telemetry never stops it, so errors are ignored.
  fileprivate func write(to descriptor: Int32) {
    var rest = self[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
