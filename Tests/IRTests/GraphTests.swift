import Schema
import Testing

@testable import IR

/// The graph's primitives.
@Suite struct GraphTests {
  /// source → a → (b, c) → sink, for traces; source → b for logs.
  private static func diamond() -> (TestGraph, [Node.ID]) {
    var test = TestGraph()
    let source = test.node("source", .source(.all))
    let (a, b, c) = (
      test.node("a", .stage(.all)), test.node("b", .stage(.all)), test.node("c", .stage(.all))
    )
    let sink = test.node("sink", .sink(.all))
    for (from, to) in [(source, a), (a, b), (a, c), (b, sink), (c, sink)] {
      test.wire(from, to, .traces)
    }
    test.wire(source, b, .logs)
    return (test, [source, a, b, c, sink])
  }

  @Test func knowsNeighbours() {
    let (test, ids) = Self.diamond()
    #expect(test.names(test.graph.successors(of: ids[1], .traces)) == ["b", "c"])
    #expect(test.names(test.graph.predecessors(of: ids[4], .traces)) == ["b", "c"])
    #expect(test.graph.predecessors(of: ids[2], .metrics) == [])
    #expect(test.names(test.graph.predecessors(of: ids[2], .logs)) == ["source"])
    #expect(test.graph.violations() == [])
  }

  @Test func removingANodeRemovesItsEdges() {
    var (test, ids) = Self.diamond()
    test.graph.remove(ids[1])
    #expect(!test.graph.contains(ids[1]))
    #expect(test.names(test.graph.ids) == ["source", "b", "c", "sink"])
    #expect(test.graph.edgeIDs.count == 3)
    #expect(test.graph.outputs(of: ids[0]).count == 1)
    #expect(test.graph.violations() == [])
  }

  @Test func splicingConnectsWhatWasBeforeAndBehind() {
    var (test, ids) = Self.diamond()
    let last = test.node("last", .sink(.all))
    test.wire(ids[0], last, .traces)
    test.graph.splice(ids[1])
    // The first connection keeps its place among those of the source.
    #expect(test.names(test.graph.successors(of: ids[0], .traces)) == ["b", "last", "c"])
    #expect(test.names(test.graph.successors(of: ids[0], .logs)) == ["b"])
    #expect(test.graph.violations() == [])
  }

  @Test func splicingWhatLeadsNowhereRemovesIt() {
    var test = TestGraph()
    let (source, end) = (test.node("source", .source(.all)), test.node("end", .stage(.all)))
    test.wire(source, end, .logs)
    test.graph.splice(end)
    #expect(test.graph.edgeIDs == [])
    #expect(test.graph.ids == [source])
  }

  @Test func redirectingKeepsTheOrderOfEdges() {
    var (test, ids) = Self.diamond()
    let edge = test.graph.outputs(of: ids[1], .traces)[0]
    test.graph.redirect(edge, to: ids[4])
    #expect(test.names(test.graph.successors(of: ids[1], .traces)) == ["sink", "c"])
    #expect(test.graph.inputs(of: ids[2], .traces) == [])
    test.graph.redirect(edge, from: ids[3])
    #expect(test.graph.outputs(of: ids[3], .traces).first == edge)
    #expect(test.graph.violations() == [])
  }

  @Test func ordersNodesBehindTheirPredecessors() {
    let (test, _) = Self.diamond()
    #expect(test.names(test.graph.topologicalOrder) == ["source", "a", "b", "c", "sink"])
    #expect(!test.graph.isCyclic)
  }

  @Test func identitiesAreNotUsedAgain() {
    var (test, ids) = Self.diamond()
    test.graph.remove(ids[4])
    let other = test.node("other", .sink(.all))
    #expect(!ids.contains(other))
  }
}
