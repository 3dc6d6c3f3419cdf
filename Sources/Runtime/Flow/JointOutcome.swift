/// The outcome of one payload, however many parts it is sent in.
final class JointOutcome {
  /// What happens when the last part has ended.
  private let ended: (Outcome) -> Void
  /// Parts whose end is open.
  private var parts = 1
  private var outcome = Outcome.accepted

  /// - Parameter ended: is called once.
  init(_ ended: @escaping (Outcome) -> Void) { self.ended = ended }

  /// Notes that one of the parts has become two.
  func split() { parts += 1 }

  /// Notes what became of a part. If one part is refused the whole is: the sender keeps it and sends it
  /// again, so that rather something comes twice than not at all.
  func end(_ part: Outcome) {
    switch (outcome, part) {
    case (_, .accepted), (.refused, _): break
    case (.accepted, _), (_, .refused): outcome = part
    case (.rejected(var sum), .rejected(let more)):
      sum.items += more.items
      outcome = .rejected(sum)
    }
    parts -= 1
    if parts == 0 { ended(outcome) }
  }
}
