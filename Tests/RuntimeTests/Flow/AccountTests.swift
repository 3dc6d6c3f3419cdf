import Schema
import Testing

@testable import Runtime

@Suite struct AccountTests {
  @Test func accountsOfAllLoopsAddUp() {
    var report = ClosingReport()
    for n in 1...2 {
      let loop = EventLoop(index: n, memoryLimit: 4 << 20)
      let metrics = ProcessorMetrics(loop.node("stage", .logs))
      metrics.openAccount(loop.node("stage", .logs)) { n }
      metrics.incoming.add(10 * n)
      metrics.count(.accepted, 3 * n)
      metrics.count(.rejected(Rejection("never", items: 2 * n)), 4 * n)
      metrics.count(.refused(Refusal("not now")), 2 * n)
      for account in loop.metrics.accounts { report.add(account) }
    }
    #expect(report.lines.map(\.id) == ["stage"])
    let posts = report.lines[0].posts.map { "\($0.name) \($0.value)" }
    #expect(posts == ["incoming 30", "outgoing 15", "rejected 6", "returned 6", "held 3"])
  }

  @Test func signalsHaveAccountsOfTheirOwn() {
    let loop = EventLoop(index: 0, memoryLimit: 4 << 20)
    var report = ClosingReport()
    for signal in [Signal.logs, .traces] {
      ProcessorMetrics(loop.node("stage", signal)).openAccount(loop.node("stage", signal)) { 0 }
    }
    for account in loop.metrics.accounts { report.add(account) }
    #expect(report.lines.map(\.signal) == [.logs, .traces])
  }

  @Test func exportersSayWhyItemsAreLost() {
    let loop = EventLoop(index: 0, memoryLimit: 4 << 20)
    let node = loop.node("out", .traces)
    let metrics = ExporterMetrics(node)
    metrics.openAccount(node) { 1 }
    metrics.taken.add(12)
    metrics.recovered.add(4)
    metrics.sent.add(2)
    metrics.fail(3, .rejected, isTold: false)
    metrics.fail(4, .retriesEnded, isTold: false)
    metrics.fail(5, .partlyRejected, isTold: true)
    metrics.notStored.add(1)
    let values = Dictionary(uniqueKeysWithValues: loop.metrics.accounts[0].values.map { ($0, $1) })
    let ends = ["sent", "dropped", "returned", "not_stored", "left", "held"].map { values[$0]! }
    #expect(ends == [2, 7, 5, 1, 0, 1])
    #expect(values["taken"]! + values["recovered"]! == ends.reduce(0, +))
    let text = loop.metrics.snapshot().text
    let labels = #"component_id="out",component_path="/",reason="retries_ended""#
    #expect(text.contains("otelcol_exporter_dropped_spans_total{\(labels)} 4\n"))
    #expect(
      text.contains(
        #"otelcol_exporter_send_failed_spans_total{component_id="out",component_path="/"} 12"#))
  }
}
