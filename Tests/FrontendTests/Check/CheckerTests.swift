import Schema
import Testing
import Values

@testable import Frontend

/// What golden cases, one file each and with the same options, cannot show.
@Suite struct CheckerTests {
  /// An exporter that lacks nothing.
  private static let exporter = """
    otelcol.exporter.otlphttp "gw" {
      client { endpoint = "http://localhost:4318" }
    }

    """

  @Test func filesAreOneProgram() {
    let receiver = """
      otelcol.receiver.otlp "default" {
        output { traces = [otelcol.exporter.otlphttp.gw.input] }
      }
      """
    let both = TestProgram(receiver, Self.exporter)
    #expect(both.messages == [])
    #expect(both.program.components.map(\.name).count == 2)
    #expect(both.program.dataReferences.map(\.signal) == [.traces])
    let twice = TestProgram(Self.exporter, Self.exporter)
    #expect(
      twice.messages == [
        "block otelcol.exporter.otlphttp.gw already declared at 0.alloy:1:1"
      ])
  }

  @Test func unsettledComponentsNeedTheirLevel() {
    let text = #"otelcol.exporter.debug "default" { }"#
    var options = CheckOptions()
    options.bindings = CheckOptions.testing.bindings.adding([
      RuntimeBinding(
        component: "otelcol.exporter.debug", swiftType: "Debug", summary: "", shape: .sink(.all),
        traits: [], body: BlockBinding(swiftType: "Debug.Arguments"))
    ])
    options.stability = .publicPreview
    #expect(TestProgram(text, options: options).messages.count == 1)
    options.stability = .experimental
    let allowed = TestProgram(text, options: options)
    #expect(allowed.messages == [])
    #expect(allowed.program.components.map(\.name) == ["otelcol.exporter.debug.default"])
  }

  @Test func communityComponentsNeedTheirFlag() {
    let text = #"otelcol.exporter.datadog "default" { api { api_key = "x" } }"#
    var options = CheckOptions()
    options.allowsCommunityComponents = true
    // They have no level of their own.
    options.stability = .generallyAvailable
    #expect(
      TestProgram(text, options: options).messages == [
        "component \"otelcol.exporter.datadog\" is known to Alloy, not yet supported here"
      ])
  }

  @Test func whatRefersToSomethingBrokenIsNotReported() {
    let program = TestProgram(
      """
      otelcol.receiver.otlp "default" {
        output { logs = [loki.write.default.receiver, otelcol.exporter.kafka.default.input] }
      }
      otelcol.exporter.kafka "default" { protocol_version = "2.0.0" }
      """)
    #expect(
      program.messages == [
        "component \"loki.write.default.receiver\" does not exist or is out of scope",
        "component \"otelcol.exporter.kafka\" is known to Alloy, not yet supported here",
      ])
  }

  @Test func valuesOfWhatCannotBeRunAreNotAskedFor() {
    let program = TestProgram(
      """
      remote.vault "password" {
        server = "http://localhost"
        path   = "secret"
        auth.token { token = "x" }
      }
      otelcol.exporter.otlphttp "gw" {
        client {
          endpoint = "http://localhost:4318"
          headers  = {"Authorization" = remote.vault.password.data.key}
        }
      }
      """)
    #expect(
      program.messages == ["component \"remote.vault\" is known to Alloy, not yet supported here"])
  }

  @Test func rulesAreAskedOnlyAboutConstants() {
    let rule = { @Sendable (_: String, _: Value) in
      [ArgumentProblem(attribute: "timeout", sentence: "no")]
    }
    var options = CheckOptions.testing
    options.problems = rule
    let late = #"otelcol.processor.batch "b" { timeout = sys.env("T")"# + "\n output { } }"
    #expect(TestProgram(late, options: options).messages == [])
    let constant = #"otelcol.processor.batch "b" { timeout = "1s""# + "\n output { } }"
    #expect(TestProgram(constant, options: options).messages == ["no"])
  }

  @Test func problemsArePlacedAtTheirAttribute() throws {
    let file = TestProgram(Self.exporter)
    let arguments = try #require(file.program.components.first).arguments
    #expect(arguments.range(ofAttribute: "client.endpoint").description == "0.alloy:2:12")
    #expect(arguments.range(ofAttribute: "client.timeout").description == "0.alloy:2:3")
    #expect(arguments.range(ofAttribute: "retry.enabled").description == "0.alloy:1:1")
  }

  @Test func repeatedBlocksBecomeLists() throws {
    let range = SourceFile(name: "x", text: "").range(0, 0)
    let inner = CheckedBlock(
      name: "b", label: nil, range: range, header: range,
      attributes: [
        CheckedAttribute(name: "a", kind: .number, value: .constant(1), range: range)
      ])
    let block = CheckedBlock(
      name: "", label: nil, range: range, header: range, blocks: [inner, inner])
    func binding(_ multiplicity: BlockBinding.Multiplicity) -> BlockBinding {
      BlockBinding(
        swiftType: "",
        blocks: [BlockBinding(name: "b", swiftType: "", multiplicity: multiplicity)])
    }
    #expect(block.constant(binding(.many))?.description == "{b = [{a = 1}, {a = 1}]}")
    #expect(block.constant(binding(.one))?.description == "{b = {a = 1}}")
  }
}
