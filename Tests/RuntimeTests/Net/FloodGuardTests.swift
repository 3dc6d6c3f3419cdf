import Testing

@testable import Runtime

@Suite struct FloodGuardTests {
  /// How often a price can be paid from now on, without any time passing.
  private func payments(_ flood: inout FloodGuard, _ price: Int, at now: Instant) -> Int {
    var count = 0
    while count < 100_000, flood.pay(price, now: now) { count += 1 }
    return count
  }

  @Test func endsWhoCannotPay() {
    let start = Instant(nanoseconds: 0)
    var flood = FloodGuard(now: start)
    #expect(payments(&flood, 1, at: start) == 9999)
    let canPay = flood.pay(1, now: start)
    #expect(!canPay)
  }

  @Test func asksMoreForWhatCostsMore() {
    let start = Instant(nanoseconds: 0)
    var flood = FloodGuard(now: start)
    #expect(payments(&flood, 10, at: start) == 999)
  }

  @Test func paysForTimeOnce() {
    let start = Instant(nanoseconds: 0)
    var flood = FloodGuard(now: start)
    _ = payments(&flood, 1, at: start)
    #expect(payments(&flood, 1, at: start + .seconds(2)) == 400)
    #expect(payments(&flood, 1, at: start + .seconds(2)) == 0)
    // However long it was quiet, there is a most.
    #expect(payments(&flood, 1, at: start + .seconds(10_000)) == 10_000)
  }

  @Test func rewardsCalls() {
    let start = Instant(nanoseconds: 0)
    var flood = FloodGuard(now: start)
    _ = payments(&flood, 1, at: start)
    for _ in 0..<5 { flood.reward() }
    #expect(payments(&flood, 1, at: start) == 99)
  }
}
