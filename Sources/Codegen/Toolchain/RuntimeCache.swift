import Glibc

/// Compiled runtimes, kept from one build to the next. Each lives in a folder named after all that
/// shaped it, so an entry never changes once it is there and may be used without a lock.
public struct RuntimeCache: Sendable {
  /// The folder that holds the entries.
  public let folder: Path

  /// Keeps entries in `folder`.
  public init(in folder: Path) { self.folder = folder }

  /// The cache of this user: `ALLOYC_CACHE`, `XDG_CACHE_HOME/alloyc` or `~/.cache/alloyc`.
  public static var standard: RuntimeCache {
    if let chosen = environment("ALLOYC_CACHE") { return RuntimeCache(in: Path(chosen).absolute) }
    if let caches = environment("XDG_CACHE_HOME") {
      return RuntimeCache(in: Path(caches) / "alloyc")
    }
    if let home = environment("HOME") { return RuntimeCache(in: Path(home) / ".cache/alloyc") }
    return RuntimeCache(in: Path.temporary / "alloyc-\(getuid())")
  }

  /// The name of the entry for these sources, compiler and options.
  static func key(_ sources: RuntimeSources, compilerVersion: String, alloycVersion: String) throws
    -> String
  {
    var digest = Digest()
    digest.add(compilerVersion)
    digest.add(alloycVersion)
    digest.add(RuntimeLibrary.moduleOptions.joined(separator: " "))
    try sources.add(to: &digest)
    return "\(alloycVersion)-\(digest.text(length: 20))"
  }

  /// Where the compiler keeps what it made of C headers. It refuses what it made at another place, so
  /// the name tells the place, and a cache that has moved begins a new one.
  var moduleCache: Path {
    let place = Digest.hexadecimal(of: Array(folder.absolute.text.utf8), length: 8)
    return folder / "modules-\(place)"
  }

  /// The compiled runtime; it is compiled now if it is not in the cache yet.
  func library(
    _ sources: RuntimeSources, with compiler: Compiler, alloycVersion: String, progress: Progress
  ) throws -> RuntimeLibrary {
    let key = try Self.key(
      sources, compilerVersion: compiler.version, alloycVersion: alloycVersion)
    let entry = folder / key
    if entry.isFolder { return RuntimeLibrary(folder: entry) }
    try folder.createFolder()
    let lock = try FileLock(at: folder / "\(key).lock") {
      progress.note("waiting for another alloyc that compiles the same runtime")
    }
    defer { lock.release() }
    if entry.isFolder { return RuntimeLibrary(folder: entry) }
    progress.note("compiling the runtime for \(compiler.version); this happens once")
    let draft = folder / "\(key).part"
    try draft.remove()  // left by a build that was interrupted: nobody else holds the lock
    try RuntimeLibrary.build(
      sources, with: compiler, into: draft, moduleCache: moduleCache, progress: progress)
    try draft.move(to: entry)
    return RuntimeLibrary(folder: entry)
  }
}

/// A lock that one process at a time holds; it ends with its holder, however that ends.
private struct FileLock {
  /// The open lock file.
  private let descriptor: Int32

  /// Takes the lock. `wait` is called once if somebody else holds it.
  init(at path: Path, wait: () -> Void) throws {
    descriptor = open(path.text, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw ToolchainError.cannot("create", path) }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
    wait()
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw ToolchainError.cannot("lock", path) }
    }
  }

  /// Lets others take the lock.
  func release() { close(descriptor) }
}
