import Schema
import Testing

@testable import Runtime

/// A client that nobody answers.
private struct Client: Answerable {
  func answer(_ answer: Answer) {}
}

/// What comes behind a lobby, as a test wants it.
private final class Room {
  let loop = EventLoop(index: 0, memoryLimit: 64 << 20)
  /// Who finds no room meets this refusal.
  var refusal: Refusal? = Refusal("full", isMomentary: true)
  /// Items of those who were let in, and of those who were refused, in order.
  private(set) var entered: [Int] = []
  private(set) var refused: [Int] = []
  private(set) var lobby: Lobby!

  init() {
    lobby = Lobby(
      on: loop,
      enter: { [unowned self] entrant in
        if let refusal { return refusal }
        entered.append(entrant.payload.items)
        return nil
      }, refuse: { [unowned self] entrant, _ in refused.append(entrant.payload.items) })
  }

  /// Lets a request of so many bytes wait.
  func admit(items: Int, bytes: Int = 10) -> Bool {
    var extent = loop.arena.extent(capacity: bytes)!
    _ = [UInt8](repeating: 0, count: bytes).withUnsafeBytes { extent.append($0, in: loop.arena) }
    return lobby.admit(Payload(.traces, extent.finish(items: items)), 0, Client())
  }
}

struct LobbyTests {
  @Test func letsInByTurnsWhenThereIsRoom() {
    let room = Room()
    for items in 1...3 { #expect(room.admit(items: items)) }
    #expect(room.lobby.count == 3)
    #expect(room.lobby.items == 6)
    room.loop.turn(wait: true)
    #expect(room.entered.isEmpty)
    room.refusal = nil
    #expect(room.loop.turn { room.lobby.isEmpty })
    #expect(room.entered == [1, 2, 3])
    #expect(room.refused.isEmpty)
    #expect(room.lobby.items == 0)
  }

  @Test func refusesWhoHasWaitedForLongEnough() {
    let room = Room()
    let start = Instant.read()
    #expect(room.admit(items: 1))
    #expect(room.loop.turn { room.lobby.isEmpty })
    #expect(room.refused == [1])
    #expect(room.entered.isEmpty)
    #expect(Instant.read() >= start + Lobby.patience)
  }

  @Test func refusesWhenWaitingIsOfNoUse() {
    let room = Room()
    #expect(room.admit(items: 1))
    room.refusal = Refusal("stopping")
    #expect(room.loop.turn { room.lobby.isEmpty })
    #expect(room.refused == [1])
  }

  @Test func takesNoMoreThanItMayHold() {
    let room = Room()
    #expect(room.admit(items: 1, bytes: Lobby.limit + 1), "a single one may be larger")
    #expect(!room.admit(items: 2))
    room.refusal = nil
    #expect(room.loop.turn { room.lobby.isEmpty })
    room.refusal = Refusal("full", isMomentary: true)
    #expect(room.admit(items: 3, bytes: Lobby.limit - 10))
    #expect(room.admit(items: 4, bytes: 10))
    #expect(!room.admit(items: 5, bytes: 1))
    room.refusal = nil
    #expect(room.loop.turn { room.lobby.isEmpty })
    #expect(room.entered == [1, 3, 4])
  }
}
