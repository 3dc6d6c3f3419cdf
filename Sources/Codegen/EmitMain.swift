import Frontend
import IR
import Schema

/// Where generated code comes from.
public struct Provenance: Sendable {
  /// The name of the configuration file, without its folder.
  public let name: String
  /// The configuration's text.
  public let text: String
  /// The version of alloyc.
  public let alloycVersion: String

  /// Describes where code comes from.
  public init(name: String, text: String, alloycVersion: String) {
    self.name = name
    self.text = text
    self.alloycVersion = alloycVersion
  }

  /// The first digits of the SHA-256 of the configuration, as `sha256sum` prints it.
  public var hash: String { Digest.hexadecimal(of: Array(text.utf8), length: 16) }

  /// The name of the configuration file without its extension, after which executables are called.
  public var stem: String { Path(name).stem }

  /// What tells generated files from others.
  static let mark = "// Written by alloyc "

  /// The comment that generated files start with.
  var header: String {
    """
    \(Self.mark)\(alloycVersion) from \(name) (SHA-256 \(hash)).
    // Do not edit: change the configuration and build again.

    """
  }
}

extension GeneratedPackage {
  /// Generates the package for `graph`. It is the same for the same graph and provenance.
  public init(_ graph: Graph, _ provenance: Provenance) {
    let pipeline = PipelineEmitter(graph)
    var values = pipeline.late
    let logging = LoggingEmitter(graph, late: &values).text
    let late = LateEmitter(values)
    let module = SwiftName.module(provenance.stem)
    let arguments = [
      ".own", "late: Late.init", logging.isEmpty ? nil : "logging: logging", "pipeline: pipeline",
    ].compactMap { $0 }.joined(separator: ", ")
    let main = """
      \(provenance.header)
      import Runtime
      import Schema
      import Values

      /// The values that are known only when the collector starts.
      \(late.text)\(logging)
      /// Wires the components on one event loop, the last ones first.
      \(pipeline.text)
      Collector.main(\(arguments))

      """
    let identity = """
      \(provenance.header)
      import Runtime

      extension CollectorIdentity {
        /// What this collector was built from.
        static let own = CollectorIdentity(
          configurationName: \(provenance.name.swiftLiteral),
          configurationHash: \(provenance.hash.swiftLiteral),
          alloycVersion: \(provenance.alloycVersion.swiftLiteral),
          configuration: \(Self.multilineLiteral(provenance.text)),
          graph: \(Self.multilineLiteral(graph.description)))
      }

      """
    self.init(
      name: module,
      files: [
        File("Package.swift", ManifestEmitter.text(name: module, header: provenance.header)),
        File("Sources/\(module)/main.swift", main),
        File("Sources/\(module)/CollectorIdentity.swift", identity),
      ])
  }

  /// A literal over several lines that shows `text` as it is. It has so many `#` that nothing in the
  /// text is taken for a delimiter or an escape; text that a literal cannot hold is escaped.
  private static func multilineLiteral(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.value >= 0x20 && $0.value != 0x7f || $0 == "\n" || $0 == "\t"
    }
    guard isPlain else { return text.swiftLiteral }
    var marks = "#"
    while text.contains("\"\"\"\(marks)") || text.contains("\\\(marks)") { marks += "#" }
    let margin = "      "
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : margin + $0 }
    return (["\(marks)\"\"\""] + lines + ["\(margin)\"\"\"\(marks)"]).joined(separator: "\n")
  }
}
