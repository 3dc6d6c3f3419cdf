import Schema

@testable import Frontend

/// A program made of text, checked.
struct TestProgram {
  var program: CheckedProgram
  var log = DiagnosticSet()

  /// Parses and checks files with the given texts, named `0.alloy`, `1.alloy` and so on.
  init(_ texts: String..., options: CheckOptions = .testing) {
    var log = DiagnosticSet()
    let trees = texts.enumerated().map { index, text in
      AST(parsing: SourceFile(name: "\(index).alloy", text: text), log: &log)
    }
    program = CheckedProgram(checking: trees, options, &log)
    self.log = log
  }

  /// The messages, in file order.
  var messages: [String] { log.inFileOrder.map(\.message) }
}
