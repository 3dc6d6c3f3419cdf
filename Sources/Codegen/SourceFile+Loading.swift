import Frontend

extension SourceFile {
  /// Reads a file. Messages name it as it is written in `path`.
  public init(at path: Path) throws(ToolchainError) {
    if path.isFolder { throw ToolchainError("\(path) is a directory") }
    self.init(name: path.text, bytes: try path.readBytes())
  }

  /// Reads standard input to its end.
  public static func standardInput() throws(ToolchainError) -> SourceFile {
    let file = try SourceFile(at: Path("/dev/stdin"))
    return SourceFile(name: "<stdin>", bytes: file.bytes)
  }

  /// The files of a configuration, in UTF-8: one file, standard input for `-`, or all `.alloy` files
  /// directly in a folder, by name.
  public static func configuration(at path: String) throws(ToolchainError) -> [SourceFile] {
    if path == "-" { return [try .standardInput().inUTF8] }
    let place = Path(path)
    guard place.isFolder else { return [try SourceFile(at: place).inUTF8] }
    var files: [SourceFile] = []
    for name in try place.entries() where name.hasSuffix(".alloy") && (place / name).isFile {
      files.append(try SourceFile(at: place / name).inUTF8)
    }
    guard !files.isEmpty else { throw ToolchainError("no .alloy files in \(path)") }
    return files
  }
}
