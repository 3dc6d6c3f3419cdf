import Foundation
import GoldenSupport
import Testing

@testable import Frontend

/// Nothing that a file may hold makes the parser or the formatter fail.
@Suite struct MutationTests {
  /// All inputs of golden cases and vectors of this target, and the examples.
  static let inputs = Result {
    let folders = [GoldenFolder.root, GoldenFolder.package.appending(path: "examples")]
    let files = try folders.flatMap { try GoldenCase.all(in: $0) }.map { try $0.bytes }
    let vectors = try GoldenFolder.lines(of: "format/vectors.jsonl", as: FormatVector.self)
    return files.filter { $0.count < 2000 } + vectors.map { Array($0.in.utf8) }
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func survivesDamage(_ seed: UInt64) throws {
    let inputs = try Self.inputs.get()
    var mutator = Mutator(seed: seed)
    var accepted = 0
    for number in 0..<800 {
      let bytes = mutator.mutant(of: inputs)
      let file = SourceFile(name: "seed \(seed), number \(number)", bytes: bytes)
      var log = DiagnosticSet()
      let tree = AST(parsing: file, log: &log)
      for diagnostic in log.inFileOrder {
        let range = try #require(diagnostic.range)
        #expect(range.start >= 0 && range.end <= bytes.count, "\(file.name)")
      }
      guard !log.containsError else { continue }
      accepted += 1
      try checkLayout(of: tree)
    }
    #expect(accepted > 60, "most mutants are useless")
  }

  /// Checks that the layout of a file is accepted and that formatting settles, in so far as that
  /// holds for the reference.
  private func checkLayout(of tree: AST) throws {
    let once = tree.formatted
    guard tree.comments.isEmpty else { return }  // They may move to where a line must not break.
    let twice = format(once)
    // `f(` with `)` on the next line becomes `f(,`.
    #expect(twice != nil || once.contains("(,"), "\(tree.file.name)")
    // Raw strings are aligned more than once; keys in quotes gain backslashes each time. Everything
    // else settles after two rounds: what the first one joins on a line, the second one aligns.
    let changes = once.utf8.contains { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "\\") }
    if let twice, !changes { #expect(format(twice) == twice, "\(tree.file.name)") }
  }
}
