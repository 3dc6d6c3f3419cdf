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

  /// What is kept of one request.
  private struct Note {
    var metadata: Metadata?
    var pending: PendingAuthentication?
  }

  private let authenticator: (any ServerAuthenticator)?
  private let keepsMetadata: Bool
  /// Requests whose bodies are on their way, by number; 0 is never used.
  private var notes: [Note?] = [nil]
  private var free: [Int] = []

  /// Nil if requests come in without being asked for anything, and only their bodies matter.
  /// - Parameter keepsMetadata: whether the fields of requests go along with their payloads.
  /// - Throws: when the component that is named cannot check who sent a request.
  init?(
    authentication: AuthenticationHandler?, keepsMetadata: Bool, in node: Node
  ) throws(StartupError) {
    guard authentication != nil || keepsMetadata else { return nil }
    self.keepsMetadata = keepsMetadata
    authenticator = try node.serverAuthenticator(authentication)
  }

  /// Looks at a request's fields.
  func enter(_ headers: HTTPHeaders) -> Entrance {
    switch authenticator?.authenticate(headers) {
    case nil: return .note(keep(headers, [], nil))
    case .decided(.admitted(let facts)): return .note(keep(headers, facts, nil))
    case .decided(let verdict): return .denied(answer(verdict)!)
    case .pending(let pending): return .note(keep(headers, [], pending))
    }
  }

  /// Keeps what is to go along with a payload, or is still to be found out.
  /// - Returns: the note's number; 0 if there is nothing to keep.
  private func keep(
    _ headers: HTTPHeaders, _ facts: [Metadata.Field], _ pending: PendingAuthentication?
  ) -> Int {
    guard keepsMetadata || pending != nil || !facts.isEmpty else { return 0 }
    let note = free.popLast() ?? notes.count
    if note == notes.count { notes.append(nil) }
    notes[note] = Note(
      metadata: keepsMetadata ? Metadata(headers, facts) : facts.isEmpty ? nil : Metadata(facts),
      pending: pending)
    return note
  }

  /// Forgets a request whose body does not come.
  func leave(_ note: Int) {
    guard note > 0 else { return }
    notes[note] = nil
    free.append(note)
  }

  /// Goes on with a request whose body is there.
  /// - Parameters:
  ///   - admit: is called if the request may come in, with what goes along; now or later.
  ///   - deny: is called with the answer if it may not.
  func settle(
    _ number: Int, admit: @escaping (Metadata?) -> Void, deny: @escaping (Answer) -> Void
  ) {
    guard number > 0, let note = notes[number] else { return admit(nil) }
    leave(number)
    guard let pending = note.pending else { return admit(note.metadata) }
    pending.whenDecided { [self] verdict in
      if case .admitted(let facts) = verdict {
        let fields = (note.metadata?.fields ?? []) + facts
        admit(fields.isEmpty ? nil : Metadata(fields))
      } else {
        deny(answer(verdict)!)
      }
    }
  }

  /// The answer to a request that may not come in; nil for one that may.
  private func answer(_ verdict: AuthenticationVerdict) -> Answer? {
    switch verdict {
    case .admitted: nil
    case .denied(let reason):
      .unauthenticated(reason, challenge: authenticator?.challenge ?? "")
    case .overloaded: .refused(Refusal("too many credentials are being checked"))
    }
  }
}
