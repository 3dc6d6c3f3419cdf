import Schema
import Testing

@testable import IR

/// Every rule of a graph is noticed when it is broken.
@Suite struct GraphVerifyTests {
  @Test func acceptsWhatIsWhole() {
    var test = TestGraph()
    let (source, sink) = (test.node("a", .source(.all)), test.node("b", .sink(.logs)))
    test.wire(source, sink, .logs)
    #expect(test.graph.violations() == [])
    #expect(Graph().violations() == [])
  }

  @Test func refusesCycles() {
    var test = TestGraph()
    let (a, b) = (test.node("a", .stage(.all)), test.node("b", .stage(.all)))
    test.wire(a, b, .logs)
    test.wire(b, a, .traces)
    #expect(test.graph.violations() == ["the graph has a cycle"])
  }

  @Test func refusesNodesThatLookAlike() {
    var test = TestGraph()
    _ = (test.node("a", .stage(.all)), test.node("a", .stage(.all)))
    #expect(test.graph.violations() == ["there are two nodes 'a'"])
  }

  @Test func refusesUnknownSignals() {
    var test = TestGraph()
    let a = test.node("a", .stage(.logs))
    test.graph[a].signals = [.logs, .traces]
    #expect(
      test.graph.violations() == [
        "'a/traces,logs' serves signals that its component does not know"
      ])
  }

  @Test func refusesEdgesAgainstTheFlow() {
    var test = TestGraph()
    let (source, sink) = (test.node("in", .source(.all)), test.node("out", .sink(.all)))
    test.wire(sink, source, .logs)
    #expect(
      test.graph.violations() == [
        "the edge from 'out' to 'in' leaves a sink", "the edge from 'out' to 'in' enters a source",
      ])
  }

  @Test func refusesEdgesThatAnEndDoesNotServe() {
    var test = TestGraph()
    let (source, sink) = (test.node("in", .source(.all)), test.node("out", .sink(.traces)))
    test.wire(source, sink, .logs)
    #expect(
      test.graph.violations() == [
        "the edge from 'in' to 'out' carries logs, which an end does not serve"
      ])
  }

  @Test func refusesDemandsWithoutReason() {
    var test = TestGraph()
    let (source, sink) = (test.node("in", .source(.all)), test.node("out", .sink(.all)))
    let edge = test.wire(source, sink, .logs)
    test.graph.setDemand(Demand(.decoded), of: edge)
    #expect(
      test.graph.violations() == [
        "the demand of the edge from 'in' to 'out' does not know its reader"
      ])
    test.graph.setDemand(Demand(.decoded, for: sink), of: edge)
    #expect(test.graph.violations() == [])
  }

  @Test func refusesDemandsOnValues() {
    var test = TestGraph()
    let (a, b) = (test.node("a", .stage(.all)), test.node("b", .stage(.all)))
    test.graph.setDemand(.opaque, of: test.value(a, b))
    #expect(
      test.graph.violations() == ["the edge from 'a' to 'b' carries a value, but has a demand"])
  }
}
