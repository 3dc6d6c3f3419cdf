/// The sources of the runtime that collectors link: three Swift modules and the C modules that they
/// import.
public struct RuntimeSources: Sendable {
  /// The Swift modules, each after those that it imports.
  static let modules = ["Values", "Schema", "Runtime"]
  /// The C modules: folders that hold a module map.
  static let systemModules = [
    "CLinux", "COpenSSL", "CNghttp2", "CCompression", "CAres", "CSQLite", "CCrypt",
  ]

  /// The folder that holds a folder for each module.
  public let folder: Path

  /// Takes the sources in `folder`.
  public init(in folder: Path) { self.folder = folder }

  /// Finds the sources that belong to an executable: in the checkout that it was built in, or in
  /// `lib/alloyc` of the tree that it is installed in. The nearest folder wins.
  public static func find(near executable: Path = .executable) throws -> RuntimeSources {
    var place = executable.resolved?.parent ?? executable.parent
    while true {
      for candidate in [place / "lib/alloyc/Sources", place / "Sources"] {
        let sources = RuntimeSources(in: candidate)
        if sources.isComplete { return sources }
      }
      guard place.text != "/", place.text != "." else { break }
      place = place.parent
    }
    throw ToolchainError.noRuntime(executable)
  }

  /// Whether every module is there.
  private var isComplete: Bool {
    (Self.modules + Self.systemModules).allSatisfy { (folder / $0).isFolder }
  }

  /// The Swift files of a module, as paths relative to the module's folder: sorted, components last.
  /// What several files need, such as initialisers of globals and specialisations of generic
  /// functions, the compiler puts into the object file of one that came early. It must not be a
  /// component's, which would then be linked into collectors that do without that component.
  func files(of module: String) throws -> [String] {
    let files = try (folder / module).filesBelow().filter { $0.hasSuffix(".swift") }
    let isComponent = { (file: String) in file.hasPrefix("Components/") }
    return files.filter { !isComponent($0) } + files.filter(isComponent)
  }

  /// The options that let the compiler import the C modules.
  var importOptions: [String] {
    Self.systemModules.flatMap { ["-I", (folder / $0).text] }
  }

  /// Adds every source file to a digest.
  func add(to digest: inout Digest) throws {
    for module in Self.modules + Self.systemModules {
      for file in try (folder / module).filesBelow() where !file.hasSuffix(".observed") {
        digest.add(module + "/" + file)
        digest.add(try (folder / module / file).readBytes())
      }
    }
  }
}

extension ToolchainError {
  /// The executable was moved away from its runtime.
  fileprivate static func noRuntime(_ executable: Path) -> Self {
    Self(
      "cannot find the runtime's sources for \(executable)",
      notes: ["they are expected in ../lib/alloyc/Sources (installed) or ../Sources (checkout)"])
  }
}
