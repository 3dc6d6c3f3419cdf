/// What code generation produces: a Swift package, as text.
public struct GeneratedPackage: Sendable, Equatable {
  /// One file of the package.
  public struct File: Sendable, Equatable {
    /// Where it is, relative to the package's folder.
    public let path: String
    /// What it holds.
    public let text: String

    /// Makes a file.
    public init(_ path: String, _ text: String) {
      self.path = path
      self.text = text
    }
  }

  /// The name of the package, of its only executable and of its only module.
  public let name: String
  /// The files, in the order in which a reader wants them.
  public let files: [File]

  /// Makes a package of `files`.
  public init(name: String, files: [File]) {
    self.name = name
    self.files = files
  }

  /// All files as one text, each under a line that names it; `--emit swift` prints this.
  public var description: String {
    files.map { "// \($0.path)\n\n\($0.text)" }.joined(separator: "\n")
  }

  /// Writes the files below `folder`.
  func write(into folder: Path) throws {
    for file in files {
      let path = folder / file.path
      try path.parent.createFolder()
      try path.write(file.text)
    }
  }
}
