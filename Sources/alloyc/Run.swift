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
    guard Interpreter(graph).run(identity, collector.options) == 0 else {
      throw ExitCodes.configuration
    }
  }
}

/// The flags that a built collector has too.
struct CollectorFlags: ParsableArguments {
  @Option(
    name: .customLong("server.http.listen-addr"),
    help: "Where /metrics, /-/ready and /-/healthy are served.")
  var serverAddress = CollectorOptions().serverAddress

  @Option(name: .customLong("storage.path"), help: "Folder for what outlives the process.")
  var storagePath = CollectorOptions().storagePath

  @Option(
    name: .customLong("log.level"),
    help: "debug, info, warn or error (default: as the logging block says).")
  var logLevel: String?

  @Option(help: "Number of event loops (default: one per processor).")
  var threads: Int?

  func validate() throws {
    guard CollectorOptions.isAddress(serverAddress) else {
      throw ValidationError("--server.http.listen-addr: expected HOST:PORT")
    }
    if let logLevel, !CollectorOptions.logLevels.contains(logLevel) {
      throw ValidationError("--log.level: expected \(CollectorOptions.logLevels)")
    }
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads: expected a number from 1 to 1024")
    }
  }

  /// The flags as the runtime takes them.
  var options: CollectorOptions {
    var options = CollectorOptions()
    options.serverAddress = serverAddress
    options.storagePath = storagePath
    options.logLevel = logLevel
    options.threads = threads
    return options
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
