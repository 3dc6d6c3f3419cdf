import Foundation
import GoldenSupport
import Testing
import Values

@testable import Frontend

/// Random expressions: what is computed when the collector starts is what would have been computed at
/// build time, had the environment been known.
@Suite struct LateEquivalenceTests {
  /// The seed; change it to look elsewhere.
  private static let seed: UInt64 = 6_021_023

  /// The environment that expressions read, as text and as JSON.
  private static let environment = [
    "ALLOYC_S": "héllo", "ALLOYC_E": "", "ALLOYC_N": "7", "ALLOYC_F": "-2.5", "ALLOYC_T": "true",
    "ALLOYC_A": #"[1, "x", [0]]"#, "ALLOYC_O": #"{"a": 1, "b": {"c": "d"}}"#,
  ]

  /// Random choices.
  private struct Dice {
    var random: SplitMix

    mutating func roll(_ sides: Int) -> Int { Int(random.next() % UInt64(sides)) }

    mutating func pick<T>(_ choices: [T]) -> T { choices[roll(choices.count)] }
  }

  /// A random expression.
  private static func expression(_ dice: inout Dice, _ depth: Int) -> String {
    func inner() -> String { expression(&dice, depth - 1) }
    let names = environment.keys.sorted()
    switch depth == 0 ? dice.roll(7) : dice.roll(20) {
    case 0: return dice.pick(["0", "1", "2", "1.5", "9223372036854775807", "010"])
    case 1: return dice.pick([#""a""#, #""""#, #""é""#, "`x`", #""1""#])
    case 2: return dice.pick(["true", "false", "null"])
    case 3, 4: return "sys.env(\"\(dice.pick(names))\")"
    case 5, 6:
      return "encoding.from_json(sys.env(\"\(dice.pick(names.filter { $0 > "ALLOYC_E" }))\"))"
    case 7, 8, 9:
      let symbol = dice.pick(BinaryOperator.allCases).rawValue
      return "\(inner()) \(symbol) \(inner())"
    case 10: return "(\(inner()))"
    case 11: return dice.pick(["!", "-"]) + "(\(inner()))"
    case 12: return "[\(inner()), \(inner())]"
    case 13: return "{a = \(inner()), b = \(inner())}"
    case 14: return "(\(inner()))." + dice.pick(["a", "b", "c"])
    case 15: return "(\(inner()))[\(inner())]"
    case 16: return "coalesce(\(inner()), \(inner()))"
    case 17: return "string.join(\(inner()), \(inner()))"
    case 18: return "string.format(\"%v %s\", \(inner()), \(inner()))"
    default:
      return dice.pick(["string.to_upper", "encoding.to_json", "encoding.url_encode"])
        + "(\(inner()))"
    }
  }

  /// What an expression comes to, at build time or when the collector starts.
  private enum Outcome: Equatable {
    case value(String)
    case refused(String)
    case failed(String)
  }

  /// Evaluates an expression with the variables of `known` fixed.
  private func outcome(_ text: String, _ known: [String: String]) -> Outcome {
    var log = DiagnosticSet()
    guard let bound = bound(text, environment: known, &log) else {
      let error = log.inFileOrder.first { $0.severity == .error }
      let place = error?.range?.startPosition.description ?? "-"
      return .refused("late.alloy:\(place): \(error?.message ?? "nothing was reported")")
    }
    do {
      return .value(try bound.value().description)
    } catch {
      return .failed(error.description)
    }
  }

  /// What is wrong, without the value that it is about: inside an array that is an argument, a
  /// collector blames the element by its index.
  private func sentence(_ message: String) -> String? {
    message.range(of: "should be ").map { String(message[$0.lowerBound...]) }
  }

  @Test func startUpGivesWhatBuildingWouldHaveGiven() {
    for (name, value) in Self.environment { setenv(name, value, 1) }
    var dice = Dice(random: SplitMix(seed: Self.seed))
    var counts = (values: 0, refused: 0, failed: 0)
    for _ in 0..<2500 {
      let text = Self.expression(&dice, 1 + dice.roll(4))
      let early = outcome(text, Self.environment)
      let late = outcome(text, [:])
      switch (early, late) {
      case (.value(let a), .value(let b)):
        counts.values += 1
        #expect(a == b, "\(text)")
      case (.refused(let a), .failed(let b)):
        counts.failed += 1
        #expect(a == b || sentence(a) == sentence(b), "\(text)")
      case (.refused, .refused): counts.refused += 1
      default: Issue.record("\(text): \(early) at build time, \(late) at start-up")
      }
    }
    // Enough of each kind to mean something.
    #expect(counts.values > 400 && counts.refused > 200 && counts.failed > 40, "\(counts)")
  }
}
