import Foundation
import GoldenSupport
import Testing

@testable import Frontend

/// Nothing that parses makes the checker fail.
@Suite struct CheckerMutationTests {
  /// All golden inputs that parse, and the examples, cut into words.
  private static let inputs = Result {
    let folders = [
      GoldenFolder.root.appending(path: "errors"), GoldenFolder.root.appending(path: "program"),
      GoldenFolder.package.appending(path: "examples"),
    ]
    return try folders.flatMap { try GoldenCase.all(in: $0) }.map { try $0.bytes }
      .filter { $0.count < 3000 && parses($0) }
      .map { words(of: String(decoding: $0, as: UTF8.self)) }
  }

  /// Whether a text has no error of syntax.
  private static func parses(_ bytes: [UInt8]) -> Bool {
    var log = DiagnosticSet()
    _ = AST(parsing: SourceFile(name: "seed", bytes: bytes), log: &log)
    return !log.containsError
  }

  /// Cuts a text where letters meet other characters.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    for character in text {
      let isLetter = character.isLetter || character.isNumber || character == "_"
      if isLetter, let last = words.last?.last, last.isLetter || last.isNumber || last == "_" {
        words[words.count - 1].append(character)
      } else {
        words.append(String(character))
      }
    }
    return words
  }

  /// Whether a piece of text is a name or a number.
  private static func isWord(_ piece: String) -> Bool {
    piece.first?.isLetter == true || piece.first?.isNumber == true
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func survivesDamage(_ seed: UInt64) throws {
    let inputs = try Self.inputs.get()
    var random = SplitMix(seed: seed)
    var checked = 0
    for number in 0..<150 {
      var words = inputs.randomElement(using: &random)!
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        // A word takes the place of a word, so that most of what comes out parses.
        let other = inputs.randomElement(using: &random)!.filter(Self.isWord)
        let places = words.indices.filter { Self.isWord(words[$0]) }
        guard let place = places.randomElement(using: &random) else { continue }
        words[place] = other.randomElement(using: &random) ?? ""
      }
      let text = words.joined()
      var log = DiagnosticSet()
      let file = SourceFile(name: "seed \(seed), number \(number)", text: text)
      let tree = AST(parsing: file, log: &log)
      if log.containsError { continue }
      checked += 1
      let program = CheckedProgram(checking: [tree], .testing, &log)
      let again = CheckedProgram(checking: [tree], .testing, &log)
      #expect(program.description == again.description, "\(text)")
      for diagnostic in log.inFileOrder {
        let ranges = [diagnostic.range] + diagnostic.notes.map(\.range)
        for range in ranges.compactMap({ $0 }) { #expect(range.end <= text.utf8.count, "\(text)") }
      }
    }
    #expect(checked > 40, "most mutants are useless")
  }
}
