/// Turns a generated package into an executable: one direct compiler call against the runtime that
/// was compiled before.
public struct Toolchain: Sendable {
  /// The Swift compiler.
  private let compiler: Compiler
  /// The runtime's sources.
  private let sources: RuntimeSources
  /// Where compiled runtimes are kept.
  private let cache: RuntimeCache
  /// The version of alloyc.
  private let alloycVersion: String
  /// Where to tell what is going on.
  private let progress: Progress

  /// Finds everything a build needs, or says what is missing.
  public static func find(
    sources: RuntimeSources? = nil, cache: RuntimeCache = .standard, alloycVersion: String,
    progress: Progress = .standardError
  ) throws -> Toolchain {
    let compiler = try Compiler.find()
    try SystemLibrary.checkInstalled(triple: compiler.triple)
    return Toolchain(
      compiler: compiler, sources: try sources ?? .find(), cache: cache,
      alloycVersion: alloycVersion, progress: progress)
  }

  /// Compiles and links `package` into a static, stripped executable at `output`.
  public func build(_ package: GeneratedPackage, to output: Path, keepSymbols: Bool = false) throws
  {
    let library = try cache.library(
      sources, with: compiler, alloycVersion: alloycVersion, progress: progress)
    let folder = try Path.temporary.createUniqueFolder(prefix: "alloyc-")
    defer { try? folder.remove() }
    try package.write(into: folder)
    let files = package.files.map(\.path).filter { $0.hasPrefix("Sources/") }
    let task = progress.start("compiling \(output.name)")
    let run = try Subprocess.run(
      compiler.program,
      RuntimeLibrary.commonOptions + ["-module-name", SwiftName.module(package.name)]
        + library.importOptions + sources.importOptions
        + ["-module-cache-path", cache.moduleCache.text]
        + files + ["-o", "collector"] + library.linkOptions + Self.linkOptions(keepSymbols),
      in: folder, tick: task.tick)
    guard run.status == 0 else { throw ToolchainError.collectorFails(run) }
    try output.absolute.parent.createFolder()
    try (folder / "collector").copy(to: output)
    task.finish()
  }

  /// The options that make the executable small and independent of the machine.
  private static func linkOptions(_ keepSymbols: Bool) -> [String] {
    // The hash that incremental code generation would leave depends on the temporary folder's name.
    ["-static-executable", "-use-ld=lld", "-Xlinker", "--gc-sections"]
      + ["-Xfrontend", "-disable-incremental-llvm-codegen"]
      + (keepSymbols ? [] : ["-Xlinker", "--strip-all"])
  }
}

extension ToolchainError {
  /// The compiler refuses generated code: always a mistake of ours.
  fileprivate static func collectorFails(_ run: Subprocess) -> Self {
    Self(
      "the generated code does not compile; this is a bug in alloyc:\n\(run.output)",
      notes: ["--emit-package DIR writes the code, for the bug report"])
  }
}
