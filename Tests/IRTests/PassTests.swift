import Frontend
import Schema
import Testing

@testable import IR

/// Choosing passes, and what needs graphs that no component of today makes.
@Suite struct PassTests {
  @Test func passesAreChosenByName() {
    let all = [Pass].standard.map(\.name)
    #expect(all == ["remove-dead-components", "split-signals", "fuse-batches", "demand"])
    #expect([Pass].standard.through("split-signals")?.map(\.name) == Array(all[...1]))
    #expect([Pass].standard.through("split") == nil)
    #expect([Pass].standard.named(["demand", "split-signals"])?.map(\.name) == [all[1], all[3]])
    #expect([Pass].standard.named(["demand", "nothing"]) == nil)
    #expect([Pass].standard.named([])?.isEmpty == true)
  }

  @Test func valuesKeepTheirComponentAlive() {
    var test = TestGraph()
    let source = test.node("in", .source(.all))
    let sink = test.node("out", .sink(.all), [.observable])
    let password = test.node("password", .stage([]))
    let account = test.node("account", .stage([]))
    let unused = test.node("unused", .stage([]))
    test.wire(source, sink, .logs)
    test.value(password, account)
    test.value(account, sink)
    var log = DiagnosticSet()
    test.graph.apply([.removeDeadComponents], &log)
    #expect(test.names(test.graph.ids) == ["in", "out", "password", "account"])
    #expect(!test.graph.contains(unused))
    #expect(log.count == 1)
  }

  @Test func valuesOfDeadComponentsGoWithThem() {
    var test = TestGraph()
    let orphan = test.node("orphan", .sink(.all), [.observable])
    test.value(test.node("password", .stage([])), orphan)
    var log = DiagnosticSet()
    test.graph.apply([.removeDeadComponents], &log)
    #expect(test.graph.ids == [])
    #expect(log.count == 2)
  }

  @Test func partsOfASplitComponentUseTheSameValues() {
    var test = TestGraph()
    let source = test.node("in", .source(.all))
    let sink = test.node("out", .sink(.all), [.observable, .onePerSignal])
    let password = test.node("password", .stage([]))
    for signal in [Signal.traces, .logs] { test.wire(source, sink, signal) }
    test.value(password, sink)
    var log = DiagnosticSet()
    test.graph.apply([.splitSignals], &log)
    #expect(test.graph.ids.map { test.graph[$0].title }.contains("out/logs"))
    #expect(test.graph.outputs(of: password).count == 2)
  }

  @Test func whatIsNotOnePerSignalStaysWhole() {
    var test = TestGraph()
    let source = test.node("in", .source(.all))
    let sink = test.node("out", .sink(.all), [.observable])
    for signal in [Signal.traces, .logs] { test.wire(source, sink, signal) }
    var log = DiagnosticSet()
    test.graph.apply([.splitSignals], &log)
    #expect(test.graph.ids == [source, sink])
    #expect(test.graph[sink].signals == [.traces, .logs])
  }

  @Test func sourcesWithoutEffectGo() {
    var test = TestGraph()
    let source = test.node("in", .source(.all))
    let end = test.node("end", .stage(.all))
    test.wire(source, end, .logs)
    var log = DiagnosticSet()
    test.graph.apply([.removeDeadComponents], &log)
    #expect(test.graph.ids == [])
    #expect(log.inFileOrder.allSatisfy { $0.severity == .warning })
  }

  @Test func demandsComeFromTheFirstReader() throws {
    var test = TestGraph()
    let source = test.node("in", .source(.all))
    let first = test.node("first", .stage(.all), [.readsRecords])
    let second = test.node("second", .sink(.all), [.readsRecords])
    let edge = test.wire(source, first, .logs)
    test.wire(first, second, .logs)
    var log = DiagnosticSet()
    test.graph.apply([.demand], &log)
    #expect(test.graph[edge].demand == Demand(.decoded, for: first))
  }
}
