import ArgumentParser
import Codegen
import Frontend
import IR
import Schema

/// `alloyc build`: compiles a configuration into an executable.
struct Build: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compile a configuration into a static executable.")

  /// What can be printed instead of building.
  enum Stage: String, CaseIterable, ExpressibleByArgument {
    case ast, program, graph, swift
  }

  @OptionGroup var input: ConfigurationOptions
  @OptionGroup var optimisation: PassOptions

  @Option(name: .shortAndLong, help: "The executable to write (default: the configuration's name).")
  var output: String?

  @Option(help: "Print a stage of the compilation instead of building.")
  var emit: Stage?

  @Option(
    help: ArgumentHelp(
      "Write a package that builds with 'swift build -c release' instead of building.",
      valueName: "dir"))
  var emitPackage: String?

  @Flag(help: .hidden)
  var keepSymbols = false

  func run() throws {
    var compilation = try input.load()
    if let emit { return Console.print(try text(of: emit, &compilation)) }
    let provenance = input.provenance(compilation)
    let package = try input.reporting(&compilation) { (compilation) throws(DiagnosticSet) in
      try compilation.package(input.checkOptions, optimisation.list, provenance)
    }
    if let emitPackage {
      try package.writeStandalone(into: Path(emitPackage), runtime: .find())
    } else {
      let toolchain = try Toolchain.find(alloycVersion: alloycVersion)
      try toolchain.build(package, to: Path(output ?? provenance.stem), keepSymbols: keepSymbols)
    }
  }

  /// A stage of the compilation as text.
  private func text(of stage: Stage, _ compilation: inout Compilation) throws(ExitCodes) -> String {
    try input.reporting(&compilation) { (compilation) throws(DiagnosticSet) in
      switch stage {
      case .ast: try compilation.parse().map(\.description).joined()
      case .program: try compilation.check(input.checkOptions).description
      case .graph: try compilation.graph(input.checkOptions, optimisation.list).description
      case .swift:
        try compilation.package(
          input.checkOptions, optimisation.list, input.provenance(compilation)
        ).description
      }
    }
  }
}
