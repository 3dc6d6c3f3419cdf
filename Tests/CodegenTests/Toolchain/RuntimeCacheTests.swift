import Testing

@testable import Codegen

@Suite struct RuntimeCacheTests {
  /// A small copy of the runtime's layout.
  private func makeSources(in folder: Path) throws -> RuntimeSources {
    for module in RuntimeSources.modules + RuntimeSources.systemModules {
      try (folder / module).createFolder()
      try (folder / module / "A.swift").write("// \(module)\n")
    }
    return RuntimeSources(in: folder)
  }

  @Test func `the key follows compiler, version and sources, not the place`() throws {
    let folder = try Path.temporary.createUniqueFolder(prefix: "alloyc-test-")
    defer { try? folder.remove() }
    let sources = try makeSources(in: folder / "one")
    let elsewhere = try makeSources(in: folder / "two")
    func key(_ sources: RuntimeSources, _ compiler: String = "6.3", _ alloyc: String = "1") throws
      -> String
    { try RuntimeCache.key(sources, compilerVersion: compiler, alloycVersion: alloyc) }

    let first = try key(sources)
    #expect(try key(sources) == first)
    #expect(try key(elsewhere) == first)
    #expect(try key(sources, "6.4") != first)
    #expect(try key(sources, "6.3", "2") != first)
    try (elsewhere.folder / "Runtime/B.swift").write("// new\n")
    #expect(try key(elsewhere) != first)
    try (sources.folder / "CLinux/A.swift").write("// changed\n")
    #expect(try key(sources) != first)
  }

  @Test func `sources are found from a checkout, an installed tree and through a link`() throws {
    let folder = try Path.temporary.createUniqueFolder(prefix: "alloyc-test-").resolved!
    defer { try? folder.remove() }
    _ = try makeSources(in: folder / "checkout/Sources")
    _ = try makeSources(in: folder / "prefix/lib/alloyc/Sources")
    for place in ["checkout/bin", "checkout/.build/release", "prefix/bin", "links"] {
      try (folder / place).createFolder()
    }
    for place in ["checkout/bin", "checkout/.build/release", "prefix/bin"] {
      try (folder / place / "alloyc").write("", permissions: 0o755)
    }
    #expect(
      try Subprocess.run(
        Path("/bin/ln"), ["-s", "../prefix/bin/alloyc", (folder / "links/alloyc").text]
      ).status == 0)
    func found(_ executable: String) throws -> String {
      try RuntimeSources.find(near: folder / executable).folder.text
    }

    #expect(try found("checkout/bin/alloyc") == "\(folder)/checkout/Sources")
    #expect(try found("checkout/.build/release/alloyc") == "\(folder)/checkout/Sources")
    #expect(try found("prefix/bin/alloyc") == "\(folder)/prefix/lib/alloyc/Sources")
    #expect(try found("links/alloyc") == "\(folder)/prefix/lib/alloyc/Sources")
    try (folder / "prefix/lib").remove()
    #expect(throws: ToolchainError.self) { try found("links/alloyc") }
  }
}
