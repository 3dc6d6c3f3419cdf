import Testing

@testable import Runtime

/// A holder that writes down what it is told.
private final class Ledger: ReceiptHolder {
  private(set) var entries: [String] = []

  func settled(_ token: Int, _ outcome: Outcome) { entries.append("\(token) \(outcome.word)") }
}

extension Outcome {
  /// The outcome in a word.
  fileprivate var word: String {
    switch self {
    case .accepted: "accepted"
    case .refused: "refused"
    case .rejected: "rejected"
    }
  }
}

@Suite struct ReceiptTableTests {
  private let table = ReceiptTable()
  private let ledger = Ledger()

  @Test func settlesOnce() {
    let receipts = (0..<3).map { table.open(ledger, token: $0) }
    #expect(table.count == 3)
    table.settle(receipts[1], .accepted)
    table.settle(receipts[1], .refused(Refusal("again")))
    table.settle(receipts[0], .rejected(Rejection("bad", items: 1)))
    table.close(receipts[2])
    table.settle(receipts[2], .accepted)
    #expect(ledger.entries == ["1 accepted", "0 rejected"])
    #expect(table.count == 0)
  }

  @Test func oldReceiptsDoNotReachNewHolders() {
    let old = table.open(ledger, token: 1)
    table.close(old)
    let new = table.open(ledger, token: 2)
    table.settle(old, .accepted)
    table.close(old)
    #expect(ledger.entries.isEmpty && table.count == 1)
    table.settle(new, .accepted)
    #expect(ledger.entries == ["2 accepted"])
  }

  @Test func noReceiptIsSettledQuietly() {
    table.settle(.none, .accepted)
    table.close(.none)
    #expect(table.count == 0)
  }

  @Test func holdersMayOpenReceiptsWhenTold() {
    final class Chain: ReceiptHolder {
      let table: ReceiptTable
      var last: Receipt?
      var depth = 0
      init(_ table: ReceiptTable) { self.table = table }
      func settled(_ token: Int, _ outcome: Outcome) {
        depth += 1
        if token < 1000 {
          last = table.open(self, token: token + 1)
          table.settle(last!, outcome)
        }
      }
    }
    let chain = Chain(table)
    table.settle(table.open(chain, token: 1), .accepted)
    #expect(chain.depth == 1000)
    #expect(table.count == 0)
  }

  /// The table against a dictionary.
  @Test(arguments: 1...10) func behavesLikeADictionary(seed: UInt64) {
    final class Model: ReceiptHolder {
      var open: Set<Int> = []
      func settled(_ token: Int, _ outcome: Outcome) {
        let wasOpen = open.remove(token) != nil
        #expect(wasOpen)
      }
    }
    var random = SeededRandom(seed: seed)
    let model = Model()
    var all: [(receipt: Receipt, token: Int)] = []
    for token in 0..<1000 {
      if Bool.random(using: &random) {
        all.append((table.open(model, token: token), token))
        model.open.insert(token)
      } else if let (receipt, token) = all.randomElement(using: &random) {
        if Bool.random(using: &random) {
          table.settle(receipt, .accepted)
          #expect(!model.open.contains(token))
        } else {
          table.close(receipt)
          model.open.remove(token)
        }
      }
      #expect(table.count == model.open.count)
    }
  }
}
