/// The senders of what a stage holds back and has not accepted yet, in the order their telemetry came.
struct WaitingSenders {
  /// A sender, and the items of its payload that are concerned.
  typealias Sender = (items: Int, outcome: JointOutcome)

  private var senders: [Sender] = []

  /// Whether nobody waits.
  var isEmpty: Bool { senders.isEmpty }

  /// Adds the sender of the last `items` items.
  mutating func append(items: Int, _ outcome: JointOutcome) { senders.append((items, outcome)) }

  /// Takes the senders of the first `count` items. A sender whose telemetry lies across the cut waits
  /// for both parts.
  mutating func removeFirst(_ count: Int) -> WaitingSenders {
    var first = WaitingSenders()
    var missing = count
    while missing > 0, let next = senders.first {
      if next.items > missing {
        next.outcome.split()
        senders[0].items -= missing
        first.append(items: missing, next.outcome)
        break
      }
      missing -= next.items
      first.senders.append(senders.removeFirst())
    }
    return first
  }

  /// Takes all senders.
  mutating func removeAll() -> WaitingSenders {
    defer { senders = [] }
    return self
  }

  /// Adds the senders of what comes behind.
  mutating func append(_ others: WaitingSenders) { senders += others.senders }

  /// Puts senders back to the front.
  mutating func prepend(_ others: WaitingSenders) { senders = others.senders + senders }

  /// Tells all senders what became of their items. Where there are several, a rejection of some items
  /// only cannot be told from whom they came: it is nobody's in particular.
  func end(_ outcome: Outcome, items: Int) {
    if senders.count == 1, senders[0].items == items { return senders[0].outcome.end(outcome) }
    for sender in senders {
      switch outcome {
      case .rejected(let rejection):
        sender.outcome.end(
          rejection.items < items
            ? .accepted : .rejected(Rejection(rejection.reason, items: sender.items)))
      case .accepted, .refused: sender.outcome.end(outcome)
      }
    }
  }
}
