/// What may be chosen when a collector starts; the flags are those of `alloy run`.
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
  /// Bytes of telemetry that the collector holds at most, over all loops; past it receivers refuse.
  public var memoryLimit = 128 << 20
  /// How long the collector goes on after SIGTERM to deliver what it holds.
  public var shutdownDeadline = Duration.seconds(30)

  /// The defaults.
  public init() {}

  /// The levels that `logLevel` may name, as in the `logging` block.
  public static let logLevels = ["debug", "info", "warn", "error"]

  /// Whether `text` is `host:port`; the host may be empty or in brackets.
  public static func isAddress(_ text: String) -> Bool {
    guard let colon = text.lastIndex(of: ":"), UInt16(text[text.index(after: colon)...]) != nil
    else { return false }
    let host = text[..<colon]
    return !host.contains(":") || host.hasPrefix("[") && host.hasSuffix("]")
  }
}

/// What the `logging` block says.
public struct LogOptions: Sendable {
  /// The least level that is written.
  public var level: LogLevel
  public var format: LogFormat

  public init(level: LogLevel = .info, format: LogFormat = .logfmt) {
    self.level = level
    self.format = format
  }
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
