/// The outcome that is owed to the sender of one payload, however many parts it is sent in.
final class AwaitedOutcome {
  private let receipts: ReceiptTable
  private let receipt: Receipt
  /// Parts whose end is open.
  private var parts = 1
  private var outcome = Outcome.accepted

  init(_ receipt: Receipt, in receipts: ReceiptTable) {
    self.receipt = receipt
    self.receipts = receipts
  }

  /// Notes that one of the parts has become two.
  func split() { parts += 1 }

  /// Notes what became of a part; the last one tells the sender. If one part was refused the whole
  /// is: the sender keeps it and sends it again, so that rather something comes twice than not at all.
  func end(_ part: Outcome) {
    switch (outcome, part) {
    case (_, .accepted), (.refused, _): break
    case (.accepted, _), (_, .refused): outcome = part
    case (.rejected(var sum), .rejected(let more)):
      sum.items += more.items
      outcome = .rejected(sum)
    }
    parts -= 1
    if parts == 0 { receipts.settle(receipt, outcome) }
  }
}
