import Schema
import Testing

@testable import Codegen

/// Builds against the real runtime. The cache is one folder for all these tests, so that the
/// runtime is compiled once.
@Suite struct ToolchainTests {
  /// The runtime's sources of this checkout.
  static let sources = RuntimeSources(in: Path(#filePath).parent.parent.parent.parent / "Sources")

  @Test func `builds a static executable that needs nothing`() throws {
    let folder = try Path.temporary.createUniqueFolder(prefix: "alloyc-test-")
    defer { try? folder.remove() }
    let toolchain = try Toolchain.find(
      sources: Self.sources, alloycVersion: alloycVersion, progress: .silent)
    let package = GeneratedPackage(
      name: "hello",
      files: [.init("Sources/hello/main.swift", "import Runtime\n\nprint(\"hello\")\n")])
    try toolchain.build(package, to: folder / "hello")

    let run = try Subprocess.run(folder / "hello", [])
    #expect(run.output == "hello\n")
    let libraries = try Subprocess.run(Path("/usr/bin/ldd"), [(folder / "hello").text])
    #expect(libraries.output.contains("not a dynamic executable"))
  }

  @Test func `shows what the compiler says of code that does not compile`() throws {
    let folder = try Path.temporary.createUniqueFolder(prefix: "alloyc-test-")
    defer { try? folder.remove() }
    let toolchain = try Toolchain.find(
      sources: Self.sources, alloycVersion: alloycVersion, progress: .silent)
    let package = GeneratedPackage(
      name: "bad", files: [.init("Sources/bad/main.swift", "let x: Int = \"\"\n")])

    let error = #expect(throws: ToolchainError.self) {
      try toolchain.build(package, to: folder / "bad")
    }
    #expect(error?.message.contains("cannot convert value of type 'String'") == true)
    #expect(!(folder / "bad").exists)
  }
}
