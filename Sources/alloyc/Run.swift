import ArgumentParser
import Codegen
import Frontend
import Interpreter
import Runtime
import Schema

/// `alloyc run`: runs a configuration without compiling it.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a configuration without compiling it.",
    discussion: "It does what the built collector does, more slowly.")

  @OptionGroup var input: ConfigurationOptions
  @OptionGroup var optimisation: PassOptions
  @OptionGroup var collector: CollectorFlags
  @OptionGroup(visibility: .hidden) var ignored: IgnoredFlags

  func run() throws {
    var compilation = try input.load()
    let graph = try input.reporting(&compilation) { (compilation) throws(DiagnosticSet) in
      try compilation.graph(input.checkOptions, optimisation.list)
    }
    let identity = CollectorIdentity(graph, input.provenance(compilation))
    guard Interpreter(graph).run(identity, try collector.options) == 0 else {
      throw ExitCodes.configuration
    }
  }
}

/// The flags that a built collector has too.
struct CollectorFlags: ParsableArguments {
  @Option(
    name: .customLong(CollectorFlag.serverAddress.rawValue),
    help: "Where /metrics, /-/ready and /-/healthy are served (default: 127.0.0.1:12345).")
  var serverAddress: String?

  @Option(
    name: .customLong(CollectorFlag.storagePath.rawValue),
    help: "Folder for what outlives the process (default: data-alloy).")
  var storagePath: String?

  @Option(
    name: .customLong(CollectorFlag.logLevel.rawValue),
    help: "debug, info, warn or error (default: as the logging block says).")
  var logLevel: String?

  @Option(
    name: .customLong(CollectorFlag.threads.rawValue),
    help: "Number of event loops that carry telemetry (default: 1).")
  var threads: String?

  @Option(
    name: .customLong(CollectorFlag.memoryLimit.rawValue),
    help: "Bytes of telemetry held before senders are refused (default: 80MiB).")
  var memoryLimit: String?

  @Option(
    name: .customLong(CollectorFlag.shutdownDeadline.rawValue),
    help: "How long SIGTERM waits for deliveries (default: 30s).")
  var shutdownDeadline: String?

  func validate() throws { _ = try options }

  /// The flags as the runtime takes them.
  var options: CollectorOptions {
    get throws {
      var options = CollectorOptions()
      let given: [(CollectorFlag, String?)] = [
        (.serverAddress, serverAddress), (.storagePath, storagePath), (.logLevel, logLevel),
        (.threads, threads), (.memoryLimit, memoryLimit), (.shutdownDeadline, shutdownDeadline),
      ]
      for (flag, value) in given {
        if let value, let problem = options.set(flag, to: value) {
          throw ValidationError("--\(flag.rawValue)=\(value): \(problem)")
        }
      }
      return options
    }
  }
}

/// Flags of `alloy run` that mean nothing here. They are accepted so that service files need no change.
struct IgnoredFlags: ParsableArguments {
  @Flag(name: .customLong("disable-reporting"))
  var disableReporting = false

  @Flag(name: .customLong("server.http.enable-pprof"))
  var enablePprof = false

  @Option(name: .customLong("server.http.ui-path-prefix"))
  var uiPathPrefix: String?

  @Option(name: .customLong("server.http.memory-addr"))
  var memoryAddress: String?

  @Option(name: .customLong("config.format"))
  var configFormat: String?
}
