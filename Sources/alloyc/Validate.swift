import ArgumentParser
import Frontend

/// `alloyc validate`: checks a configuration.
struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check a configuration without building it.")

  @OptionGroup var input: ConfigurationOptions

  func run() throws {
    var compilation = try input.load()
    // All passes run too: some of what they find concerns the user, for instance dead components.
    _ = try input.reporting(&compilation) { (compilation) throws(DiagnosticSet) in
      try compilation.package(input.checkOptions, .standard, input.provenance(compilation))
    }
  }
}
