import Testing

@testable import Frontend

/// What is offered instead of an unknown name.
@Suite struct SuggestionTests {
  /// Returns the suggestion for `name`.
  private func guess(_ name: String, _ candidates: String...) -> String? {
    Suggestion.closest(to: name, among: candidates)
  }

  @Test func offersTheClosest() {
    #expect(guess("endpont", "encoding", "endpoint", "endpoints") == "endpoint")
    #expect(guess("grcp", "http", "grpc") == "grpc")
    #expect(guess("timout", "timeout") == "timeout")
    #expect(guess("first", "fist", "firs") == "fist")
  }

  @Test func offersNothingFarAway() {
    #expect(guess("url", "tls") == nil)
    #expect(guess("x", "y") == "y")
    #expect(guess("endpoint", "compression", "") == nil)
    #expect(guess("", "a") == "a")
    #expect(guess("same", "same") == nil)
  }

  @Test func doesNotCompareLongNames() {
    let long = String(repeating: "a", count: 101)
    #expect(guess(long, long + "b", "a") == nil)
    #expect(guess(String(repeating: "a", count: 99), long) == nil)
  }

  @Test func countsSwapsAsOneChange() {
    #expect(guess("ab", "ba", "cc") == "ba")
    #expect(guess("meric", "metric") == "metric")
  }
}
