import Schema
import Values

/// What may be chosen when a collector starts; the flags are those of `alloy run`, and some more.
public struct CollectorOptions: Sendable, Equatable {
  /// Where metrics and health are served.
  public var serverAddress = "127.0.0.1:12345"
  /// The folder for everything that outlives the process.
  public var storagePath = "data-alloy"
  /// The least level that is logged; nil leaves it to the `logging` block.
  public var logLevel: String?
  /// The number of loops that carry telemetry. One is enough for about a million spans a second,
  /// and makes the fullest batches.
  public var threads: Int?
  /// Bytes of telemetry that the collector holds at most; past it receivers refuse. The loops share
  /// it, but each has 32 MiB at least.
  public var memoryLimit = 80 << 20
  /// How long the collector goes on after SIGTERM to deliver what it holds.
  public var shutdownDeadline = Duration.seconds(30)

  /// The defaults.
  public init() {}

  /// Sets the option that a flag means.
  /// - Returns: what was expected instead of `value`, or nil if it is right.
  /// - Requires: `flag` is the name of a flag that takes a value.
  public mutating func set(_ flag: CollectorFlag, to value: String) -> String? {
    switch flag {
    case .serverAddress:
      serverAddress = value
      return CollectorOptions.isAddress(value) ? nil : "expected HOST:PORT"
    case .storagePath: storagePath = value
    case .logLevel:
      logLevel = value
      let levels = CollectorOptions.logLevels
      return levels.contains(value) ? nil : "expected \(levels.joined(separator: ", "))"
    case .threads:
      threads = Int(value)
      return (1...1024).contains(threads ?? 0) ? nil : "expected a number from 1 to 1024"
    case .memoryLimit:
      let least = ByteSize.bytes(Int64(CollectorOptions.leastMemory))
      guard let size = try? ByteSize(.string(value)), size >= least,
        let bytes = Int(exactly: size.bytes)
      else { return "expected a size of \(least) or more, such as 256MiB" }
      memoryLimit = bytes
    case .shutdownDeadline:
      guard let time = try? Duration(.string(value)), time > .zero else {
        return "expected a time above zero, such as 30s"
      }
      shutdownDeadline = time
    }
    return nil
  }

  /// The least memory limit, and what every loop has however many there are, in bytes: room for a
  /// body of 20 MiB, the default limit of HTTP.
  static var leastMemory: Int { 32 << 20 }

  /// The levels that `logLevel` may name, as in the `logging` block.
  public static var logLevels: [String] { ["debug", "info", "warn", "error"] }

  /// Whether `text` is `host:port`; the host may be empty or in brackets.
  public static func isAddress(_ text: String) -> Bool {
    guard let colon = text.lastIndex(of: ":"), UInt16(text[text.index(after: colon)...]) != nil
    else { return false }
    let host = text[..<colon]
    return !host.contains(":") || host.hasPrefix("[") && host.hasSuffix("]")
  }
}

/// A flag that takes a value.
public enum CollectorFlag: String, Sendable, CaseIterable {
  case serverAddress = "server.http.listen-addr"
  case storagePath = "storage.path"
  case logLevel = "log.level"
  case threads = "threads"
  case memoryLimit = "memory.limit"
  case shutdownDeadline = "feature.component-shutdown-deadline"
}

/// What the `logging` block says.
public struct LogOptions: Sendable {
  /// The least level that is written.
  public var level = LogLevel.info
  public var format = LogFormat.logfmt

  /// The defaults, changed by `configure`.
  public init(_ configure: (inout LogOptions) -> Void = { _ in }) { configure(&self) }
}

/// What a built collector knows of its own origin.
public struct CollectorIdentity: Sendable {
  /// The name of the configuration file, without its folder.
  public let configurationName: String
  /// The first digits of the SHA-256 of the configuration.
  public let configurationHash: String
  /// The version of the compiler that built it.
  public let alloycVersion: String
  /// The configuration that it was built from.
  public let configuration: String
  /// The graph that it runs, as `alloyc graph` prints it.
  public let graph: String

  /// Describes a collector.
  public init(
    configurationName: String, configurationHash: String, alloycVersion: String,
    configuration: String, graph: String
  ) {
    self.configurationName = configurationName
    self.configurationHash = configurationHash
    self.alloycVersion = alloycVersion
    self.configuration = configuration
    self.graph = graph
  }

  /// The answer to `--version`.
  public var versionText: String {
    "collector for \(configurationName) (configuration \(configurationHash)), "
      + "built by alloyc \(alloycVersion)\n"
  }
}
