import Synchronization
import Testing

@testable import Runtime

@Suite struct SharedTokenTests {
  private let now = Instant.read()
  private let edits = [HeaderEdit(.upsert, "Authorization", "Bearer x")]

  /// What somebody is told to do.
  private func advice(_ token: SharedToken, _ told: Told = Told(), after: Duration = .zero)
    -> String
  {
    switch token.ask(
      at: now + after,
      {
        told.outcomes.withLock { $0 += 1 }; _ = $0
      })
    {
    case .use(let edits): edits[0].value
    case .wait: "wait"
    case .fetch: "fetch"
    }
  }

  /// How many have been told.
  private final class Told: Sendable {
    let outcomes = Mutex(0)
  }

  @Test func oneFetchesForAll() {
    let token = SharedToken()
    let told = Told()
    #expect(advice(token, told) == "fetch")
    #expect(advice(token, told) == "wait" && advice(token, told) == "wait")
    token.fetched(.success(edits), until: now + .seconds(5))
    #expect(told.outcomes.withLock { $0 } == 3)
    #expect(advice(token, told, after: .seconds(4)) == "Bearer x")
    #expect(advice(token, told, after: .seconds(5)) == "fetch")
    #expect(told.outcomes.withLock { $0 } == 3)
  }

  @Test func afterAFailureTheNextOneFetches() {
    let token = SharedToken()
    #expect(token.isMissing && advice(token) == "fetch")
    token.fetched(.failure(AuthenticationError("no")), until: now)
    #expect(token.isMissing && advice(token) == "fetch")
    token.fetched(.success(edits), until: now)
    #expect(!token.isMissing && advice(token) == "fetch")
  }
}
