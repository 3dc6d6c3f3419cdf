/// Hands every payload to two sinks, sharing its bytes. More branches are nested fan-outs.
///
/// Room is asked of every branch before any branch takes the payload, so a full branch refuses for
/// all of them and nothing is delivered twice. If a branch fails all the same, the sender is told:
/// a refusal weighs more than a rejection, a rejection more than acceptance.
public struct Fanout<First: Sink, Second: Sink>: Sink {
  private let first: First
  private let second: Second
  private let joint: JointReceipts

  public init(_ first: First, _ second: Second, on loop: EventLoop) {
    self.first = first
    self.second = second
    joint = JointReceipts(loop)
  }

  public func refusal(for load: Load) -> Refusal? {
    first.refusal(for: load) ?? second.refusal(for: load)
  }

  public var keptCoding: ContentCoding? {
    first.keptCoding == second.keptCoding ? first.keptCoding : nil
  }

  public var byteLimit: Int { min(first.byteLimit, second.byteLimit) }

  public var isDurable: Bool { first.isDurable || second.isDurable }

  public func accept(_ payload: Payload, _ receipt: Receipt) -> Verdict {
    let token = joint.open(receipt)
    let branches = (joint.branch(token), joint.branch(token))
    joint.answer(token, branches.0, first.accept(payload, branches.0))
    joint.answer(token, branches.1, second.accept(payload, branches.1))
    return joint.close(token)
  }
}

/// The payloads of a fan-out whose branches have not all answered.
private final class JointReceipts: ReceiptHolder {
  /// One payload's state.
  private struct Entry {
    /// What the sender waits for.
    var receipt: Receipt
    /// Branches that are pending.
    var waiting = 0
    /// A branch's refusal, which came later than its taking.
    var refusal: Refusal?
    /// The largest rejection so far.
    var rejection: Rejection?
    /// Whether the sender has been told `pending`.
    var isPending = false

    /// Keeps the larger of two branches' rejections.
    mutating func weigh(_ other: Rejection) {
      if other.items > rejection?.items ?? 0 { rejection = other }
    }

    /// What the sender is told when all branches have answered.
    var outcome: Outcome {
      refusal.map { .refused($0) } ?? rejection.map { .rejected($0) } ?? .accepted
    }
  }

  private let loop: EventLoop
  private var entries: [Entry] = []
  private var free: [Int] = []

  init(_ loop: EventLoop) { self.loop = loop }

  /// Starts a payload.
  func open(_ receipt: Receipt) -> Int {
    if let token = free.popLast() {
      entries[token] = Entry(receipt: receipt)
      return token
    }
    entries.append(Entry(receipt: receipt))
    return entries.count - 1
  }

  /// A receipt for one branch.
  func branch(_ token: Int) -> Receipt { loop.receipts.open(self, token: token) }

  /// Notes the answer of the branch that was given `receipt`.
  func answer(_ token: Int, _ receipt: Receipt, _ verdict: Verdict) {
    switch verdict {
    case .pending:
      entries[token].waiting += 1
      return
    case .accepted: break
    case .rejected(let rejection): entries[token].weigh(rejection)
    }
    loop.receipts.close(receipt)
  }

  /// The answer to the sender after all branches were asked.
  func close(_ token: Int) -> Verdict {
    if entries[token].waiting > 0 {
      entries[token].isPending = true
      return .pending
    }
    let entry = entries[token]
    free.append(token)
    if entry.refusal != nil {
      // A branch took it, and gave it back before the others were asked.
      loop.afterTurn { [loop] in loop.receipts.settle(entry.receipt, entry.outcome) }
      return .pending
    }
    return entry.rejection.map { .rejected($0) } ?? .accepted
  }

  func settled(_ token: Int, _ outcome: Outcome) {
    entries[token].waiting -= 1
    switch outcome {
    case .accepted: break
    case .refused(let refusal): entries[token].refusal = refusal
    case .rejected(let rejection): entries[token].weigh(rejection)
    }
    guard entries[token].isPending, entries[token].waiting == 0 else { return }
    let entry = entries[token]
    free.append(token)
    loop.receipts.settle(entry.receipt, entry.outcome)
  }
}
