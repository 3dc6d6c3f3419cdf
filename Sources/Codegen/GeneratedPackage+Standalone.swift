extension GeneratedPackage {
  /// Writes the package below `folder`, with the runtime's sources beside the generated ones, so that
  /// `swift build` needs nothing else. A package that alloyc wrote there before is replaced.
  public func writeStandalone(into folder: Path, runtime: RuntimeSources) throws {
    guard try folder.isFreeForPackage else { throw ToolchainError.occupied(folder) }
    try (folder / "Sources").remove()
    try write(into: folder)
    for module in RuntimeSources.modules + RuntimeSources.systemModules {
      for file in try (runtime.folder / module).filesBelow() {
        let target = folder / "Sources" / module / file
        try target.parent.createFolder()
        try (runtime.folder / module / file).copy(to: target)
      }
    }
  }
}

extension Path {
  /// Whether nothing of the user's is lost when a package is written here.
  fileprivate var isFreeForPackage: Bool {
    get throws {
      guard exists else { return true }
      if try entries().isEmpty { return true }
      let manifest = self / "Package.swift"
      return try manifest.isFile && manifest.readText().contains(Provenance.mark)
    }
  }
}

extension ToolchainError {
  /// The folder holds something that alloyc did not write.
  fileprivate static func occupied(_ folder: Path) -> Self {
    Self("\(folder) is not empty, and alloyc did not write what is there")
  }
}
