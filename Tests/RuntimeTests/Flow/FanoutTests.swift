import Schema
import Testing

@testable import Runtime

/// A sink that answers as it is told.
private final class ScriptedSink: Sink {
  var room: Refusal?
  var verdict = Verdict.accepted
  /// Runs inside of `accept`.
  var duringAccept: () -> Void = {}
  private(set) var taken: [Payload] = []
  private(set) var receipts: [Receipt] = []

  func refusal(for load: Load) -> Refusal? { room }

  func accept(_ payload: Payload, _ receipt: Receipt) -> Verdict {
    taken.append(payload)
    receipts.append(receipt)
    duringAccept()
    return verdict
  }
}

/// A sender that writes down what it is told.
private final class Sender: ReceiptHolder {
  private(set) var outcomes: [Outcome] = []

  func settled(_ token: Int, _ outcome: Outcome) { outcomes.append(outcome) }
}

extension Outcome {
  /// A short form to compare.
  fileprivate var short: String {
    switch self {
    case .accepted: "accepted"
    case .refused(let refusal): "refused \(refusal.reason)"
    case .rejected(let rejection): "rejected \(rejection.items)"
    }
  }
}

@Suite struct FanoutTests {
  private let loop = EventLoop(index: 0, memoryLimit: 4 << 20)
  private let first = ScriptedSink()
  private let second = ScriptedSink()
  private let sender = Sender()

  private func payload() -> Payload {
    var extent = loop.arena.extent(capacity: 10)!
    extent.advance(10)
    return Payload(.traces, extent.finish(items: 1))
  }

  /// Gives a payload to a fan-out; the verdict, if it is not pending, and what is told later.
  private func send(_ fanout: some Sink) -> String {
    let receipt = loop.receipts.open(sender, token: 0)
    let verdict = fanout.accept(payload(), receipt)
    guard case .pending = verdict else {
      loop.receipts.close(receipt)
      switch verdict {
      case .accepted: return "accepted"
      case .rejected(let rejection): return "rejected \(rejection.items)"
      case .pending: return ""
      }
    }
    return "pending"
  }

  @Test func givesEveryBranchTheSameBytes() {
    let fanout = Fanout(first, second, on: loop)
    #expect(send(fanout) == "accepted")
    #expect(
      first.taken[0].slices[0].bytes.baseAddress == second.taken[0].slices[0].bytes.baseAddress)
    #expect(loop.receipts.count == 0)
  }

  @Test func asksForRoomEverywhereFirst() {
    let fanout = Fanout(first, second, on: loop)
    second.room = Refusal("full")
    #expect(fanout.refusal(for: payload().load)?.reason == "full")
    second.room = nil
    first.room = Refusal("full too")
    #expect(fanout.refusal(for: payload().load)?.reason == "full too")
  }

  @Test func weighsAnswers() {
    let verdicts: [(String, Verdict)] = [
      ("accepted", .accepted),
      ("rejected 2", .rejected(Rejection("", items: 2))),
      ("rejected 5", .rejected(Rejection("", items: 5))),
    ]
    let weight = ["accepted": 0, "rejected 2": 1, "rejected 5": 2]
    for (a, x) in verdicts {
      for (b, y) in verdicts {
        first.verdict = x
        second.verdict = y
        let expected = weight[a]! >= weight[b]! ? a : b
        #expect(send(Fanout(first, second, on: loop)) == expected)
      }
    }
    #expect(loop.receipts.count == 0)
  }

  @Test(arguments: [false, true]) func waitsForAllBranches(isReversed: Bool) {
    let fanout = Fanout(first, second, on: loop)
    first.verdict = .pending
    second.verdict = .pending
    #expect(send(fanout) == "pending")
    var receipts = [first.receipts[0], second.receipts[0]]
    if isReversed { receipts.reverse() }
    loop.receipts.settle(receipts[0], .accepted)
    #expect(sender.outcomes.isEmpty)
    loop.receipts.settle(receipts[1], .refused(Refusal("b")))
    loop.receipts.settle(receipts[1], .accepted)
    #expect(sender.outcomes.map(\.short) == ["refused b"])
    #expect(loop.receipts.count == 0)
  }

  @Test func waitsForTheOneThatIsPending() {
    let fanout = Fanout(Fanout(first, second, on: loop), ScriptedSink(), on: loop)
    second.verdict = .pending
    first.verdict = .rejected(Rejection("", items: 1))
    #expect(send(fanout) == "pending")
    loop.receipts.settle(second.receipts[0], .accepted)
    #expect(sender.outcomes.map(\.short) == ["rejected 1"])
    #expect(loop.receipts.count == 0)
  }

  @Test func toleratesBranchesThatSettleBeforeTheOtherAnswers() {
    let fanout = Fanout(first, second, on: loop)
    first.verdict = .pending
    second.duringAccept = { [first, loop] in loop.receipts.settle(first.receipts[0], .accepted) }
    #expect(send(fanout) == "accepted")
    #expect(sender.outcomes.isEmpty && loop.receipts.count == 0)
  }

  @Test func tellsOfARefusalThatCameBeforeTheOtherAnswer() {
    let fanout = Fanout(first, second, on: loop)
    first.verdict = .pending
    second.duringAccept = { [first, loop] in
      loop.receipts.settle(first.receipts[0], .refused(Refusal("a")))
    }
    #expect(send(fanout) == "pending")
    #expect(sender.outcomes.isEmpty)
    loop.turn(wait: false)
    #expect(sender.outcomes.map(\.short) == ["refused a"])
    #expect(loop.receipts.count == 0)
  }

  @Test func refusalsWeighMost() {
    for outcomes in [
      [Outcome.refused(Refusal("a")), .rejected(Rejection("", items: 2))],
      [.rejected(Rejection("", items: 2)), .refused(Refusal("a"))],
    ] {
      let fanout = Fanout(first, second, on: loop)
      first.verdict = .pending
      second.verdict = .pending
      #expect(send(fanout) == "pending")
      loop.receipts.settle(first.receipts.last!, outcomes[0])
      loop.receipts.settle(second.receipts.last!, outcomes[1])
      #expect(sender.outcomes.last?.short == "refused a")
    }
    #expect(sender.outcomes.count == 2 && loop.receipts.count == 0)
  }

  @Test func toleratesPayloadsFromWithinABranch() {
    let fanout = Fanout(first, second, on: loop)
    var depth = 0
    first.duringAccept = {
      depth += 1
      if depth < 3 { #expect(self.send(fanout) == "accepted") }
    }
    #expect(send(fanout) == "accepted")
    #expect(first.taken.count == 3 && second.taken.count == 3)
    #expect(loop.receipts.count == 0)
  }
}
