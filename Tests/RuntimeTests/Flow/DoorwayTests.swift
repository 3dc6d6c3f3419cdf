import Testing

@testable import Runtime

/// What stands around a doorway, as a test wants it.
private final class Site {
  /// A client that wants to send a body.
  final class Client: Visitor {
    var isExpected = true
    private(set) var hasComeIn = false
    private(set) var answers = 0

    func comeIn() { hasComeIn = true }

    func answer(_ answer: Answer) { answers += 1 }
  }

  let loop = EventLoop(index: 0, memoryLimit: 64 << 20)
  /// Bytes that there is room for.
  var room = Int.max
  /// Transports of those who were turned away.
  private(set) var turnedAway: [Int] = []
  private(set) var doorway: Doorway!

  init() {
    doorway = Doorway(
      on: loop,
      refusal: { [unowned self] in $0 > room ? Refusal("full", isMomentary: true) : nil },
      turnAway: { [unowned self] in
        turnedAway.append($1)
        $0.answer(.refused($2))
      })
  }

  /// Has a client ask for leave to send so many bytes.
  func enter(
    _ bytes: Int?, transport: Int = 0, isCompressed: Bool = false, isHere: Bool = false
  ) -> (Client, Bool) {
    let client = Client()
    let isIn = doorway.enter(
      client, transport, bytes: bytes, isCompressed: isCompressed, isHere: isHere)
    return (client, isIn)
  }
}

struct DoorwayTests {
  @Test func letsInByTurnsWhenThereIsRoom() {
    let site = Site()
    site.room = 100
    #expect(site.enter(100).1)
    let (second, isIn) = site.enter(101)
    #expect(!isIn)
    let (third, _) = site.enter(1)
    site.loop.turn(wait: true)
    #expect(!second.hasComeIn && !third.hasComeIn, "nobody comes before who was here first")
    site.room = 1000
    #expect(site.loop.turn { site.doorway.count == 0 })
    #expect(second.hasComeIn && third.hasComeIn)
    #expect(site.turnedAway.isEmpty && second.answers == 0)
  }

  @Test func countsOnWhatIsOnItsWay() {
    let site = Site()
    site.room = 100
    let (first, _) = site.enter(60)
    let (second, isIn) = site.enter(60)
    #expect(!isIn)
    first.isExpected = false
    #expect(site.loop.turn { second.hasComeIn })
  }

  @Test func whatIsHereIsNotOnItsWay() {
    let site = Site()
    site.room = 100
    #expect(site.enter(60, isHere: true).1)
    #expect(site.enter(60).1)
  }

  @Test func noMoreIsOnItsWayThanAQuarterOfTheMemory() {
    let site = Site()
    let quarter = site.loop.arena.limit / 4
    #expect(site.enter(quarter * 2).1, "a single body may be larger")
    #expect(!site.enter(1).1)
  }

  @Test func countsDecompressedBytes() {
    let site = Site()
    site.room = 1000
    site.doorway.learn(10, isCompressed: true, became: 100)
    #expect(site.enter(100, isCompressed: true, isHere: true).1)
    // What is not compressed is no more than it is, before anything is known of the others and after.
    #expect(site.enter(1000, isHere: true).1)
    #expect(!site.enter(101, isCompressed: true).1)
  }

  @Test func expectsMoreOfCompressedBodiesAtFirst() {
    let site = Site()
    site.room = 1000
    #expect(site.enter(1000, isHere: true).1)
    // Others tell nothing about those.
    for _ in 0..<40 { site.doorway.learn(1000, isCompressed: false, became: 1000) }
    #expect(!site.enter(200, isCompressed: true).1)
  }

  @Test func bodiesOfUnknownSizeCountAsTheLast() {
    let site = Site()
    site.room = 1000
    site.doorway.learn(1000, isCompressed: false, became: 1000)
    #expect(site.enter(nil, isHere: true).1)
    site.room = 999
    #expect(!site.enter(nil).1)
  }

  @Test func forgetsWhoHasGone() {
    let site = Site()
    site.room = 0
    let (client, _) = site.enter(1, transport: 7)
    client.isExpected = false
    #expect(site.loop.turn { site.doorway.count == 0 })
    #expect(site.turnedAway.isEmpty && client.answers == 0)
  }

  @Test func turnsAwayWhoHasWaitedForLongEnoughAndThenAtOnce() {
    let site = Site()
    site.room = 0
    let start = Instant.read()
    let (first, _) = site.enter(1, transport: 7)
    #expect(site.loop.turn { site.doorway.count == 0 })
    #expect(Instant.read() >= start + Doorway.patience)
    #expect(site.turnedAway == [7] && first.answers == 1 && !first.hasComeIn)
    let again = Instant.read()
    let (second, _) = site.enter(1, transport: 8)
    #expect(site.loop.turn { site.doorway.count == 0 })
    #expect(Instant.read() < again + Doorway.patience)
    #expect(site.turnedAway == [7, 8] && second.answers == 1)
  }
}
