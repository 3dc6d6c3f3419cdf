import ArgumentParser
import Glibc

/// How the process ends, for scripts. A command that has shown what is wrong throws one of these.
enum ExitCodes: Int32, Error, CaseIterable {
  case success = 0
  case configuration = 1
  case usage = 2
  case environment = 3

  /// What the code means.
  var meaning: String {
    switch self {
    case .success: "the command did what it was asked to"
    case .configuration:
      "the configuration has errors, 'fmt -t' found a file that is not formatted, or the collector "
        + "could not start or could not deliver all it held"
    case .usage: "the command line is wrong"
    case .environment:
      "something else is missing or broken: a file, the Swift compiler, a library"
    }
  }

  /// Ends the process.
  func end() -> Never { exit(rawValue) }
}

/// `alloyc help exit-codes`.
struct ExplainExitCodes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exit-codes", abstract: "Explain the exit codes.",
    discussion: text)

  func run() { Console.print(Self.text + "\n") }

  /// The codes and their meanings, one a line.
  private static var text: String {
    ExitCodes.allCases.map { "\($0.rawValue)  \($0.meaning)" }.joined(separator: "\n")
  }
}
