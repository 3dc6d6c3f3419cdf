import ArgumentParser
import Codegen
import Frontend
import Schema

/// The command line of alloyc.
@main
struct Alloyc: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alloyc",
    abstract: "Compiles Grafana Alloy configurations into dedicated telemetry collectors.",
    version: "alloyc \(alloycVersion)",
    subcommands: [
      Build.self, Run.self, Format.self, Validate.self, ShowGraph.self, ExplainExitCodes.self,
    ])

  /// Runs the command that was asked for, and ends the process with a documented code.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      exit(with: error)
    }
  }

  /// Shows why a command failed, unless it has done so itself, and ends the process.
  private static func exit(with error: any Error) -> Never {
    switch error {
    case let error as ToolchainError:
      Console.complain("\(error)")
      ExitCodes.environment.end()
    case let error as ExitCodes:
      error.end()
    case let error where exitCode(for: error).isSuccess:
      Console.print(fullMessage(for: error) + "\n")
      ExitCodes.success.end()
    default:
      Console.write(fullMessage(for: error) + "\n")
      ExitCodes.usage.end()
    }
  }
}
