import Glibc
import Schema
import Testing

@testable import Runtime

@Suite struct DebugExporterTests {
  private let loop = EventLoop(index: 0, memoryLimit: 16 << 20)

  /// A file that goes away with the test.
  private final class Output {
    /// Where the file is.
    let path: String

    init() {
      var template = Array("/tmp/debug-exporter-XXXXXX".utf8CString)
      close(mkstemp(&template))
      path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { unlink(path) }

    /// What has been written.
    var text: String {
      let file = open(path, O_RDONLY)
      defer { close(file) }
      var bytes = [UInt8](repeating: 0, count: 1 << 20)
      let count = read(file, &bytes, bytes.count)
      return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }
  }

  /// An exporter that writes to a file.
  private func exporter(
    _ output: Output, _ signal: Signal, _ edit: (inout DebugExporter.Arguments) -> Void
  ) throws -> DebugExporter.Sink {
    let arguments = DebugExporter.Arguments {
      $0.useInternalLogger = false
      $0.outputPaths = [output.path]
      edit(&$0)
    }
    #expect(arguments.problems().isEmpty)
    return try DebugExporter.Sink(arguments, in: loop.node("otelcol.exporter.debug.d", signal))
  }

  /// A payload of slices that hold these requests, each with one item.
  private func payload(_ signal: Signal, _ requests: Bytes...) throws -> Payload {
    var payload = Payload(signal)
    for request in requests {
      var extent = try #require(loop.arena.extent(capacity: request.count))
      #expect(request.withUnsafeBytes { extent.append($0, in: loop.arena) })
      payload.append(extent.finish(items: 1))
    }
    return payload
  }

  /// Whether the payload was taken.
  private func isAccepted(_ verdict: Verdict) -> Bool {
    if case .accepted = verdict { true } else { false }
  }

  @Test func basicShowsCounts() throws {
    let output = Output()
    let traces = try exporter(output, .traces) { _ in }
    let one = message { $0.resource("a") { $0.span("s") } }
    #expect(isAccepted(traces.accept(try payload(.traces, one, one), .none)))
    let logs = try exporter(output, .logs) { $0.verbosity = "BASIC" }
    #expect(isAccepted(logs.accept(try payload(.logs, one), .none)))
    let metrics = try exporter(output, .metrics) { _ in }
    let metric = message { $0.resource("a") { $0.append(2, bytes: []) } }
    #expect(isAccepted(metrics.accept(try payload(.metrics, metric), .none)))
    #expect(
      output.text == """
        Traces\t{"resource spans": 2, "spans": 2}
        Logs\t{"resource logs": 1, "log records": 1}
        Metrics\t{"resource metrics": 1, "metrics": 1, "data points": 1}

        """)
  }

  @Test func slicesAreShownAsOneRequest() throws {
    let output = Output()
    let sink = try exporter(output, .traces) { $0.verbosity = "normal" }
    let first = message { $0.resource("a") { $0.append(2, bytes: []) } }
    let second = message { $0.resource("b") { $0.append(2, bytes: []) } }
    #expect(isAccepted(sink.accept(try payload(.traces, first, second), .none)))
    #expect(output.text.contains("\nResourceTraces #0 [https://schema] service.name=a\n"))
    #expect(output.text.contains("\nResourceTraces #1 [https://schema] service.name=b\n"))
  }

  @Test func detailedShowsFields() throws {
    let output = Output()
    let sink = try exporter(output, .traces) { $0.verbosity = "detailed" }
    let request = message { $0.resource("a") { $0.span("s") } }
    #expect(isAccepted(sink.accept(try payload(.traces, request), .none)))
    #expect(output.text.contains("    Name           : s\n"))
  }

  @Test func payloadsAreSampled() throws {
    let output = Output()
    let sink = try exporter(output, .traces) {
      $0.samplingInitial = 3
      $0.samplingThereafter = 4
    }
    let request = try payload(.traces, message { $0.resource("a") { $0.span("s") } })
    for _ in 0..<12 { _ = sink.accept(request, .none) }
    // The first three, the seventh and the eleventh, as long as the second lasts.
    #expect(output.text.split(separator: "\n").count == 5)
    let silent = try exporter(output, .traces) {
      $0.samplingInitial = 0
      $0.samplingThereafter = 0
    }
    _ = silent.accept(request, .none)
    #expect(output.text.split(separator: "\n").count == 5)
  }

  @Test func argumentsAreChecked() {
    func problems(_ edit: (inout DebugExporter.Arguments) -> Void) -> [String] {
      DebugExporter.Arguments(edit).problems().map(\.attribute)
    }
    #expect(problems { _ in } == [])
    #expect(problems { $0.verbosity = "Detailed" } == [])
    #expect(problems { $0.verbosity = "loud" } == ["verbosity"])
    #expect(problems { $0.outputPaths = ["stderr"] } == ["output_paths"])
    let empty = problems {
      $0.useInternalLogger = false
      $0.outputPaths = []
    }
    #expect(empty == ["output_paths"])
  }

  @Test func anOutputThatCannotBeOpenedIsSaid() {
    #expect(throws: StartupError.self) {
      let arguments = DebugExporter.Arguments {
        $0.useInternalLogger = false
        $0.outputPaths = ["/nonexistent/directory/file"]
      }
      _ = try DebugExporter.Sink(arguments, in: loop.node("d", .traces))
    }
  }
}
