import Testing

@testable import Runtime

@Suite struct WaitingSendersTests {
  /// Writes down who was told what.
  private final class Log {
    var lines: [String] = []
  }

  private let log = Log()

  private func senders(_ items: [Int]) -> WaitingSenders {
    var senders = WaitingSenders()
    for (i, items) in items.enumerated() {
      senders.append(
        items: items,
        JointOutcome { [log] outcome in
          switch outcome {
          case .accepted: log.lines.append("\(i) accepted")
          case .refused: log.lines.append("\(i) refused")
          case .rejected(let rejection): log.lines.append("\(i) rejected \(rejection.items)")
          }
        })
    }
    return senders
  }

  @Test func aSenderWhoseTelemetryIsCutWaitsForBothParts() {
    var all = senders([2, 5, 1])
    let first = all.removeFirst(4)
    first.end(.accepted, items: 4)
    #expect(log.lines == ["0 accepted"])
    let second = all.removeFirst(4)
    second.end(.accepted, items: 4)
    #expect(log.lines == ["0 accepted", "1 accepted", "2 accepted"])
    #expect(all.isEmpty)
  }

  @Test func aRefusalOfOnePartRefusesTheWhole() {
    var all = senders([10])
    let parts = [all.removeFirst(3), all.removeFirst(3), all.removeFirst(4)]
    parts[0].end(.accepted, items: 3)
    parts[1].end(.refused(Refusal("full")), items: 3)
    #expect(log.lines.isEmpty)
    parts[2].end(.accepted, items: 4)
    #expect(log.lines == ["0 refused"])
  }

  @Test func whatIsPutBackComesFirst() {
    var all = senders([1, 2, 3])
    let first = all.removeFirst(2)
    all.prepend(first)
    all.removeFirst(3).end(.accepted, items: 3)
    #expect(log.lines == ["0 accepted", "1 accepted"])
    all.removeFirst(3).end(.rejected(Rejection("no", items: 3)), items: 3)
    #expect(log.lines.last == "2 rejected 3")
  }

  @Test func aRejectionOfSomeIsNobodysInParticular() {
    var all = senders([4, 4])
    all.removeFirst(8).end(.rejected(Rejection("one is too old", items: 1)), items: 8)
    #expect(log.lines == ["0 accepted", "1 accepted"])
  }
}
