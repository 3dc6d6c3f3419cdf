import Schema

/// What a receiver asks of requests before it takes their bodies, and what it keeps of them until
/// those are there.
final class RequestGate {
  /// What is made of a request's head.
  enum Entrance {
    /// The body may come; the number is a note's, for `settle` or `leave`.
    case note(Int)
    case denied(Answer)
  }

  private let authenticator: (any ServerAuthenticator)?
  /// Requests whose bodies are on their way, by number; 0 is never used.
  private var notes: [PendingAuthentication?] = [nil]
  private var free: [Int] = []

  /// Nil if requests come in without being asked for anything.
  /// - Throws: when the component that is named cannot check who sent a request.
  init?(authentication: AuthenticationHandler?, in node: Node) throws(StartupError) {
    guard let authentication else { return nil }
    authenticator = try node.serverAuthenticator(authentication)
  }

  /// Looks at a request's fields.
  func enter(_ headers: HTTPHeaders) -> Entrance {
    switch authenticator?.authenticate(headers) {
    case nil: return .note(0)
    case .decided(let verdict): return answer(verdict).map { .denied($0) } ?? .note(0)
    case .pending(let pending):
      let note = free.popLast() ?? notes.count
      if note == notes.count { notes.append(nil) }
      notes[note] = pending
      return .note(note)
    }
  }

  /// Forgets a request whose body does not come.
  func leave(_ note: Int) {
    guard note > 0 else { return }
    notes[note] = nil
    free.append(note)
  }

  /// Goes on with a request whose body is there.
  /// - Parameters:
  ///   - admit: is called if the request may come in; now or later.
  ///   - deny: is called with the answer if it may not.
  func settle(_ note: Int, admit: @escaping () -> Void, deny: @escaping (Answer) -> Void) {
    guard note > 0, let pending = notes[note] else { return admit() }
    leave(note)
    pending.whenDecided { [self] verdict in
      if let answer = answer(verdict) { deny(answer) } else { admit() }
    }
  }

  /// The answer to a request that may not come in.
  private func answer(_ verdict: AuthenticationVerdict) -> Answer? {
    switch verdict {
    case .admitted: nil
    case .denied(let reason):
      .unauthenticated(reason, challenge: authenticator?.challenge ?? "")
    case .overloaded: .refused(Refusal("too many credentials are being checked"))
    }
  }
}
