import ArgumentParser
import Codegen
import Frontend
import IR
import Interpreter
import Schema
import Values

/// What all commands that read a configuration have in common.
struct ConfigurationOptions: ParsableArguments {
  @Argument(help: "The configuration: a file, a folder of .alloy files, or '-' for standard input.")
  var configuration: String

  @Option(
    name: .customLong("stability.level"),
    help: "The least settled components that may be used (values: \(Self.levels)).")
  var stability = Stability.generallyAvailable

  @Flag(
    name: .customLong("feature.community-components.enabled"),
    help: "Allow community components.")
  var allowsCommunityComponents = false

  @Option(
    name: .customLong("bind"),
    help: ArgumentHelp(
      "Fix a variable of the environment now instead of when the collector starts.",
      valueName: "name=value"))
  var bindings: [Binding] = []

  @Option(help: "How warnings and errors are shown.")
  var format = DiagnosticSet.Format.text

  /// The levels, for the help text.
  private static let levels = Stability.allCases.map(\.rawValue).joined(separator: ", ")

  /// Reads the configuration.
  func load() throws -> Compilation {
    Compilation(try SourceFile.configuration(at: configuration))
  }

  /// What the checker is told.
  var checkOptions: CheckOptions {
    var options = CheckOptions()
    options.stability = stability
    options.allowsCommunityComponents = allowsCommunityComponents
    options.environment = Dictionary(bindings.map { ($0.name, $0.value) }) { _, last in last }
    options.problems = { component, arguments in
      let problems = try? ComponentCatalog.entries[component]?.problems(arguments)
      return (problems ?? []).map {
        ArgumentProblem(attribute: $0.attribute, sentence: $0.problem)
      }
    }
    return options
  }

  /// Where generated code comes from.
  func provenance(_ compilation: Compilation) -> Provenance {
    Provenance(of: compilation.files, at: configuration, alloycVersion: alloycVersion)
  }

  /// Shows warnings and errors, and throws if there were errors. `body` does the work.
  func reporting<Result>(
    _ compilation: inout Compilation,
    _ body: (inout Compilation) throws(DiagnosticSet) -> Result
  ) throws(ExitCodes) -> Result {
    do {
      let result = try body(&compilation)
      show(compilation.log)
      return result
    } catch {
      show(error)
      throw .configuration
    }
  }

  /// Writes diagnostics to standard error.
  private func show(_ log: DiagnosticSet) {
    Console.write(log.rendered(as: format, coloured: Console.hasColour))
  }
}

/// A variable of the environment with its value: `NAME=VALUE`.
struct Binding: ExpressibleByArgument {
  /// The variable.
  let name: String
  /// What it is worth.
  let value: String

  /// Reads `NAME=VALUE`; the value may be empty.
  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else { return nil }
    (name, value) = (String(parts[0]), String(parts[1]))
  }
}

/// Which passes run on the graph.
struct PassOptions: ParsableArguments {
  @Flag(help: "Leave the graph as the file has it.")
  var noOptimize = false

  @Option(
    help: ArgumentHelp(
      "Run only these passes (values: \(Self.names)).", valueName: "pass,..."))
  var passes: String?

  @Option(help: ArgumentHelp("Run the passes up to and including this one.", valueName: "pass"))
  var after: String?

  /// The names of all passes, for the help text.
  private static let names = [Pass].standard.map(\.name).joined(separator: ", ")

  func validate() throws {
    if [noOptimize, passes != nil, after != nil].filter({ $0 }).count > 1 {
      throw ValidationError("--no-optimize, --passes and --after exclude each other")
    }
    guard selected != nil else {
      throw ValidationError("unknown pass in '\(passes ?? after ?? "")'; there are \(Self.names)")
    }
  }

  /// The passes to run.
  var list: [Pass] { selected ?? [] }

  /// The passes to run; nil if one is unknown.
  private var selected: [Pass]? {
    if noOptimize { return [] }
    if let after { return [Pass].standard.through(after) }
    guard let passes else { return .standard }
    return [Pass].standard.named(passes.split(separator: ",").map(String.init))
  }
}

extension Stability: ExpressibleByArgument {}
extension DiagnosticSet.Format: ExpressibleByArgument {}
