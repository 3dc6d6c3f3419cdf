import Frontend
import GoldenSupport
import Schema
import Testing
import Values

@testable import IR

/// A merged pair of batchers keeps what both promise, whatever arrives.
@Suite struct FuseBatchesTests {
  /// What a batcher is told to do.
  private struct Settings {
    var delay: Int
    var target: Int
    var limit: Int

    var text: String {
      "timeout = \"\(delay)ms\"\n send_batch_size = \(target)\n send_batch_max_size = \(limit)"
    }
  }

  /// Records that travel together: when, how many, and when the first of them came.
  private struct Payload {
    var time: Int
    var count: Int
    var oldest: Int
  }

  @Test(arguments: 1...100 as ClosedRange<UInt64>)
  func pairAndMergedAgree(_ seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let (a, b) = (settings(&random), settings(&random))
    let merged = try #require(try merge(a, b))
    #expect(merged.limit == 0 || merged.limit >= merged.target || merged.delay == 0)
    let input = arrivals(&random)
    let pair = batch(batch(input, a), b)
    let single = batch(input, merged)
    #expect(single.map(\.count).reduce(0, +) == pair.map(\.count).reduce(0, +))
    for payload in single {
      #expect(b.limit == 0 || payload.count <= b.limit, "larger than the second allows")
      #expect(payload.time - payload.oldest <= a.delay + b.delay, "waits longer than both")
    }
    let bound = (a.limit == 0 ? Int.max / 2 : a.limit) + (b.delay == 0 ? 0 : b.target)
    #expect(single.allSatisfy { $0.count <= bound }, "larger than the pair would make")
    // Under load, neither delay matters: what leaves before the end is as large as was asked for.
    let crowd = (0..<3000).map { Payload(time: 0, count: 1 + $0 % 3, oldest: 0) }
    let wanted = b.delay == 0 ? 1 : b.target
    #expect(batch(crowd, merged).filter { $0.time == 0 }.allSatisfy { $0.count >= wanted })
  }

  /// Makes up settings that Alloy accepts.
  private func settings(_ random: inout SplitMix) -> Settings {
    let target = Int.random(in: 1...500, using: &random)
    let limit = Bool.random(using: &random) ? 0 : target + Int.random(in: 0...300, using: &random)
    let delay =
      Int.random(in: 0...3, using: &random) == 0 ? 0 : Int.random(in: 1...50, using: &random)
    return Settings(delay: delay, target: target, limit: limit)
  }

  /// Makes up payloads.
  private func arrivals(_ random: inout SplitMix) -> [Payload] {
    var time = 0
    return (0..<200).map { _ in
      time += Int.random(in: 0...20, using: &random)
      return Payload(time: time, count: Int.random(in: 1...200, using: &random), oldest: time)
    }
  }

  /// Runs the pass on two batchers in a row and reads what is left.
  private func merge(_ a: Settings, _ b: Settings) throws -> Settings? {
    var graph = try GoldenGraph.graph(
      of: """
        otelcol.receiver.otlp "r" {
          output { logs = [otelcol.processor.batch.a.input] }
        }
        otelcol.processor.batch "a" {
          \(a.text)
          output { logs = [otelcol.processor.batch.b.input] }
        }
        otelcol.processor.batch "b" {
          \(b.text)
          output { logs = [otelcol.exporter.debug.d.input] }
        }
        otelcol.exporter.debug "d" { }
        """)
    var log = DiagnosticSet()
    graph.apply(.standard, &log)
    let batchers = graph.ids.map { graph[$0] }.filter { $0.traits.contains(.mergesWithItself) }
    guard batchers.count == 1 else { return nil }
    func number(_ name: String) throws -> Int {
      guard case .constant(let value)? = batchers[0].arguments.attribute(named: name)?.value else {
        return -1
      }
      return Int(try value.number().int64)
    }
    guard case .constant(let delay)? = batchers[0].arguments.attribute(named: "timeout")?.value
    else { return nil }
    return Settings(
      delay: Int(try Duration(delay) / .milliseconds(1)), target: try number("send_batch_size"),
      limit: try number("send_batch_max_size"))
  }

  /// What a batcher makes of payloads, by Alloy's rules: what reaches the target leaves at once, cut to
  /// the limit; the rest when its delay is over; all at once without a delay.
  private func batch(_ input: [Payload], _ settings: Settings) -> [Payload] {
    var output: [Payload] = []
    var held: [(count: Int, oldest: Int, arrived: Int)] = []
    var total = 0
    var deadline = Int.max
    func send(at time: Int) {
      var room = settings.limit == 0 ? Int.max : settings.limit
      var count = 0
      let oldest = held[0].oldest
      while room > 0, let first = held.first {
        let taken = min(room, first.count)
        count += taken
        room -= taken
        if taken == first.count { held.removeFirst() } else { held[0].count -= taken }
      }
      total -= count
      output.append(Payload(time: time, count: count, oldest: oldest))
    }
    func expire(until time: Int) {
      while deadline <= time, !held.isEmpty {
        let now = deadline
        while !held.isEmpty { send(at: now) }
      }
    }
    for payload in input {
      expire(until: payload.time)
      held.append((payload.count, payload.oldest, payload.time))
      total += payload.count
      while total > 0, settings.delay == 0 || total >= settings.target { send(at: payload.time) }
      deadline = held.first.map { $0.arrived + settings.delay } ?? .max
    }
    expire(until: Int.max - 1)
    return output
  }
}
