import Testing

@testable import Codegen

@Suite struct PathTests {
  @Test func `takes names apart`() {
    #expect(Path("/a/b.alloy").name == "b.alloy")
    #expect(Path("/a/b.alloy").stem == "b")
    #expect(Path("/a/b.alloy").extension == "alloy")
    #expect(Path("/a/.hidden").stem == ".hidden")
    #expect(Path("/a/b/").name == "b")
    #expect(Path("/a").parent == Path("/"))
    #expect(Path("a").parent == Path("."))
    #expect(Path("/a") / "b" == Path("/a/b"))
    #expect(Path("/a") / "/b" == Path("/b"))
  }

  @Test func `lists, copies and removes what it wrote`() throws {
    let folder = try Path.temporary.createUniqueFolder(prefix: "alloyc-test-")
    try (folder / "b/c").createFolder()
    try (folder / "b/c/deep").write("deep\n")
    try (folder / "tool").write("#!/bin/sh\n", permissions: 0o755)
    try (folder / "tool").copy(to: folder / "b/tool")
    #expect(try folder.filesBelow() == ["b/c/deep", "b/tool", "tool"])
    #expect((folder / "b/tool").isExecutable)
    #expect(try (folder / "b/c/deep").readText() == "deep\n")
    try folder.remove()
    #expect(!folder.exists)
  }

  @Test func `says why it fails`() {
    #expect(throws: ToolchainError("cannot read /nowhere/at/all: No such file or directory")) {
      try Path("/nowhere/at/all").readText()
    }
  }
}
