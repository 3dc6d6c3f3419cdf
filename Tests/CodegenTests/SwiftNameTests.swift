import Testing

@testable import Codegen

@Suite struct SwiftNameTests {
  @Test(arguments: [
    (["gw", "traces"], "gwTraces"),
    (["default"], "default2"),
    (["my_otlp_receiver"], "myOtlpReceiver"),
    (["OTLP"], "otlp"),
    (["OTLPReceiver", "logs"], "otlpReceiverLogs"),
    (["H2"], "h2"),
    (["_x"], "x"),
    (["__"], "unnamed"),
    (["9lives"], "_9lives"),
    (["über", "größe"], "überGröße"),
    (["a١"], "a"),
    (["client.endpoint"], "clientEndpoint"),
    ([], "unnamed"),
  ])
  func `makes identifiers of labels`(parts: [String], expected: String) {
    var names = SwiftName()
    #expect(names.unique(parts) == expected)
  }

  @Test func `never hands out a name twice`() {
    var names = SwiftName(reserved: ["loop"])
    #expect(names.unique("loop") == "loop2")
    #expect(names.unique("a_b") == "aB")
    #expect(names.unique("aB") == "aB2")
    #expect(names.unique("aB2") == "aB2_2")
    #expect(names.unique("aB") == "aB3")
  }

  @Test func `never hands out a keyword`() {
    for keyword in SwiftName.keywords {
      var names = SwiftName()
      #expect(names.unique(keyword) != keyword)
    }
  }

  @Test(arguments: [
    ("gateway", "gateway"), ("my-gateway.v2", "my_gateway_v2"), ("2nd", "_2nd"),
    ("Runtime", "RuntimeCollector"), ("main", "mainCollector"), ("", "collector"),
    ("naïve", "na_ve"),
  ])
  func `makes module names of file names`(name: String, expected: String) {
    #expect(SwiftName.module(name) == expected)
  }
}
