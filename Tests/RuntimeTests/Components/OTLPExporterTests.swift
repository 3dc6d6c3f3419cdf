import CNghttp2
import Schema
import Testing

@testable import Runtime

@Suite struct OTLPExporterTests {
  private let loop = EventLoop.forTest()

  /// An exporter to a server, with quick retries and no encryption.
  private func exporter(
    _ server: TestGRPCServer, signal: Signal = .traces,
    _ change: (inout OTLPExporter.Arguments) -> Void = { _ in }
  ) throws -> OTLPExporter.Sink {
    var arguments = OTLPExporter.Arguments()
    arguments.client.endpoint = "127.0.0.1:\(server.port)"
    arguments.client.tls.insecure = true
    arguments.client.compression = .none
    arguments.retryOnFailure.initialInterval = .milliseconds(5)
    arguments.retryOnFailure.maxInterval = .milliseconds(5)
    arguments.sendingQueue.numConsumers = 1
    change(&arguments)
    return try OTLPExporter.Sink(arguments, in: loop.node("out", signal))
  }

  /// A payload of bodies; each holds as many items as bytes.
  private func payload(_ bodies: [[UInt8]], signal: Signal = .traces) -> Payload {
    var payload = Payload(signal)
    for body in bodies {
      var extent = loop.arena.extent(capacity: body.count)!
      let isKept = body.withUnsafeBytes { extent.append($0, in: loop.arena) }
      precondition(isKept)
      payload.append(extent.finish(items: body.count))
    }
    return payload
  }

  /// The items that were delivered and given up.
  private var counts: (sent: Int, failed: Int) {
    let lines = loop.metrics.snapshot().text.split(separator: "\n")
    func value(_ name: String) -> Int {
      let line = lines.first { $0.hasPrefix("otelcol_exporter_\(name)_spans_total{") }
      return Int(line?.split(separator: " ").last ?? "") ?? -1
    }
    return (value("sent"), value("send_failed"))
  }

  @Test(arguments: [
    (Signal.traces, "trace.v1.TraceService"), (.metrics, "metrics.v1.MetricsService"),
    (.logs, "logs.v1.LogsService"),
  ])
  func eachSignalHasItsService(signal: Signal, service: String) throws {
    let server = TestGRPCServer(loop)
    defer { server.stop() }
    let exporter = try exporter(server, signal: signal) {
      $0.client.headers = ["X-Tenant": "7"]
      $0.client.authority = "gw.test:443"
    }
    _ = exporter.accept(payload([[1, 2], [3]], signal: signal), .none)
    #expect(loop.turn { server.calls.first?.isComplete ?? false })
    let call = server.calls[0]
    #expect(call.fields[":path"] == "/opentelemetry.proto.collector.\(service)/Export")
    #expect(call.fields["x-tenant"] == "7")
    #expect(call.fields[":authority"] == "gw.test:443")
    #expect(call.fields["grpc-encoding"] == nil)
    #expect(call.message == [1, 2, 3])
  }

  @Test func startupFailsWithTheReason() throws {
    let cases: [(change: (inout OTLPExporter.Arguments) -> Void, reason: String)] = [
      ({ $0.client.endpoint = "tempo" }, "has no port"),
      ({ $0.client.headers = ["grpc-x": "1"] }, "'grpc-x' is set by the client itself"),
      ({ $0.client.tls.caFile = "/nowhere.pem" }, "/nowhere.pem (No such file or directory)"),
      ({ $0.client.tls.caPem = "none" }, "hold none in PEM form"),
      (
        {
          $0.client.tls.insecureSkipVerify = true
          $0.client.tls.certPem = "x"
        }, "a certificate and its key must be configured together"
      ),
      (
        { $0.client.tls.curvePreferences = ["Q"] },
        "unknown curve 'Q'; expected one of X25519, P256, P384, P521"
      ),
    ]
    let server = TestGRPCServer(loop)
    defer { server.stop() }
    for (change, reason) in cases {
      do {
        _ = try exporter(server) {
          $0.client.tls.insecure = false
          change(&$0)
        }
        Issue.record("the exporter must not start: \(reason)")
      } catch {
        #expect("\(error)".hasPrefix("out: "))
        #expect("\(error)".contains(reason))
      }
    }
  }

  @Test func problemsOfTheArgumentsAreFound() {
    var arguments = OTLPExporter.Arguments()
    #expect(arguments.problems().map(\.attribute) == ["client.endpoint"])
    arguments.client.endpoint = "tempo:4317"
    #expect(arguments.problems().isEmpty)
    var tls = ClientTLS()
    tls.caFile = "a"
    tls.caPem = "b"
    tls.keyFile = "c"
    tls.minVersion = "1.3"
    tls.maxVersion = "TLS 1.2"
    tls.cipherSuites = ["TLS_RSA_WITH_AES_128_CBC_SHA"]
    tls.curvePreferences = ["P256", "P257"]
    #expect(
      tls.problems().map(\.attribute) == [
        "ca_file", "key_file", "min_version", "cipher_suites", "curve_preferences",
      ])
    tls.minVersion = "SSL 3"
    tls.includeInsecureCipherSuites = true
    tls.curvePreferences = []
    #expect(tls.problems().map(\.attribute) == ["ca_file", "key_file", "min_version"])
  }
}
