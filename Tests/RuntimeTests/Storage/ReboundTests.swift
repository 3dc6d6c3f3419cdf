import Schema
import Testing

@testable import Runtime

@Suite struct ReboundTests {
  private let start = Instant.read()

  private func rebound(pages: Int = 0) -> Rebound {
    Rebound(needed: 1000, trigger: 100, pages: pages, interval: .seconds(5))
  }

  @Test func waitsUntilLittleIsUsedOfALargeFile() {
    var rebound = rebound()
    #expect(rebound.pages(at: start) { (900, 850) } == nil)
    #expect(rebound.pause(at: start) == .seconds(5))
    #expect(rebound.pages(at: start + .seconds(4)) { (2000, 1950) } == nil)
    #expect(rebound.pages(at: start + .seconds(5)) { (2000, 1000) } == nil)
    #expect(rebound.pages(at: start + .seconds(10)) { (2000, 1950) } == 256)
    #expect(rebound.pause(at: start + .seconds(10)) == .zero)
  }

  @Test func goesOnUntilNothingIsFree() {
    var rebound = rebound(pages: 10)
    #expect(rebound.pages(at: start) { (2000, 1950) } == 10)
    #expect(rebound.pages(at: start) { (900, 850) } == 10)
    #expect(rebound.pages(at: start) { (50, 0) } == nil)
    #expect(rebound.pages(at: start + .seconds(5)) { (900, 850) } == nil)
  }

  @Test func doesNotTryForEver() {
    var rebound = rebound()
    #expect(rebound.pages(at: start) { (2000, 1950) } == 256)
    #expect(rebound.pages(at: start) { (2000, 1950) } == nil)
    #expect(rebound.pages(at: start + .seconds(5)) { (2000, 1950) } == 256)
    #expect(rebound.pages(at: start) { nil } == nil)
    #expect(rebound.pause(at: start + .seconds(1)) == .seconds(4))
  }
}
