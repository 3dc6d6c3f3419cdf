import Testing

@testable import Codegen

@Suite struct SubprocessTests {
  @Test func `reports exit code and both outputs`() throws {
    let run = try Subprocess.run(Path("/bin/sh"), ["-c", "echo out; echo err >&2; exit 3"])
    #expect(run.status == 3)
    #expect(run.output == "out\nerr\n")
  }

  @Test func `counts signals as shells do`() throws {
    #expect(try Subprocess.run(Path("/bin/sh"), ["-c", "kill -9 $$"]).status == 137)
  }

  @Test func `runs in the folder it is told`() throws {
    #expect(try Subprocess.run(Path("/bin/pwd"), [], in: Path("/usr")).output == "/usr\n")
  }

  @Test func `takes output larger than a pipe`() throws {
    let run = try Subprocess.run(Path("/bin/sh"), ["-c", "head -c 300000 /dev/zero | tr '\\0' y"])
    #expect(run.output.utf8.count == 300_000)
  }
}
