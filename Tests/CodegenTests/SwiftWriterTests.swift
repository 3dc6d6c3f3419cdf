import Testing

@testable import Codegen

@Suite struct SwiftWriterTests {
  /// A word of 40 letters.
  private let long = String(repeating: "x", count: 40)

  @Test func `a call that fits stays on one line`() {
    var writer = SwiftWriter()
    writer.call("let a = f", ["1", "in: b"])
    #expect(writer.text == "let a = f(1, in: b)\n")
  }

  @Test func `a long call puts as many arguments on a line as fit`() {
    var writer = SwiftWriter()
    writer.open("func g() {")
    writer.call("let a = f", [long, long, "c: 3", long])
    writer.close()
    #expect(
      writer.text == """
        func g() {
          let a = f(
            \(long), \(long), c: 3,
            \(long))
        }

        """)
  }

  @Test func `a closure with one short statement stays on one line`() {
    var writer = SwiftWriter()
    writer.closure("let a = A", [.closure("$0.b = B", [.line("$0.c = 1")])])
    #expect(writer.text == "let a = A { $0.b = B { $0.c = 1 } }\n")
  }

  @Test func `a closure with several statements is a block`() {
    var writer = SwiftWriter()
    writer.closure(
      "let a = A",
      [.closure("$0.b = B", [.line("$0.c = 1"), .line("$0.d = 2")]), .closure("$0.e = E", [])])
    #expect(
      writer.text == """
        let a = A {
          $0.b = B {
            $0.c = 1
            $0.d = 2
          }
          $0.e = E()
        }

        """)
  }
}
