/// The Swift compiler of this machine.
public struct Compiler: Sendable {
  /// The `swiftc` executable.
  public let program: Path
  /// What it says of its version, for instance `Swift version 6.3.1 (swift-6.3.1-RELEASE)`.
  public let version: String
  /// The platform it compiles for, as Debian spells it.
  let triple: String
  /// The folder that holds the toolchain's own programs, for instance `llvm-ar`.
  private let tools: Path

  /// Finds the compiler: `ALLOYC_SWIFTC`, then `PATH`, then where installers put it.
  public static func find() throws -> Compiler {
    if let chosen = environment("ALLOYC_SWIFTC") { return try Compiler(at: Path(chosen)) }
    let search = (environment("PATH") ?? "").split(separator: ":").map { Path(String($0)) }
    let home = environment("HOME").map { [Path($0) / ".local/share/swiftly/bin"] } ?? []
    let usual = [Path("/opt/swift/usr/bin"), Path("/usr/local/bin"), Path("/usr/bin")]
    for folder in search + home + usual where (folder / "swiftc").isExecutable {
      return try Compiler(at: folder / "swiftc")
    }
    throw ToolchainError.noCompiler
  }

  /// Asks the compiler at `program` about itself.
  init(at program: Path) throws {
    guard program.isExecutable else { throw ToolchainError.notACompiler(program) }
    let run = try Subprocess.run(program, ["-print-target-info"])
    guard run.status == 0,
      let version = Self.field("compilerVersion", of: run.output),
      let triple = Self.field("triple", of: run.output),
      let resources = Self.field("runtimeResourcePath", of: run.output)
    else { throw ToolchainError.notACompiler(program) }
    self.program = program
    self.version = version
    self.triple = triple.split(separator: "-").filter { $0 != "unknown" }.joined(separator: "-")
    tools = Path(resources).parent.parent / "bin"
    guard (Path(resources).parent / "swift_static").isFolder else {
      throw ToolchainError.noStaticLibraries(version)
    }
  }

  /// The archiver: the toolchain's own, or the one in `PATH`.
  func archiver() throws -> Path {
    let search = (environment("PATH") ?? "").split(separator: ":").map { Path(String($0)) / "ar" }
    guard let found = ([tools / "llvm-ar"] + search).first(where: \.isExecutable) else {
      throw ToolchainError.noArchiver
    }
    return found
  }

  /// The text of a string field in the compiler's JSON. Its values hold no escapes that matter.
  private static func field(_ name: String, of json: String) -> String? {
    for line in json.split(separator: "\n") {
      let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
      if parts.count >= 5, parts[1] == name { return String(parts[3]) }
    }
    return nil
  }
}

extension ToolchainError {
  /// There is no compiler.
  fileprivate static var noCompiler: Self {
    Self(
      "cannot find swiftc, the Swift compiler",
      notes: [
        "install Swift 6.2 or later from swift.org/install",
        "or name the compiler: ALLOYC_SWIFTC=/path/to/swiftc",
      ])
  }

  /// Something is there, but it does not act like a Swift compiler.
  fileprivate static func notACompiler(_ program: Path) -> Self {
    Self("\(program) does not work as a Swift compiler")
  }

  /// The toolchain was installed without what static linking needs.
  fileprivate static func noStaticLibraries(_ version: String) -> Self {
    Self(
      "\(version) has no static standard library (usr/lib/swift_static)",
      notes: ["install the full toolchain from swift.org/install"])
  }

  /// There is no archiver.
  fileprivate static var noArchiver: Self {
    Self("cannot find ar, the archiver", notes: ["on Debian: apt-get install binutils"])
  }
}
