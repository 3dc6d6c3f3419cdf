import Testing

@testable import Runtime

@Suite struct CommandLineTests {
  /// A collector's origin.
  private let identity = CollectorIdentity(
    configurationName: "gateway.alloy", configurationHash: "0123abcd", alloycVersion: "1.2.3",
    configuration: "// configuration\n", graph: "graph\n")

  /// Parses words as a collector does.
  private func parse(_ words: String...) throws -> CommandLineRequest {
    try CommandLineRequest(parsing: words, identity: identity)
  }

  @Test func `no arguments mean the defaults`() throws {
    #expect(try parse() == .run(CollectorOptions()))
    #expect(CollectorOptions().serverAddress == "127.0.0.1:12345")
  }

  @Test func `values follow after an equals sign or a blank`() throws {
    var expected = CollectorOptions()
    expected.serverAddress = "[::1]:80"
    expected.storagePath = "/var/lib/a=b"
    expected.logLevel = "warn"
    expected.threads = 3
    #expect(
      try parse(
        "--server.http.listen-addr=[::1]:80", "--storage.path=/var/lib/a=b", "--log.level", "warn",
        "--threads", "3") == .run(expected))
  }

  @Test func `sizes and times are written as in a configuration`() throws {
    var expected = CollectorOptions()
    expected.memoryLimit = 1_610_612_736
    expected.shutdownDeadline = .seconds(90)
    #expect(
      try parse("--memory.limit=1.5GiB", "--feature.component-shutdown-deadline=1m30s")
        == .run(expected))
  }

  @Test func `flags of Alloy that mean nothing here do no harm`() throws {
    #expect(try parse("--disable-reporting") == .run(CollectorOptions()))
    #expect(try parse("--disable-reporting=true") == .run(CollectorOptions()))
  }

  @Test(arguments: [
    (["--nonsense"], "unknown argument '--nonsense'"),
    (["x"], "unknown argument 'x'"),
    (["--threads"], "--threads needs a value"),
    (["--threads="], "--threads needs a value"),
    (["--threads=0"], "--threads=0: expected a number from 1 to 1024"),
    (
      ["--memory.limit=31MiB"],
      "--memory.limit=31MiB: expected a size of 32MiB or more, such as 256MiB"
    ),
    (
      ["--memory.limit=128"],
      "--memory.limit=128: expected a size of 32MiB or more, such as 256MiB"
    ),
    (
      ["--feature.component-shutdown-deadline=0s"],
      "--feature.component-shutdown-deadline=0s: expected a time above zero, such as 30s"
    ),
    (["--log.level=loud"], "--log.level=loud: expected debug, info, warn, error"),
    (["--server.http.listen-addr=12345"], "--server.http.listen-addr=12345: expected HOST:PORT"),
    (["--server.http.listen-addr=::1:80"], "--server.http.listen-addr=::1:80: expected HOST:PORT"),
    (["--version=1"], "--version takes no value"),
  ])
  func `mistakes are named`(words: [String], message: String) {
    #expect(throws: UsageError(message)) {
      try CommandLineRequest(parsing: words, identity: identity)
    }
  }

  @Test func `the collector tells where it comes from`() throws {
    #expect(try parse("--print-config") == .print("// configuration\n"))
    #expect(try parse("--print-graph") == .print("graph\n"))
    #expect(
      try parse("--version")
        == .print(
          "collector for gateway.alloy (configuration 0123abcd), built by alloyc 1.2.3\n"))
    guard case .print(let help) = try parse("--threads=2", "--help") else {
      Issue.record("--help must print")
      return
    }
    for flag in ["--server.http.listen-addr=HOST:PORT", "--threads=N", "--print-graph"] {
      #expect(help.contains("\n  \(flag) "))
    }
    #expect(!help.contains("--disable-reporting"))
    #expect(help.split(separator: "\n").allSatisfy { $0.count <= 110 })
  }
}
