import Frontend
import IR

/// A configuration on its way from text to graph, with everything there is to say about it.
public struct Compilation {
  /// The files of the configuration.
  public let files: [SourceFile]
  /// The warnings and errors so far.
  public var log = DiagnosticSet()

  /// Begins with `files`.
  public init(_ files: [SourceFile]) { self.files = files }

  /// The syntax trees.
  public mutating func parse() throws(DiagnosticSet) -> [AST] {
    var trees: [AST] = []
    for file in files { trees.append(AST(parsing: file, log: &log)) }
    try log.throwOnError()
    return trees
  }

  /// The checked program.
  public mutating func check(_ options: CheckOptions) throws(DiagnosticSet) -> CheckedProgram {
    let trees = try parse()
    let program = CheckedProgram(checking: trees, options, &log)
    try log.throwOnError()
    return program
  }

  /// The graph after `passes`.
  public mutating func graph(
    _ options: CheckOptions, _ passes: [Pass]
  ) throws(DiagnosticSet) -> Graph {
    var graph = Graph(try check(options))
    graph.apply(passes, &log)
    try log.throwOnError()
    return graph
  }

  /// The generated package.
  public mutating func package(
    _ options: CheckOptions, _ passes: [Pass], _ provenance: Provenance
  ) throws(DiagnosticSet) -> GeneratedPackage {
    GeneratedPackage(try graph(options, passes), provenance)
  }
}

extension Provenance {
  /// The provenance of code that is generated from `files`, named after where they were found.
  public init(of files: [SourceFile], at path: String, alloycVersion: String) {
    let name = path == "-" ? "stdin.alloy" : (Path(path).resolved ?? Path(path)).name
    let texts = files.map { String(decoding: $0.bytes, as: UTF8.self) }
    self.init(name: name, text: texts.joined(separator: "\n"), alloycVersion: alloycVersion)
  }
}
