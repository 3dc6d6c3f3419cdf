import ArgumentParser
import Codegen
import Frontend

/// `alloyc fmt`: lays a configuration out as `alloy fmt` does.
struct Format: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt", abstract: "Format a configuration file.",
    discussion: "Prints the formatted text, unless told otherwise.")

  @Argument(help: "The file; '-' or nothing is standard input.")
  var file = "-"

  @Flag(name: [.short, .long], help: "Rewrite the file instead of printing, if it changes.")
  var write = false

  @Flag(name: [.short, .long], help: "Print nothing; fail if the file is not formatted.")
  var test = false

  func validate() throws {
    if write && test { throw ValidationError("-w and -t exclude each other") }
    if write && file == "-" { throw ValidationError("-w needs a file") }
  }

  func run() throws {
    let source = try file == "-" ? SourceFile.standardInput() : SourceFile(at: Path(file))
    var log = DiagnosticSet()
    let tree = AST(parsing: source, log: &log)
    if log.containsError {
      for diagnostic in log.inFileOrder {
        let place = diagnostic.range.map { "\($0): " } ?? ""
        Console.write("\(place)\(diagnostic.message)\n")
      }
      throw ExitCodes.configuration
    }
    let isFormatted = Array(tree.formatted.utf8) == source.bytes
    if test {
      guard !isFormatted else { return }
      Console.complain("file \(source.name) is not formatted correctly")
      throw ExitCodes.configuration
    } else if write {
      if !isFormatted { try Path(file).write(tree.formatted) }
    } else {
      Console.print(tree.formatted)
    }
  }
}
