import Frontend
import Schema
import Testing

/// The catalogue's text can be read, all of it, and says what the facts say.
struct CatalogTests {
  @Test func everyEntryIsThere() {
    #expect(Catalog.alloy.componentNames.count == 184)
    #expect(Catalog.alloy.configurationBlockNames.count == 13)
    #expect(Catalog.alloy.libraryNames.count == 47)
    #expect(Catalog.alloy.libraryNames.contains("sys.env"))
  }

  @Test func everyEntryCanBeRead() throws {
    for name in Catalog.alloy.componentNames {
      let descriptor = try #require(Catalog.alloy.component(named: name))
      #expect(descriptor.name == name)
      #expect(descriptor.isLabelRequired)
    }
    for name in Catalog.alloy.configurationBlockNames {
      #expect(Catalog.alloy.configurationBlock(named: name)?.name == name)
    }
    #expect(Catalog.alloy.component(named: "otelcol.processor.batcher") == nil)
    #expect(Catalog.alloy.component(named: "logging") == nil)
  }

  @Test func batcherIsDescribed() throws {
    let batch = try #require(Catalog.alloy.component(named: "otelcol.processor.batch"))
    #expect(batch.stability == .generallyAvailable)
    #expect(!batch.isCommunity)
    let timeout = try #require(batch.body.attribute(named: "timeout"))
    #expect(timeout.kind == .duration)
    #expect(!timeout.isRequired)
    guard case .string("200ms")? = timeout.defaultValue else {
      Issue.record("the default of timeout is \(String(describing: timeout.defaultValue))")
      return
    }
    let output = try #require(batch.body.block(named: "output"))
    #expect(output.isRequired)
    #expect(output.attribute(named: "logs")?.kind == .list(.capsule("otelcol.Consumer")))
    #expect(batch.export(named: "input")?.kind == .capsule("otelcol.Consumer"))
  }

  @Test func nestedBlocksKeepTheirPlace() throws {
    let receiver = try #require(Catalog.alloy.component(named: "otelcol.receiver.otlp"))
    let block = try #require(
      receiver.body.block(at: ["grpc", "keepalive", "enforcement_policy"]))
    #expect(block.attributes.map(\.name) == ["min_time", "permit_without_stream"])
    #expect(receiver.body.block(at: ["grpc", "cors"]) == nil)
    #expect(receiver.exports.isEmpty)
  }

  @Test func flagsAreRead() throws {
    #expect(try #require(Catalog.alloy.component(named: "otelcol.exporter.datadog")).isCommunity)
    let debug = try #require(Catalog.alloy.component(named: "otelcol.exporter.debug"))
    #expect(debug.stability == .experimental)
    let logging = try #require(Catalog.alloy.configurationBlock(named: "logging"))
    #expect(!logging.isLabelRequired)
    let process = try #require(Catalog.alloy.component(named: "loki.process"))
    let match = try #require(process.body.block(named: "stage.match"))
    #expect(match.isRepeatable && match.acceptsBlocksOf == [])
    let custom = try #require(
      Catalog.alloy.component(named: "pyroscope.scrape")?.body
        .block(at: ["profiling_config", "profile.custom"]))
    #expect(custom.isLabeled)
  }
}
