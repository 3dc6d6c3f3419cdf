import Frontend
import Glibc
import IR
import Runtime
import Schema
import Testing
import Values

@testable import Interpreter

@Suite struct InterpreterTests {
  /// A receiver that fans out to a batcher and an exporter; both exporters read the environment.
  private static let configuration = """
    otelcol.receiver.otlp "in" {
    	http {
    		endpoint = "127.0.0.1:0"
    	}

    	output {
    		traces = [otelcol.processor.batch.b.input, otelcol.exporter.otlphttp.one.input]
    		logs   = [otelcol.processor.batch.b.input]
    	}
    }

    otelcol.processor.batch "b" {
    	timeout = "1s"

    	output {
    		traces = [otelcol.exporter.otlphttp.two.input]
    		logs   = [otelcol.exporter.otlphttp.two.input]
    	}
    }

    otelcol.exporter.otlphttp "one" {
    	client {
    		endpoint = sys.env("ALLOYC_TEST_URL")
    	}
    }

    otelcol.exporter.otlphttp "two" {
    	client {
    		endpoint = "http://127.0.0.1:2"
    		timeout  = coalesce(sys.env("ALLOYC_TEST_TIMEOUT"), "7s")
    	}
    }
    """

  /// The graph of `text` after `passes`.
  private func graph(_ text: String, _ passes: [Pass] = .standard) throws -> Graph {
    var log = DiagnosticSet()
    let tree = AST(parsing: SourceFile(name: "f.alloy", text: text), log: &log)
    var graph = Graph(CheckedProgram(checking: [tree], CheckOptions(), &log))
    try log.throwOnError()
    graph.apply(passes, &log)
    return graph
  }

  @Test func `computes late arguments when it starts`() throws {
    setenv("ALLOYC_TEST_URL", "http://127.0.0.1:1", 1)
    let graph = try graph(Self.configuration)
    let arguments = try Interpreter(graph).arguments()
    let clients = Dictionary(
      try graph.ids.map { (graph[$0].name, try arguments[$0]?.fields()["client"]?.fields() ?? [:]) }
    ) { first, _ in first }

    let one = try clients["otelcol.exporter.otlphttp.one"]?["endpoint"]?.string()
    #expect(one == "http://127.0.0.1:1")
    let timeout = try clients["otelcol.exporter.otlphttp.two"]?["timeout"]?.string()
    #expect(timeout == "7s")
  }

  @Test func `says where a late argument cannot be computed`() throws {
    setenv("ALLOYC_TEST_BAD", "soon", 1)
    let graph = try graph(
      Self.configuration.replacing("\"1s\"", with: "sys.env(\"ALLOYC_TEST_BAD\")"))
    let error = #expect(throws: LateError.self) { try Interpreter(graph).arguments() }
    #expect(error?.place == "f.alloy:13:12")
    #expect(error?.message.contains("soon") == true)
  }

  @Test func `computes late words of the logging block`() throws {
    let logging = """
      logging {
      	level  = sys.env("ALLOYC_TEST_LEVEL")
      	format = "json"
      }

      """
    setenv("ALLOYC_TEST_LEVEL", "warn", 1)
    let interpreter = Interpreter(try graph(logging + Self.configuration))
    let options = try interpreter.logging()
    #expect(options.level == .warn && options.format == .json)
    setenv("ALLOYC_TEST_LEVEL", "loud", 1)
    let error = #expect(throws: LateError.self) { try interpreter.logging() }
    #expect(error?.place == "f.alloy:2:11")
    #expect(error?.message.contains("loud") == true)
  }

  @Test(arguments: [[Pass].standard, []])
  func `wires every component, with passes and without`(passes: [Pass]) throws {
    setenv("ALLOYC_TEST_URL", "http://127.0.0.1:1", 1)
    let graph = try graph(Self.configuration, passes)
    let group = LoopGroup()
    let loop = EventLoop(index: 0, memoryLimit: 1 << 20)
    group.add(loop)
    _ = try Wiring(graph, Interpreter(graph).arguments(), on: loop)

    // What holds telemetry registers itself: the receiver, and batchers and exporters by signal.
    let instances = graph.ids.map { id in
      graph[id].traits.contains(.onePerSignal) ? graph[id].signals.signals.count : 1
    }
    #expect(loop.drainables.count == instances.reduce(0, +))
  }
}
