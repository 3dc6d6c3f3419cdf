import GoldenSupport
import Testing

@testable import Frontend

/// No program is too large, too long or too odd for the checker.
@Suite struct CheckerLimitsTests {
  /// A batcher that sends logs to others.
  private func batch(_ name: Int, to targets: [Int]) -> String {
    let names = targets.map { "otelcol.processor.batch.n\($0).input" }.joined(separator: ", ")
    return "otelcol.processor.batch \"n\(name)\" {\n output {\n logs = [\(names)]\n }\n}\n"
  }

  @Test func copesWithLongChains() {
    let count = 3000
    let chain = (0..<count).map { batch($0, to: [$0 + 1]) }.joined()
    let open = TestProgram(chain + batch(count, to: []))
    #expect(open.messages == [])
    #expect(open.program.dataReferences.count == count)
    let closed = TestProgram(chain + batch(count, to: [0]))
    #expect(closed.messages.count == 1)
    #expect(closed.log.inFileOrder[0].notes.count == count + 1)
  }

  @Test func copesWithWideFanOut() {
    let targets = 1...2000
    let text = batch(0, to: Array(targets)) + targets.map { batch($0, to: []) }.joined()
    #expect(TestProgram(text).program.dataReferences.count == targets.count)
  }

  @Test func copesWithLongNames() {
    let name = String(repeating: "otelcol.", count: 20_000) + "input"
    let program = TestProgram(
      batch(1, to: []) + "otelcol.processor.batch \"x\" {\n output {\n logs = [\(name)]\n }\n}\n")
    #expect(program.messages == ["component \"\(name)\" does not exist or is out of scope"])
  }

  @Test func copesWithManyErrors() {
    let block = (0..<2000).map { "  attribute_\($0) = nothing.at_all_\($0)\n" }.joined()
    let text = "otelcol.processor.batch \"x\" {\n\(block)  output { }\n}\n"
    #expect(TestProgram(text).messages.count == 2000)
  }

  @Test func copesWithManyCyclesAtOnce() {
    let nodes = 0..<120
    let text = nodes.map { node in batch(node, to: nodes.filter { $0 != node }) }.joined()
    let program = TestProgram(text)
    #expect(program.messages.count == 1)
    #expect(program.log.inFileOrder[0].notes.count == 2)
  }
}
