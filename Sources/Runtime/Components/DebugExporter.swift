import Glibc
import Schema

/// `otelcol.exporter.debug`: shows telemetry on the terminal or in the log.
public enum DebugExporter: Component {
  public static let name = "otelcol.exporter.debug"
  public static let summary = "Shows telemetry in the log or on the terminal."
  public static let shape = Shape.sink(.all)
  public static let traits: Traits = [.observable, .onePerSignal, .readsRecords, .observesBatches]

  /// The arguments of `otelcol.exporter.debug`.
  public struct Arguments: ArgumentSet {
    @Attribute("How much is shown: basic, normal or detailed.")
    public var verbosity = Verbosity.basic

    @Attribute("Number of payloads that are shown each second before sampling begins.")
    public var samplingInitial = 2

    @Attribute("Of the payloads beyond, one in so many is shown.")
    public var samplingThereafter = 1

    @Attribute("Write to the collector's log instead of the output paths.")
    public var useInternalLogger = true

    @Attribute("Where to write without the log: stdout, stderr or the path of a file.")
    public var outputPaths: [String] = ["stdout"]

    public init() {}
  }

  /// How much of the telemetry is shown.
  public enum Verbosity: String, ConfigEnum, Sendable {
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
    private let sent: Counter
    /// Where text goes when the log is not used.
    private let outputs: [Int32]
    /// The second in which payloads are counted, and how many came in it.
    private var second: Int64 = -1
    private var count = 0

    /// - Throws: when an output path cannot be opened.
    public init(_ arguments: Arguments, in node: Node) throws {
      self.arguments = arguments
      self.node = node
      sent = ExporterMetrics(node).sent
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
      if isSampled { show(payload) }
      sent.add(payload.items)
      return .accepted
    }

    /// Whether the next payload is shown: the first of each second, then one in so many.
    private var isSampled: Bool {
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

    /// Shows a payload.
    private func show(_ payload: Payload) {
      let kind = [Signal.traces: "Traces", .metrics: "Metrics", .logs: "Logs"][payload.signal]!
      let counts = PayloadCounts(payload)
      write(kind, counts.fields)
      guard arguments.verbosity != .basic else { return }
      for slice in payload.slices {
        let text =
          arguments.verbosity == .normal
          ? NormalText(payload.signal, slice.bytes).text
          : DetailedText(payload.signal, slice.bytes).text
        write(text, [])
      }
    }

    /// Writes a message with fields to the log, or plainly to the output paths.
    private func write(_ message: String, _ fields: [(String, Int)]) {
      guard !arguments.useInternalLogger else {
        return node.log(.info, message, fields.map { ($0.0, $0.1) })
      }
      let suffix = fields.map { " \($0.0)=\($0.1)" }.joined()
      let bytes = Array((message + suffix + (message.hasSuffix("\n") ? "" : "\n")).utf8)
      for output in outputs {
        var rest = bytes[...]
        while !rest.isEmpty {
          let count = rest.withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
          // What shows telemetry never stops it.
          guard count > 0 else { break }
          rest = rest.dropFirst(count)
        }
      }
    }
  }
}

/// How many resources, and items below them, a payload holds.
private struct PayloadCounts {
  let fields: [(String, Int)]

  init(_ payload: Payload) {
    var resources = 0
    var metrics = 0
    for slice in payload.slices {
      let found = MessageView(ProtobufReader(slice.bytes)).messages(1)
      resources += found.count
      guard payload.signal == .metrics else { continue }
      for scope in found.flatMap({ $0.messages(2) }) { metrics += scope.messages(2).count }
    }
    switch payload.signal {
    case .traces: fields = [("resource spans", resources), ("spans", payload.items)]
    case .metrics:
      fields = [
        ("resource metrics", resources), ("metrics", metrics), ("data points", payload.items),
      ]
    case .logs: fields = [("resource logs", resources), ("log records", payload.items)]
    }
  }
}
