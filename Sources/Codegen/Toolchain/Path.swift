import Glibc

/// A place in the file system, as text. Codegen does without Foundation so that `alloyc` starts
/// fast and `alloyc run` carries no more than a compiled collector does.
public struct Path: Sendable, Hashable, CustomStringConvertible {
  /// The path as it is written.
  public let text: String

  /// Makes a path of `text`.
  public init(_ text: String) { self.text = text }

  /// The path as it is written.
  public var description: String { text }

  /// The entry called `name` in this folder.
  public static func / (folder: Path, name: String) -> Path {
    if name.hasPrefix("/") { return Path(name) }
    return Path(folder.text.hasSuffix("/") ? folder.text + name : folder.text + "/" + name)
  }

  /// The last part of the path.
  public var name: String {
    text.split(separator: "/").last.map(String.init) ?? text
  }

  /// The name without its extension.
  public var stem: String {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// What follows the last dot of the name, or nothing.
  public var `extension`: String {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return String(name[name.index(after: dot)...])
  }

  /// The folder that holds this entry.
  public var parent: Path {
    guard let slash = text.lastIndex(of: "/") else { return Path(".") }
    return slash == text.startIndex ? Path("/") : Path(String(text[..<slash]))
  }

  /// The folder that the process runs in.
  public static var current: Path {
    guard let buffer = getcwd(nil, 0) else { return Path(".") }
    defer { free(buffer) }
    return Path(String(cString: buffer))
  }

  /// The same place, counted from the root; symbolic links stay.
  public var absolute: Path { Path.current / text }

  /// The same place with every symbolic link followed, or nil if it does not exist.
  public var resolved: Path? {
    guard let buffer = realpath(text, nil) else { return nil }
    defer { free(buffer) }
    return Path(String(cString: buffer))
  }

  /// The executable that runs now.
  public static var executable: Path { Path("/proc/self/exe").resolved ?? Path(".") }
}

extension Path {
  /// Whether something is there.
  public var exists: Bool { access(text, F_OK) == 0 }

  /// Whether a regular file is there that may be executed.
  public var isExecutable: Bool { isFile && access(text, X_OK) == 0 }

  /// Whether a regular file is there.
  public var isFile: Bool { mode.map { $0 & S_IFMT == S_IFREG } ?? false }

  /// Whether a folder is there.
  public var isFolder: Bool { mode.map { $0 & S_IFMT == S_IFDIR } ?? false }

  /// Who may do what with the file, or nil if nothing is there.
  var permissions: mode_t? { mode.map { $0 & 0o7777 } }

  /// The type and permission bits, or nil if nothing is there.
  private var mode: mode_t? {
    var status = stat()
    return stat(text, &status) == 0 ? status.st_mode : nil
  }
}
