import GoldenSupport
import Testing

@testable import Frontend

/// Cycles are found where they are, and shown as a way that exists.
@Suite struct CycleTests {
  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func agreesWithSearch(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    let count = Int.random(in: 2...9, using: &random)
    let edges = (0..<count).map { _ in
      (0..<count).filter { _ in Int.random(in: 0..<count, using: &random) == 0 }
    }
    let text = edges.enumerated().map { index, targets in
      let names = targets.map { "otelcol.processor.batch.n\($0).input" }
      return """
        otelcol.processor.batch "n\(index)" {
          output { logs = [\(names.joined(separator: ", "))] }
        }

        """
    }.joined()
    let log = TestProgram(text).log
    let selves = edges.indices.filter { edges[$0].contains($0) }
    #expect(log.inFileOrder.count { $0.message == "cannot reference self" } == selves.count)
    let groups = groups(edges).map { group in
      "cycle detected: " + group.map { "otelcol.processor.batch.n\($0)" }.joined(separator: ", ")
    }
    let cycles = log.inFileOrder.filter { $0.message.hasPrefix("cycle") }
    #expect(cycles.map(\.message) == groups)
    for cycle in cycles { checkPath(cycle.notes.map(\.message)) }
  }

  /// Checks that a way is closed: each step starts where the one before ended.
  private func checkPath(_ steps: [String]) {
    let ends = steps.map { $0.split(separator: " → ") }
    for (step, next) in zip(ends, ends.dropFirst() + ends.prefix(1)) { #expect(step[1] == next[0]) }
    #expect(Set(steps).count == steps.count && steps.count > 1)
  }

  /// The groups of at least two nodes that reach each other, by their first node.
  private func groups(_ edges: [[Int]]) -> [[Int]] {
    var reached = edges.map { Set($0) }
    for _ in edges {
      for node in edges.indices {
        for next in reached[node] { reached[node].formUnion(reached[next]) }
      }
    }
    var groups: [[Int]] = []
    for node in edges.indices where !groups.joined().contains(node) {
      let group = edges.indices.filter {
        $0 == node || reached[node].contains($0) && reached[$0].contains(node)
      }
      if group.count > 1 { groups.append(group) }
    }
    return groups
  }
}
