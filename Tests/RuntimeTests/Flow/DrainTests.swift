import Testing

@testable import Runtime

@Suite struct DrainTests {
  /// Something that is empty when the test says so.
  private final class Holder: Drainable {
    let leftover: String
    var isDrained = false
    private(set) var calls = 0

    init(_ leftover: String) { self.leftover = leftover }

    func drain() { calls += 1 }
  }

  private let loop = EventLoop(index: 0, memoryLimit: 1 << 20)
  private let sink = Holder("sink")
  private let source = Holder("source")

  init() {
    loop.register(sink)
    loop.register(source)
  }

  @Test func tellsAllAtOnceAndWaitsForAll() {
    var left: [String]?
    loop.drain(limit: .seconds(60)) { left = $0 }
    // The sink hurries although the source is not done.
    #expect(sink.calls == 1 && source.calls == 1)
    sink.isDrained = true
    for _ in 0..<3 { loop.turn(wait: true) }
    #expect(left == nil)
    // What the source still had may have filled the sink again.
    sink.isDrained = false
    source.isDrained = true
    for _ in 0..<3 { loop.turn(wait: true) }
    #expect(left == nil)
    sink.isDrained = true
    #expect(loop.turn { left != nil })
    #expect(left == [] && sink.calls == 1 && source.calls == 1)
  }

  @Test func saysWhatIsLeftAtTheDeadline() {
    var left: [String]?
    source.isDrained = true
    loop.drain(limit: .milliseconds(20)) { left = $0 }
    #expect(loop.turn { left != nil })
    #expect(left == ["sink"])
  }
}
