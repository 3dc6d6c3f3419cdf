import Foundation
import Frontend
import GoldenSupport
import Schema

@testable import IR

/// Turns golden inputs into graphs.
enum GoldenGraph {
  /// The folder of expectations of this test target.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

  /// All cases, whatever they are for.
  static let cases = (try? GoldenCase.all(in: root)) ?? []

  /// The graph of a case, before any pass. Golden inputs are free of errors.
  static func graph(of golden: GoldenCase, _ log: inout DiagnosticSet) throws -> Graph {
    let file = SourceFile(name: golden.input.lastPathComponent, bytes: try golden.bytes)
    return try graph(of: file, &log)
  }

  /// The graph of a text, before any pass.
  static func graph(of text: String) throws -> Graph {
    var log = DiagnosticSet()
    return try graph(of: SourceFile(name: "test.alloy", text: text), &log)
  }

  /// The graph of a file, before any pass.
  private static func graph(of file: SourceFile, _ log: inout DiagnosticSet) throws -> Graph {
    let ast = AST(parsing: file, log: &log)
    let program = CheckedProgram(checking: [ast], options, &log)
    try log.throwOnError()
    return Graph(program)
  }

  /// What golden inputs may use: the runtime's components, a sink that reads records, and a stage that
  /// reads them and makes payloads of its own.
  private static var options: CheckOptions {
    var options = CheckOptions()
    options.stability = .experimental
    options.bindings = .runtime.adding([
      RuntimeBinding(
        component: "otelcol.exporter.debug", swiftType: "DebugExporter", summary: "",
        shape: .sink(.all), traits: [.observable, .readsRecords, .onePerSignal],
        body: BlockBinding(swiftType: "DebugExporter.Arguments")),
      RuntimeBinding(
        component: "otelcol.processor.tail_sampling", swiftType: "TailSampling", summary: "",
        shape: .stage(.traces), traits: [.buffers, .readsRecords],
        body: BlockBinding(
          swiftType: "TailSampling.Arguments",
          blocks: [
            BlockBinding(
              name: "policy", property: "policy", swiftType: "TailSampling.Policy",
              multiplicity: .many,
              attributes: ["name", "type"].map {
                AttributeBinding(
                  name: $0, property: $0, swiftType: "String", defaultLiteral: "\"\"")
              })
          ])),
    ])
    return options
  }
}
