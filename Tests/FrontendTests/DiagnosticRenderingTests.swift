import Foundation
import Testing

@testable import Frontend

@Suite struct DiagnosticRenderingTests {
  /// A file with a mistake on its second line.
  let file = SourceFile(name: "a.alloy", text: "first\n\tendpont = \"x\"\nlast")

  /// The mistake, with a note that has a place and one that hasn't.
  var diagnostic: Diagnostic {
    .error(
      "unrecognized attribute name \"endpont\"", at: file.range(7, 14),
      notes: [
        Diagnostic.Note("did you mean \"endpoint\"?"),
        Diagnostic.Note("the block starts here", at: file.range(0, 5)),
      ], replacement: "endpoint")
  }

  @Test func showsLineCaretAndNotes() {
    #expect(
      diagnostic.rendered() == """
        a.alloy:2:2: error: unrecognized attribute name "endpont"
         2 |     endpont = "x"
           |     ^^^^^^^
        note: did you mean "endpoint"?
        a.alloy:1:1: note: the block starts here
         1 | first
           | ^^^^^

        """)
  }

  @Test func coloursOnlyOnRequest() {
    #expect(!diagnostic.rendered().contains("\u{1b}"))
    let coloured = diagnostic.rendered(coloured: true)
    #expect(coloured.contains("\u{1b}[1;31merror:\u{1b}[0m"))
    #expect(coloured.contains("\u{1b}[1;31m^^^^^^^\u{1b}[0m"))
  }

  @Test func copesWithoutAPlace() {
    #expect(Diagnostic.warning("nothing to do", at: nil).rendered() == "warning: nothing to do\n")
  }

  @Test func marksOnlyTheFirstLineOfARange() {
    let text = Diagnostic.error("too long", at: file.range(2, 14)).rendered()
    #expect(text == "a.alloy:1:3: error: too long\n 1 | first\n   |   ^^^\n")
  }

  @Test func marksEmptyRanges() {
    let text = Diagnostic.error("something is missing", at: file.range(25, 25)).rendered()
    #expect(text.hasSuffix(" 3 | last\n   |     ^\n"))
  }

  @Test func countsCharactersNotBytesUnderTheLine() {
    let file = SourceFile(name: "b", text: "é = 你 $\n")
    let text = Diagnostic.error("no", at: file.range(9, 10)).rendered()
    #expect(text == "b:1:10: error: no\n 1 | é = 你 $\n   |       ^\n")
  }

  @Test func cutsLongLines() {
    let file = SourceFile(name: "c", text: String(repeating: "x", count: 1_000_000))
    let text = Diagnostic.error("no", at: file.range(500_000, 900_000)).rendered()
    #expect(text.count < 500)
    #expect(text.contains("…x"))
    #expect(text.contains("x…"))
  }

  @Test func sendsNoCommandsToTheTerminal() {
    let file = SourceFile(name: "d\u{1b}[2J", text: "a \u{1b}]0;x\u{7} \u{202e}b\r\n")
    let text = Diagnostic.error("bad\u{1b}[1m", at: file.range(2, 3)).rendered()
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202e })
  }

  @Test func writesOneObjectALine() throws {
    let log = DiagnosticSet([diagnostic, .warning("tab\t, quote \" and \u{1}", at: nil)])
    let lines = log.rendered(as: .json).split(separator: "\n")
    #expect(lines.count == 2)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
    #expect(object["severity"] as? String == "error")
    #expect(object["message"] as? String == "unrecognized attribute name \"endpont\"")
    #expect(object["file"] as? String == "a.alloy")
    let numbers = ["line", "column", "end_line", "end_column"].map { object[$0] as? Int }
    #expect(numbers == [2, 2, 2, 9])
    #expect(object["replacement"] as? String == "endpoint")
    let notes = try #require(object["notes"] as? [[String: Any]])
    #expect(notes.count == 2)
    #expect(notes[0]["line"] is NSNull)
    #expect(notes[1]["line"] as? Int == 1)
    let second = try #require(
      try JSONSerialization.jsonObject(with: Data(lines[1].utf8)) as? [String: Any])
    #expect(second["message"] as? String == "tab\t, quote \" and \u{1}")
    #expect(second["file"] is NSNull)
  }

  @Test func showsInFileOrderAndOnlyOnce() {
    let late = Diagnostic.error("late", at: file.range(7, 8))
    let early = Diagnostic.warning("early", at: file.range(0, 1))
    let log = DiagnosticSet([.error("nowhere", at: nil), late, early, late])
    let messages = log.rendered(as: .json).split(separator: "\n").map { $0.contains("early") }
    #expect(messages == [true, false, false])
  }

  @Test func throwsItselfOnErrorsOnly() {
    #expect(throws: Never.self) {
      try DiagnosticSet([.warning("w", at: nil)]).throwOnError()
    }
    #expect(throws: DiagnosticSet.self) {
      try DiagnosticSet([.warning("w", at: nil), .error("e", at: nil)]).throwOnError()
    }
  }
}
