// modules: Values Schema Frontend

import Frontend

/// Parses, prints and formats whatever the fuzzer comes up with. The layout of an accepted file must be
/// accepted again and be its own layout, apart from the oddities that the reference has.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzParser(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  var log = DiagnosticSet()
  let tree = AST(parsing: SourceFile(name: "fuzz.alloy", bytes: input), log: &log)
  _ = tree.description
  // Showing a hundred errors would take longer than finding them.
  let shown = DiagnosticSet(log.inFileOrder.prefix(2))
  _ = shown.rendered()
  _ = shown.rendered(as: .json)
  guard !log.containsError else { return 0 }

  let once = tree.formatted
  log = DiagnosticSet()
  let again = AST(parsing: SourceFile(name: "again.alloy", text: once), log: &log)
  if tree.comments.isEmpty && !once.contains("(,") {
    precondition(!log.containsError, "the layout of an accepted file is refused")
  }
  guard !log.containsError else { return 0 }
  let twice = again.formatted
  // Comments may move twice, raw strings may be aligned twice, backslashes in keys grow each time.
  if tree.comments.isEmpty && !input.contains(where: { $0 == 0x5c || $0 == 0x60 }) {
    precondition(once == twice, "formatting twice changes the file")
  }
  return 0
}
