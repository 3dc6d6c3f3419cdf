import Testing

@testable import Frontend

/// The parser's depth is bounded by the file's brackets, and those are bounded.
@Suite struct NestingTests {
  /// Returns `text` several times.
  private func many(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  /// Parses, prints, formats and drops `text`, and returns the first error.
  private func firstError(_ text: String) -> String? {
    var log = DiagnosticSet()
    let tree = AST(parsing: SourceFile(name: "f", text: text), log: &log)
    #expect(!tree.description.isEmpty)
    if !log.containsError { #expect(!tree.formatted.isEmpty) }
    return log.inFileOrder.first?.message
  }

  @Test(arguments: ["(", "[", "{a = ", "f(", "b[", "-(", "{a = [("])
  func refusesDeepExpressions(_ opening: String) {
    #expect(firstError("v = " + many(opening, 20_000))?.contains("deeper than 500 levels") == true)
  }

  @Test func refusesDeepBlocks() {
    #expect(firstError(many("b { ", 20_000)) == "nesting is deeper than 500 levels")
  }

  @Test func acceptsWhatIsJustDeepEnough() {
    #expect(firstError("v = " + many("[", 500) + many("]", 500) + "\n") == nil)
    #expect(firstError(many("b { ", 500) + many("} ", 500) + "\n") == nil)
    let level = "1 || -1 && 1 == 1 + 1 * 1 ^ "
    #expect(firstError("v = " + many(level + "(", 500) + "1" + many(")", 500) + "\n") == nil)
  }

  @Test(arguments: [
    ("1", " + 1"), ("1", " ^ 1"), ("1", " || 1 && 1"), ("a", ".b"), ("a", "[0]"), ("a", "()"),
    ("a", ".b[0](1)"),
  ])
  func acceptsLongChains(_ first: String, _ rest: String) {
    #expect(firstError("v = " + first + many(rest, 20_000) + "\n") == nil)
  }

  @Test func acceptsManySigns() {
    #expect(firstError("v = " + many("-", 20_000) + "1\n") == nil)
    #expect(firstError("v = " + many("!", 20_000) + "true\n") == nil)
  }

  @Test func givesUpOnHopelessFiles() {
    var log = DiagnosticSet()
    _ = AST(parsing: SourceFile(name: "f", text: many("$\n", 100_000)), log: &log)
    #expect(log.count == Parser.mostErrors + 1)
  }

  @Test func keepsOneErrorALine() {
    var log = DiagnosticSet()
    let text = "a = 1 2 3 4 5\nb = ] ]\n= = =\n"
    _ = AST(parsing: SourceFile(name: "f", text: text), log: &log)
    let lines = log.inFileOrder.compactMap { $0.range?.firstLine }
    #expect(lines == Array(Set(lines)).sorted())
  }
}
