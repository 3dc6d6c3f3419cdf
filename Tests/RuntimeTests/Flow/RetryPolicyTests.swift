import Schema
import Testing

@testable import Runtime

@Suite struct RetryPolicyTests {
  private let start = Instant(nanoseconds: 0)

  private func policy(_ edit: (inout RetryOnFailure) -> Void = { _ in }) -> RetryPolicy {
    RetryPolicy(RetryOnFailure(edit), start: start)
  }

  @Test func growsUpToTheLongestPause() {
    var policy = policy { $0.maxElapsedTime = .zero }
    let pauses = (0..<7).map { _ in policy.pause(at: start, chance: 0.5)! }
    let seconds = pauses.map { Double($0.nanoseconds) / 1e9 }
    #expect(seconds.prefix(4) == [5, 7.5, 11.25, 16.875])
    #expect(seconds.suffix(2) == [30, 30])
  }

  @Test func leavesHalfOfThePauseToChance() {
    var low = policy()
    var high = policy()
    #expect(low.pause(at: start, chance: 0) == .milliseconds(2500))
    #expect(high.pause(at: start, chance: 1) == .milliseconds(7500))
  }

  @Test func obeysTheServerWhenItAsksForMore() {
    var policy = policy()
    #expect(policy.pause(at: start, throttle: .seconds(20), chance: 0.5) == .seconds(20))
    #expect(policy.pause(at: start, throttle: .seconds(1), chance: 0.5) == .milliseconds(7500))
  }

  @Test func givesUpWhenTheNextAttemptWouldBeTooLate() {
    var policy = policy { $0.maxElapsedTime = .seconds(10) }
    #expect(policy.pause(at: start + .seconds(4), chance: 0.5) == .seconds(5))
    #expect(policy.pause(at: start + .seconds(4), chance: 0.5) == nil)
  }

  @Test func oddSettingsAreNoOverflow() {
    var policy = policy {
      $0.maxElapsedTime = .zero
      $0.maxInterval = .seconds(Int64.max)
      $0.multiplier = 1e300
      $0.randomizationFactor = 1e10
    }
    for chance in [0.9, 0.9, 0.1] { #expect(policy.pause(at: start, chance: chance)! >= .zero) }
  }

  @Test func zeroElapsedTimeMeansForEver() {
    var policy = policy { $0.maxElapsedTime = .zero }
    for day in 1...100 { #expect(policy.pause(at: start + .seconds(86400 * day)) != nil) }
  }

  @Test func doesNotTryAgainWhenDisabled() {
    var policy = policy { $0.enabled = false }
    #expect(policy.pause(at: start) == nil)
  }
}
