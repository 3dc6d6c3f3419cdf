/// A validated request on its way into a pipeline.
struct Entrant {
  let payload: Payload
  /// The index of the transport that it came by.
  let transport: Int
  /// Gets the answer.
  let request: any Answerable
}

/// Where requests wait a moment for room behind their receiver, first come, first served. Sending a
/// body again costs its sender and the collector more than a short wait, and the wait holds back
/// senders that are too quick. Memory is bounded: who finds the lobby full is refused at once, and who
/// has waited for long enough is refused then.
final class Lobby {
  /// How long a request waits at most.
  static let patience: Duration = .milliseconds(250)
  /// Bytes of the requests that may wait. A single one may be larger.
  static let limit = 8 << 20
  /// How often room is looked for.
  private static let interval: Duration = .milliseconds(1)

  private let loop: EventLoop
  /// Lets a request in; gives it back with a refusal if there is no room.
  private let enter: (Entrant) -> Refusal?
  /// Ends a request's wait in vain.
  private let refuse: (Entrant, Refusal) -> Void
  private var entrants = Deque<(entrant: Entrant, end: Instant)>()
  private var bytes = 0
  private var timer: Timer!

  init(
    on loop: EventLoop, enter: @escaping (Entrant) -> Refusal?,
    refuse: @escaping (Entrant, Refusal) -> Void
  ) {
    self.loop = loop
    self.enter = enter
    self.refuse = refuse
    timer = Timer { [unowned self] in retry() }
  }

  /// Whether nobody waits.
  var isEmpty: Bool { entrants.isEmpty }

  /// Number of requests that wait.
  var count: Int { entrants.count }

  /// Items of the requests that wait.
  private(set) var items = 0

  /// Lets a request wait behind all others.
  /// - Returns: whether it may wait; if not, nothing is kept of it.
  func admit(_ payload: Payload, _ transport: Int, _ request: some Answerable) -> Bool {
    guard isEmpty || bytes + payload.bytes <= Lobby.limit else { return false }
    bytes += payload.bytes
    items += payload.items
    let entrant = Entrant(payload: payload, transport: transport, request: request)
    entrants.append((entrant, loop.now + Lobby.patience))
    if !timer.isScheduled { loop.schedule(timer, after: Lobby.interval) }
    return true
  }

  /// Lets in whom there is room for now, and refuses who has waited for too long.
  private func retry() {
    while let (entrant, end) = entrants.first {
      let refusal = enter(entrant)
      if let refusal, refusal.isMomentary, loop.now < end {
        return loop.schedule(timer, after: Lobby.interval)
      }
      _ = entrants.popFirst()
      bytes -= entrant.payload.bytes
      items -= entrant.payload.items
      if let refusal { refuse(entrant, refusal) }
    }
  }
}
