import Synchronization

/// A token that all loops use. One of them fetches it for all.
final class SharedToken: LoopGroupMember, Sendable {
  /// What is called with the outcome of a fetch, on the loop that has fetched.
  typealias Completion = @Sendable (Result<[HeaderEdit], AuthenticationError>) -> Void

  /// What somebody who needs the token is to do.
  enum Advice {
    /// Use it.
    case use([HeaderEdit])
    /// Wait until the completion is called.
    case wait
    /// Fetch it, wait as well, and tell the outcome.
    case fetch
  }

  private struct State {
    /// What requests carry, and until when.
    var edits: [HeaderEdit]?
    var end = Instant(nanoseconds: 0)
    /// Who waits for the token that is being fetched.
    var waiting: [Completion] = []
    var isBeingFetched = false
  }

  private let state = Mutex(State())

  /// Asks for the token.
  func ask(at now: Instant, _ completion: @escaping Completion) -> Advice {
    state.withLock { state in
      if let edits = state.edits, now < state.end { return .use(edits) }
      state.waiting.append(completion)
      if state.isBeingFetched { return .wait }
      state.isBeingFetched = true
      return .fetch
    }
  }

  /// Tells all that wait what has become of a fetch.
  /// - Parameter end: when the token ends.
  func fetched(_ result: Result<[HeaderEdit], AuthenticationError>, until end: Instant) {
    let waiting = state.withLock { state in
      state.edits = try? result.get()
      state.end = end
      state.isBeingFetched = false
      defer { state.waiting = [] }
      return state.waiting
    }
    for completion in waiting { completion(result) }
  }

  /// Whether there has been no token yet, or the last fetch failed.
  var isMissing: Bool { state.withLock { $0.edits == nil } }

  func end() {}
}
