import Schema
import Testing

@testable import Runtime

/// A sink that counts what it takes.
private final class Counting: Sink {
  var items = 0

  func refusal(for load: Load) -> Refusal? { nil }

  func accept(_ payload: Payload, _ receipt: Receipt) -> Verdict {
    items += payload.items
    return .accepted
  }
}

@Suite struct MemoryLimiterTests {
  private let loop = EventLoop(index: 0, memoryLimit: 4 << 20)

  private func arguments(_ edit: (inout MemoryLimiter.Arguments) -> Void) -> MemoryLimiter.Arguments
  {
    MemoryLimiter.Arguments {
      $0.checkInterval = .nanoseconds(1)
      edit(&$0)
    }
  }

  @Test func refusesAboveTheSoftLimitUntilMemoryIsFree() throws {
    let limiter = try MemoryLimiter.Stage(
      arguments { $0.limit = .mebibytes(100) }, in: loop.node("limiter", .logs), into: Counting())
    let load = Load(requests: 1, items: 3, bytes: 100)
    for (used, isRefused) in [(79, false), (81, true), (200, true), (80, false)] {
      limiter.measure = { used << 20 }
      loop.turn(wait: false)
      #expect((limiter.refusal(for: load) != nil) == isRefused)
    }
    let text = loop.metrics.snapshot().text
    #expect(text.contains("otelcol_processor_refused_log_records_total{") && text.contains("} 6\n"))
  }

  @Test func measuresNoMoreOftenThanItIsTold() throws {
    let limiter = try MemoryLimiter.Stage(
      arguments {
        $0.limit = .mebibytes(100)
        $0.checkInterval = .seconds(3600)
      }, in: loop.node("limiter", .logs), into: Counting())
    var measurements = 0
    limiter.measure = {
      measurements += 1
      return 1
    }
    for _ in 0..<5 {
      loop.turn(wait: false)
      _ = limiter.refusal(for: Load(requests: 1, items: 1, bytes: 1))
    }
    #expect(measurements == 1)
  }

  @Test func limitsFollowTheArguments() {
    #expect(arguments { $0.limit = .bytes(1000) }.limits(total: 1) == (800, 1000))
    #expect(
      arguments {
        $0.limit = .bytes(1000)
        $0.spikeLimit = .bytes(100)
      }.limits(total: 1) == (900, 1000))
    #expect(arguments { $0.limitPercentage = 50 }.limits(total: 1000) == (400, 500))
    #expect(
      arguments {
        $0.limitPercentage = 50
        $0.spikeLimitPercentage = 30
      }.limits(total: 1000) == (200, 500))
  }

  @Test func contradictionsAreProblems() {
    #expect(MemoryLimiter.Arguments().problems().map(\.attribute) == ["check_interval"])
    #expect(arguments { _ in }.problems().map(\.attribute) == ["limit"])
    #expect(
      arguments {
        $0.limit = .bytes(5)
        $0.spikeLimit = .bytes(5)
      }.problems().map(\.attribute) == ["spike_limit"])
    #expect(
      arguments {
        $0.limitPercentage = 5
        $0.spikeLimitPercentage = 6
      }.problems().map(\.attribute) == ["spike_limit_percentage"])
    #expect(arguments { $0.limitPercentage = 101 }.problems().map(\.attribute) == ["limit"])
    #expect(arguments { $0.limitPercentage = 100 }.problems().isEmpty)
  }

  @Test func theSystemTells() {
    #expect(ProcessMemory.resident > 1 << 20)
    #expect(ProcessMemory.total > ProcessMemory.resident)
  }
}
