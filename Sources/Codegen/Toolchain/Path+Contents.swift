import Glibc

extension Path {
  /// The bytes of the file.
  public func readBytes() throws(ToolchainError) -> [UInt8] {
    let file = open(text, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw ToolchainError.cannot("read", self) }
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw ToolchainError.cannot("read", self) }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  /// The file as text; bad UTF-8 is replaced.
  public func readText() throws(ToolchainError) -> String {
    String(decoding: try readBytes(), as: UTF8.self)
  }

  /// Writes a file in one step: a reader sees the old file or the new one, never half of it. A file that
  /// exists keeps its permissions unless told otherwise, and a symbolic link keeps pointing at it.
  public func write(_ contents: String, permissions: mode_t? = nil) throws {
    try write(bytes: Array(contents.utf8), permissions: permissions)
  }

  /// Writes a file in one step: a reader sees the old file or the new one, never half of it.
  public func write(bytes: [UInt8], permissions: mode_t? = nil) throws {
    let target = resolved ?? self
    let draft = Path("\(target).\(getpid()).part")
    let file = open(draft.text, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw ToolchainError.cannot("write", self) }
    if let permissions = permissions ?? target.permissions { fchmod(file, permissions) }
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(file, $0.baseAddress! + sent, $0.count - sent)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else {
        let error = ToolchainError.cannot("write", self)
        close(file)
        unlink(draft.text)
        throw error
      }
      sent += count
    }
    close(file)
    try draft.move(to: target)
  }

  /// Copies the file's bytes and permissions to `target`.
  public func copy(to target: Path) throws {
    try target.write(bytes: readBytes(), permissions: isExecutable ? 0o755 : 0o644)
  }

  /// Renames this entry to `target`, in one step.
  public func move(to target: Path) throws {
    guard rename(text, target.text) == 0 else { throw ToolchainError.cannot("write", target) }
  }
}

extension Path {
  /// The names in the folder, sorted.
  public func entries() throws(ToolchainError) -> [String] {
    guard let folder = opendir(text) else { throw ToolchainError.cannot("list", self) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The files below the folder, as sorted paths relative to it.
  public func filesBelow() throws -> [String] {
    try entries().flatMap { name in
      let entry = self / name
      return entry.isFolder ? try entry.filesBelow().map { name + "/" + $0 } : [name]
    }
  }

  /// Makes the folder and those above it; it may exist already.
  public func createFolder() throws {
    if isFolder { return }
    if text.contains("/") && parent.text != text { try parent.createFolder() }
    guard mkdir(text, 0o755) == 0 || isFolder else { throw ToolchainError.cannot("create", self) }
  }

  /// Makes an empty folder inside this one, with a name that nobody else uses.
  public func createUniqueFolder(prefix: String) throws -> Path {
    try createFolder()
    var template = Array((self / "\(prefix)XXXXXX").text.utf8CString)
    guard mkdtemp(&template) != nil else { throw ToolchainError.cannot("create", self / prefix) }
    return Path(String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self))
  }

  /// Removes the entry and all below it; symbolic links are removed, not followed.
  public func remove() throws {
    var status = stat()
    guard lstat(text, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR {
      for name in try entries() { try (self / name).remove() }
      guard rmdir(text) == 0 else { throw ToolchainError.cannot("remove", self) }
    } else {
      guard unlink(text) == 0 else { throw ToolchainError.cannot("remove", self) }
    }
  }

  /// The folder for short-lived files.
  public static var temporary: Path { Path(environment("TMPDIR") ?? "/tmp") }
}

/// The value of an environment variable that is set and not empty.
func environment(_ name: String) -> String? {
  guard let value = getenv(name), value.pointee != 0 else { return nil }
  return String(cString: value)
}
