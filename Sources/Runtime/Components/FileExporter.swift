import Schema

/// `otelcol.exporter.file`: writes telemetry to files.
public enum FileExporter: Component {
  public static var name: String { "otelcol.exporter.file" }
  public static var summary: String { "Writes telemetry to files." }
  public static var shape: Shape { .sink(.all) }
  public static var traits: Traits {
    [.observable, .onePerSignal, .refusesWhenFull, .observesBatches]
  }

  /// The arguments of `otelcol.exporter.file`.
  public struct Arguments: ArgumentSet {
    @Attribute("File to write to; with groups, a star stands for the group.")
    public var path = ""

    @Attribute("Keep what is in the file already.")
    public var append = false

    @Attribute("Form of messages: json (a line each) or proto (with their length in front).")
    public var format = OTLPEncoding.json

    @Attribute("Compression of each message: zstd, or none if empty; lengths stand in front then.")
    public var compression = FileCompression.none

    @Block("How hard to compress.")
    public var compressionParams: CompressionParameters? = nil

    @Attribute("Longest time that bytes are with the system but not on the medium.")
    public var flushInterval: Duration = .seconds(1)

    @Block("When to begin a new file, and which old ones to keep; not with groups.")
    public var rotation: FileRotationArguments? = nil

    @Block("Whether resources have files of their own.")
    public var groupBy = FileGroupArguments()

    @Block("What the component's own metrics tell; it has nothing to do here.")
    public var debugMetrics: DebugMetricsArguments? = nil

    public init() {}

    public func problems() -> [(attribute: String, problem: String)] {
      if path.isEmpty { return [("path", "path must be non-empty")] }
      if flushInterval <= .zero {
        return [("flush_interval", "flush_interval must be larger than zero")]
      }
      if append, rotation != nil {
        return [("append", "append and rotation enabled at the same time is not supported")]
      }
      if compressionParams != nil, compression == .none {
        return [("compression_params.level", "there is no compression to have a level")]
      }
      return groupBy.enabled ? groupBy.problems(with: path) : []
    }
  }

  /// The exporter of one signal on one loop. All of them write through one thread.
  public final class Sink: Runtime.Sink {
    private let outlet: FileOutlet

    /// - Throws: when the file cannot be written.
    public init(_ arguments: Arguments, in node: Node) throws {
      let format = arguments.fileFormat
      do {
        let writer = try FileWriter.shared(arguments.fileOptions(format), in: node)
        outlet = FileOutlet(writer, format, in: node)
      } catch {
        throw StartupError("\(node.id): \(error)")
      }
    }

    public func refusal(for load: Load) -> Refusal? { outlet.refusal(for: load) }

    public func accept(_ payload: Payload, _ receipt: Receipt) -> Verdict {
      outlet.accept(payload, receipt)
    }
  }
}

extension FileExporter.Arguments {
  /// How telemetry looks in the file.
  fileprivate var fileFormat: FileFormat {
    let level = compressionParams?.level ?? 0
    return FileFormat(
      isJSON: format == .json,
      compression: compression == .zstd
        ? HTTPCompression.zstd.compression(level: level) : Compression(.identity),
      groupAttribute: groupBy.enabled ? groupBy.resourceAttribute : nil)
  }

  /// Where and how the file is written.
  fileprivate func fileOptions(_ format: FileFormat) -> FileOptions {
    var options = FileOptions(path: path)
    options.appends = append
    options.isFramed = format.isFramed
    options.flushInterval = flushInterval
    options.maxOpenFiles = groupBy.enabled ? groupBy.maxOpenFiles : nil
    options.rotation = groupBy.enabled ? nil : rotation?.fileRotation
    return options
  }
}
