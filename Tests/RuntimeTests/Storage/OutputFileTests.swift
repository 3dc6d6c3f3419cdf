import Glibc
import Schema
import Testing

@testable import Runtime

@Suite struct OutputFileTests {
  private let folder = TemporaryFolder()
  private let arena = Arena(limit: 1 << 20)
  private var path: String { "\(folder.path)/out.jsonl" }

  /// A message of a text, whose bytes are the test's arena's.
  private func message(_ text: String, isFramed: Bool = false) -> FileMessage {
    var extent = arena.extent(capacity: text.utf8.count)!
    _ = Array(text.utf8).withUnsafeBytes { extent.append($0, in: arena) }
    let slice = extent.finish()
    // Sound: nothing takes the arena's memory for something else while the chunk is being filled.
    return FileMessage([slice.bytes], group: nil, isFramed: isFramed) { _ in }
  }

  private func options(_ edit: (inout FileOptions) -> Void = { _ in }) -> FileOptions {
    var options = FileOptions(path: path)
    edit(&options)
    return options
  }

  /// Writes messages to a file that is opened for that.
  private func write(
    _ texts: [String], appends: Bool = false, _ edit: (inout FileOptions) -> Void = { _ in }
  ) throws {
    let options = options(edit)
    let file = try OutputFile(path, options, appends: appends)
    for text in texts {
      try file.write(message(text, isFramed: options.isFramed))
    }
    file.flush()
  }

  /// What is in a file of the folder.
  private func content(_ name: String = "out.jsonl") -> String {
    let fd = open("\(folder.path)/\(name)", O_RDONLY)
    defer { close(fd) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(fd, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  @Test func truncatesOrAppends() throws {
    try write(["one"])
    try write(["two", "three"])
    #expect(content() == "two\nthree\n")
    try write(["four"], appends: true)
    #expect(content() == "two\nthree\nfour\n")
  }

  @Test func putsLengthsInFront() throws {
    try write(["ab", "cde"]) { $0.isFramed = true }
    #expect(content() == "\0\0\0\u{2}ab\0\0\0\u{3}cde")
  }

  @Test func endsALineThatAnEarlierRunCouldNot() throws {
    try write(["whole"])
    truncate(path, 3)
    try write(["next"], appends: true)
    #expect(content() == "who\nnext\n")
  }

  @Test func cutsAMessageOffThatAnEarlierRunCouldNotEnd() throws {
    try write(["ab", "cdefgh"]) { $0.isFramed = true }
    truncate(path, 10)
    try write(["xy"], appends: true) { $0.isFramed = true }
    #expect(content() == "\0\0\0\u{2}ab\0\0\0\u{2}xy")
  }

  @Test func leavesAFileAloneThatIsSomethingElse() throws {
    try write(["{\"a\": 1}"])
    #expect(throws: FileError.self) { try write([], appends: true) { $0.isFramed = true } }
    #expect(content() == "{\"a\": 1}\n")
  }

  @Test func rotatesBeforeAFileWouldBeTooLarge() throws {
    let rotation = FileRotation(maxBytes: 10)
    try write(["12345", "6789", "0", "a message that is larger", "b"]) { $0.rotation = rotation }
    #expect(content() == "b\n")
    let old = folder.names.filter { $0 != "out.jsonl" }.sorted()
    #expect(old.map(content) == ["12345\n", "6789\n0\n", "a message that is larger\n"])
    for name in old {
      #expect(name.hasPrefix("out-20") && name.hasSuffix(".jsonl") && name.utf8.count == 33)
    }
    // What is there already is gone on with, whatever `append` says.
    try write(["c"]) { $0.rotation = rotation }
    #expect(content() == "b\nc\n")
  }

  @Test func keepsSoManyOldFiles() throws {
    let rotation = FileRotation(maxBytes: 3, maxBackups: 2)
    try write(["1", "2", "3", "4", "5", "6"]) { $0.rotation = rotation }
    let old = folder.names.filter { $0 != "out.jsonl" }.sorted()
    #expect(old.map(content) == ["4\n", "5\n"])
  }

  @Test func keepsOldFilesForSoManyDays() throws {
    let now = try #require(
      WallTime(year: 2026, month: 3, day: 10, hour: 12, minute: 0, second: 0))
    for name in [
      "out-2026-03-09T12-00-00.000.jsonl", "out-2026-03-08T11-59-59.999.jsonl",
      "out-2026-03-08T12-00-00.000.jsonl", "out-2026-03-01T00-00-00.jsonl",
      "other-2026-01-01T00-00-00.000.jsonl", "out-2026-01-01T00-00-00.000.json",
    ] {
      close(open("\(folder.path)/\(name)", O_CREAT | O_WRONLY, 0o600))
    }
    FileRotation(maxDays: 2).removeOld(path, at: now)
    #expect(
      folder.names.sorted() == [
        "other-2026-01-01T00-00-00.000.jsonl", "out-2026-01-01T00-00-00.000.json",
        "out-2026-03-01T00-00-00.jsonl", "out-2026-03-08T12-00-00.000.jsonl",
        "out-2026-03-09T12-00-00.000.jsonl",
      ])
  }

  @Test func neverSetsAsideOverAnother() throws {
    let now = WallTime(seconds: 1_700_000_000, nanoseconds: 999_000_000)
    for text in ["1", "2", "3"] {
      try write([text])
      try FileRotation().setAside(path, at: now)
    }
    #expect(
      folder.names.sorted() == [
        "out-2023-11-14T22-13-20.999.jsonl", "out-2023-11-14T22-13-21.000.jsonl",
        "out-2023-11-14T22-13-21.001.jsonl",
      ])
  }

  @Test func namesOfGroupsStayInTheirFolder() {
    let options = FileOptions(path: "/data/*/x.json")
    #expect(options.path(ofGroup: "a/b") == "/data/a/b/x.json")
    #expect(options.path(ofGroup: "../../etc/./passwd") == "/data/etc/passwd/x.json")
    for name in ["", "/", "..", "../.", "a\0b"] { #expect(options.path(ofGroup: name) == nil) }
  }

  @Test func whatCannotBeWrittenLeavesNothing() throws {
    let file = try OutputFile("/dev/full", options(), appends: true)
    #expect(throws: FileError.self) { try file.write(message("text")) }
    #expect(throws: FileError.self) { try OutputFile("/nowhere/at/all", options(), appends: true) }
  }
}
