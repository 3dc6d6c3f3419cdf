/// A request whose head has come, and whose body is read only when there is room for it.
public protocol Visitor: Answerable {
  /// Whether the body is still to come, or to be read.
  var isExpected: Bool { get }

  /// Has the body read from now on.
  func comeIn()
}

extension HTTPExchange: Visitor {}
extension GRPCCall: Visitor {}
extension JSONExchange: Visitor {
  var isExpected: Bool { exchange.isExpected }

  func comeIn() { exchange.comeIn() }
}

/// Where requests wait before their bodies are read, first come, first served, while there is no room
/// behind their receiver. Meanwhile their bytes stay with the client, held back by TCP: a wait takes
/// hardly any memory, and who is turned away in the end has cost little.
///
/// A body that is let in is counted on until it has come, but not for ever: room is not kept for a
/// client that only says that it will send.
final class Doorway {
  /// How long a request waits at most, and how long a body that is let in is counted on. Clients wait
  /// for five seconds and more.
  static var patience: Duration { .seconds(2) }
  /// How often room is looked for.
  private static var interval: Duration { .milliseconds(1) }

  /// A request.
  private struct Visit {
    let visitor: any Visitor
    /// The index of the transport that it came by.
    let transport: Int
    /// Bytes of its body, decompressed.
    let bytes: Int
    /// When it has waited, or is counted on, for too long.
    var end: Instant
  }

  private let loop: EventLoop
  /// The refusal that so many bytes would meet behind the door, or nil.
  private let refusal: (Int) -> Refusal?
  /// Is told that somebody is turned away.
  private let turnAway: (any Visitor, _ transport: Int, Refusal) -> Void
  private var waiting = Deque<Visit>()
  /// Requests that were let in, and whose bodies were on their way when it was last looked.
  private var coming: [Visit] = []
  /// Bytes of those.
  private var comingBytes = 0
  /// The number of those at which it is looked again who has come.
  private var crowd = 16
  /// When there was last seen to be room.
  private var lastRoom: Instant
  /// Bytes that become of a compressed byte, going by the last bodies; rather too many.
  private var expansion = 8.0
  /// Bytes of the last body, decompressed.
  private var lastBytes = 0
  private var timer: Timer!

  init(
    on loop: EventLoop, refusal: @escaping (Int) -> Refusal?,
    turnAway: @escaping (any Visitor, _ transport: Int, Refusal) -> Void
  ) {
    self.loop = loop
    self.refusal = refusal
    self.turnAway = turnAway
    lastRoom = loop.now
    timer = Timer { [unowned self] in admit() }
  }

  /// Number of requests that wait.
  var count: Int { waiting.count }

  /// Notes what became of a body of so many bytes.
  func learn(_ bytes: Int, isCompressed: Bool, became plain: Int) {
    lastBytes = plain
    guard isCompressed else { return }
    expansion = max(expansion * 0.9, Double(plain) / Double(max(1, bytes)))
  }

  /// Asks whether a request's body may be read. If not, the visitor waits: it will be let in, or
  /// answered.
  /// - Parameters:
  ///   - bytes: of the body as it is sent, if that is known.
  ///   - isCompressed: whether more will become of them.
  ///   - isHere: whether the body has come already.
  func enter(
    _ visitor: some Visitor, _ transport: Int, bytes: Int?, isCompressed: Bool, isHere: Bool
  ) -> Bool {
    var visit = Visit(
      visitor: visitor, transport: transport,
      bytes: bytes.map { isCompressed ? Int(Double($0) * expansion) : $0 } ?? lastBytes,
      end: loop.now + Doorway.patience)
    if waiting.isEmpty, obstacle(visit.bytes)?.isMomentary != true {
      if !isHere { expect(visit) }
      return true
    }
    // Where there has been no room for long, waiting is of no use.
    if loop.now > lastRoom + Doorway.patience { visit.end = loop.now }
    waiting.append(visit)
    if waiting.count == 1 { loop.schedule(timer, after: Doorway.interval) }
    return false
  }

  /// What is in the way of a body of so many bytes; nil if nothing is.
  private func obstacle(_ bytes: Int) -> Refusal? {
    var found = obstacle(bytes, beside: comingBytes)
    if found != nil, !coming.isEmpty {
      lookWhoHasCome()
      found = obstacle(bytes, beside: comingBytes)
    }
    if found == nil { lastRoom = loop.now }
    return found
  }

  /// What is in the way of a body beside others that are on their way.
  private func obstacle(_ bytes: Int, beside others: Int) -> Refusal? {
    if others > 0, others + bytes > loop.arena.limit / 4 { return .tooManyCome }
    return refusal(others + bytes)
  }

  /// Counts on a body.
  private func expect(_ visit: Visit) {
    coming.append(visit)
    comingBytes += visit.bytes
    if coming.count > crowd { lookWhoHasCome() }
    if !timer.isScheduled { loop.schedule(timer, after: Doorway.patience) }
  }

  /// Forgets who has come, has gone, or was let in too long ago.
  private func lookWhoHasCome() {
    coming.removeAll { $0.end <= loop.now || !$0.visitor.isExpected }
    comingBytes = coming.reduce(0) { $0 + $1.bytes }
    crowd = 16 + 2 * coming.count
  }

  /// Lets in whom there is room for now, and turns away who has waited for too long.
  private func admit() {
    while let visit = waiting.first {
      if visit.visitor.isExpected {
        if let refusal = obstacle(visit.bytes), refusal.isMomentary {
          guard visit.end <= loop.now else { return loop.schedule(timer, after: Doorway.interval) }
          turnAway(visit.visitor, visit.transport, refusal)
        } else {
          var visit = visit
          visit.end = loop.now + Doorway.patience
          expect(visit)
          visit.visitor.comeIn()
        }
      }
      _ = waiting.popFirst()
    }
    lookWhoHasCome()
    if !coming.isEmpty { loop.schedule(timer, after: Doorway.patience) }
  }
}

extension Refusal {
  /// Others are on their way already.
  fileprivate static var tooManyCome: Refusal {
    Refusal("as much telemetry is on its way as may be", isMomentary: true)
  }
}
