/// The runtime, compiled: for each module an archive with one object per file, so that a component
/// which nobody uses leaves nothing in the collector, and the `.swiftmodule` beside it.
public struct RuntimeLibrary: Sendable {
  /// The folder that holds archives and modules.
  public let folder: Path

  /// The options of every Swift compilation that ends up in a collector. Exclusivity checks are off
  /// on both sides of the module boundary; with only one side off, the other keeps paying. Without
  /// the implicit import of string processing, the optimiser cannot borrow its specialisations, which
  /// would link the whole regular-expression engine: 1.3 MB. Functions stand in sections of their
  /// own, and public ones need not be kept, so that the linker drops what nobody calls.
  static let commonOptions = [
    "-O", "-wmo", "-enforce-exclusivity=unchecked", "-swift-version", "6",
    "-Xfrontend", "-disable-implicit-string-processing-module-import",
    "-Xfrontend", "-function-sections", "-Xfrontend", "-internalize-at-link",
  ]

  /// The options of the runtime's modules. Cross-module optimisation lets a generic stage
  /// specialise in the generated module although its state is private.
  static let moduleOptions =
    commonOptions + ["-num-threads", "2", "-cross-module-optimization", "-parse-as-library"]
    + (strangers + diagnostics).flatMap { ["-Xllvm", "-sil-disable-pass=\($0)"] }

  /// Optimisations that would put what is a component's beside strangers, and link it with them:
  /// specialised existentials, and array literals as static objects.
  private static let strangers = ["existential-specializer", "object-outliner"]

  /// Passes that serve diagnostics alone, which these sources passed when `alloyc` was built, and a
  /// first removal of loads that later ones repeat: a tenth of the time.
  private static let diagnostics = ["send-non-sendable", "mandatory-redundant-load-elimination"]

  /// Compiles the runtime into `folder`. `progress` hears of each module.
  static func build(
    _ sources: RuntimeSources, with compiler: Compiler, into folder: Path, moduleCache: Path,
    progress: Progress
  ) throws {
    try folder.createFolder()
    let archiver = try compiler.archiver()
    let count = RuntimeSources.modules.count
    for (index, module) in RuntimeSources.modules.enumerated() {
      let task = progress.start("runtime \(index + 1)/\(count): \(module)")
      let objects = folder / "objects-\(module)"
      try objects.createFolder()
      let files = try sources.files(of: module).map { (sources.folder / module / $0).text }
      let compile = try Subprocess.run(
        compiler.program,
        moduleOptions + ["-c", "-module-name", module, "-I", folder.text]
          + ["-emit-module", "-emit-module-path", (folder / "\(module).swiftmodule").text]
          + ["-module-cache-path", moduleCache.text] + sources.importOptions + files,
        in: objects, tick: task.tick)
      guard compile.status == 0 else { throw ToolchainError.runtimeFails(module, compile) }
      let archive = try Subprocess.run(
        archiver, ["rcsD", (folder / "lib\(module).a").text] + objects.entries(), in: objects)
      guard archive.status == 0 else { throw ToolchainError.runtimeFails(module, archive) }
      try objects.remove()
      task.finish()
    }
  }

  /// The options that let a generated module import the runtime.
  var importOptions: [String] { ["-I", folder.text] }

  /// The options that link the runtime and the C libraries behind it. A specialisation of the standard
  /// library's code that several modules have made is taken from the first: were that the runtime, it
  /// could bring a component along.
  var linkOptions: [String] {
    ["-L", folder.text] + RuntimeSources.modules.map { "-l\($0)" }
      + SystemLibrary.all.map { "-l\($0.name)" }
  }
}

extension ToolchainError {
  /// The compiler refuses the runtime: a broken installation, or a compiler that is too old.
  fileprivate static func runtimeFails(_ module: String, _ run: Subprocess) -> Self {
    Self("cannot compile the runtime's module \(module):\n\(run.output)")
  }
}
