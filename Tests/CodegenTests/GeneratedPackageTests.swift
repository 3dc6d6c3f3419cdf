import Frontend
import GoldenSupport
import IR
import Testing

@testable import Codegen

@Suite struct GeneratedPackageTests {
  /// The package for a case, by a compiler that is called "test".
  private func package(_ golden: GoldenCase, _ passes: [Pass]) throws -> GeneratedPackage {
    let file = SourceFile(name: golden.input.lastPathComponent, bytes: try golden.bytes)
    var compilation = Compilation([file])
    var options = CheckOptions()
    options.stability = .experimental
    return try compilation.package(
      options, passes,
      Provenance(
        name: file.name, text: String(decoding: file.bytes, as: UTF8.self), alloycVersion: "test"))
  }

  /// The main file of a package.
  private func main(_ package: GeneratedPackage) -> String {
    package.files.first { $0.path.hasSuffix("/main.swift") }?.text ?? ""
  }

  @Test(arguments: try GoldenCase.all(in: GoldenFolder.root.appending(path: "optimised")))
  func emitsWhatIsExpected(_ golden: GoldenCase) throws {
    let observed = main(try package(golden, .standard))
    #expect(try golden.mismatch(observed, kind: "main") == nil)
  }

  @Test(arguments: try GoldenCase.all(in: GoldenFolder.root.appending(path: "unoptimised")))
  func emitsWhatIsExpectedWithoutPasses(_ golden: GoldenCase) throws {
    let observed = main(try package(golden, []))
    #expect(try golden.mismatch(observed, kind: "main") == nil)
  }

  @Test(arguments: try GoldenCase.all(in: GoldenFolder.root.appending(path: "package")))
  func emitsWholePackages(_ golden: GoldenCase) throws {
    let observed = try package(golden, .standard).description
    #expect(try golden.mismatch(observed, kind: "package") == nil)
  }

  @Test(arguments: try GoldenCase.all(in: GoldenFolder.root.appending(path: "optimised")))
  func isTheSameEveryTime(_ golden: GoldenCase) throws {
    #expect(try package(golden, .standard) == package(golden, .standard))
  }

  @Test(arguments: try GoldenCase.all(in: GoldenFolder.root.appending(path: "optimised")))
  func isFormatted(_ golden: GoldenCase) throws {
    let folder = try Path.temporary.createUniqueFolder(prefix: "alloyc-test-")
    defer { try? folder.remove() }
    let package = try package(golden, .standard)
    try package.write(into: folder)
    try (Path(#filePath).parent.parent.parent / ".swift-format").copy(to: folder / ".swift-format")
    let lint = try Subprocess.run(
      Path("/usr/bin/env"),
      ["swift", "format", "lint", "--strict"] + package.files.map(\.path), in: folder)
    #expect(lint.output == "")
  }
}
