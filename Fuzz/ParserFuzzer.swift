// modules: Values Schema Frontend

import Frontend

/// Parses, prints, formats and checks whatever the fuzzer comes up with. The layout of an accepted
/// file must be accepted again, and formatting must settle, apart from the oddities that the
/// reference has.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzParser(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  var log = DiagnosticSet()
  let tree = AST(parsing: SourceFile(name: "fuzz.alloy", bytes: input).inUTF8, log: &log)
  _ = tree.description
  if !log.containsError { _ = CheckedProgram(checking: [tree], CheckOptions(), &log) }
  // Showing a hundred errors would take longer than finding them.
  let shown = DiagnosticSet(log.inFileOrder.prefix(2))
  _ = shown.rendered()
  _ = shown.rendered(as: .json)
  checkLayout(of: tree)
  return 0
}

/// Formats the tree of a file, if it is whole.
private func checkLayout(of tree: AST) {
  guard let once = format(tree.file), tree.comments.isEmpty else { return }
  let twice = format(SourceFile(name: "twice.alloy", text: once))
  // `f(` and `)` on two lines become `f(,`.
  precondition(twice != nil || once.contains("(,"), "the layout of an accepted file is refused")
  // Raw strings may be aligned more than once, backslashes in keys grow each time.
  guard let twice, !once.utf8.contains(where: { $0 == 0x5c || $0 == 0x60 }) else { return }
  let thrice = format(SourceFile(name: "thrice.alloy", text: twice))
  precondition(twice == thrice, "formatting does not settle")
}

/// Returns the layout of a file, or nothing if it has errors.
private func format(_ file: SourceFile) -> String? {
  var log = DiagnosticSet()
  let tree = AST(parsing: file, log: &log)
  return log.containsError ? nil : tree.formatted
}
