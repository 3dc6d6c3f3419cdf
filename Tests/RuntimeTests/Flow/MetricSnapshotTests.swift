import Testing

@testable import Runtime

@Suite struct MetricSnapshotTests {
  @Test func printsThePrometheusFormat() {
    let registry = MetricRegistry()
    registry.counter("b_total", "Counts.", [MetricLabel("z", "1"), MetricLabel("a", "x\"y\\z\nw")])
      .add(7)
    registry.counter("b_total", "Counts.", []).add(2)
    registry.gauge("a", "Measures.", []) { 0.25 }
    registry.gauge("whole", "Whole.", []) { 3 }
    let histogram = registry.histogram("h", "Spreads.", bounds: [1, 2.5], [MetricLabel("k", "v")])
    for value in [0.5, 1, 2, 100] { histogram.observe(value) }
    let expected = """
      # HELP a Measures.
      # TYPE a gauge
      a 0.25
      # HELP b_total Counts.
      # TYPE b_total counter
      b_total 2
      b_total{a="x\\"y\\\\z\\nw",z="1"} 7
      # HELP h Spreads.
      # TYPE h histogram
      h_bucket{k="v",le="1"} 2
      h_bucket{k="v",le="2.5"} 3
      h_bucket{k="v",le="+Inf"} 4
      h_sum{k="v"} 103.5
      h_count{k="v"} 4
      # HELP whole Whole.
      # TYPE whole gauge
      whole 3

      """
    #expect(registry.snapshot().text == expected)
  }

  @Test func addsLoopsUp() {
    var sum = MetricSnapshot()
    for n in 1...3 {
      let registry = MetricRegistry()
      registry.counter("c_total", "C.", [MetricLabel("a", "1"), MetricLabel("b", "2")]).add(n)
      // The order of labels makes no difference.
      registry.counter("c_total", "C.", [MetricLabel("b", "2"), MetricLabel("a", "1")]).add(10 * n)
      registry.gauge("g", "G.", []) { Double(n) / 2 }
      registry.histogram("h", "H.", bounds: [1], []).observe(Double(n))
      sum.add(registry.snapshot())
    }
    let lines = sum.text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(
      lines == [
        "c_total{a=\"1\",b=\"2\"} 66", "g 3", "h_bucket{le=\"1\"} 1", "h_bucket{le=\"+Inf\"} 3",
        "h_sum 6", "h_count 3",
      ])
  }

  @Test func printsUnusualNumbers() {
    var snapshot = MetricSnapshot()
    let cases: [(String, Double)] = [
      ("a", .infinity), ("b", -.infinity), ("c", .nan), ("d", 1e18), ("e", -2), ("f", 1e-7),
    ]
    for (name, value) in cases { snapshot.add(name, "", [], .gauge(value)) }
    snapshot.add("g", "", [], .total(1.5))
    let lines = snapshot.text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(lines == ["a +Inf", "b -Inf", "c NaN", "d 1e+18", "e -2", "f 1e-07", "g 1.5"])
  }

  @Test func isEmptyWithoutMetrics() { #expect(MetricRegistry().snapshot().text.isEmpty) }
}
