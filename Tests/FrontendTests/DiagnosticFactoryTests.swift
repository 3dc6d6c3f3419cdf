import Foundation
import GoldenSupport
import Testing

/// Counts the functions that make diagnostics, in all targets of the compiler, against golden
/// cases.
@Suite struct DiagnosticFactoryTests {
  /// The targets whose factories are counted.
  static let targets = ["Frontend", "IR", "Codegen"]

  /// Returns all factories of a target.
  static func factories(of target: String) throws -> [DiagnosticFactory] {
    try DiagnosticFactory.all(in: GoldenFolder.package.appending(path: "Sources/\(target)"))
  }

  /// Returns the cases of a target.
  static func cases(of target: String) throws -> [GoldenCase] {
    try GoldenCase.all(
      in: GoldenFolder.package.appending(path: "Tests/\(target)Tests/Golden/errors"))
  }

  @Test(arguments: targets)
  func everyFactoryHasACase(_ target: String) throws {
    let cases = try Self.cases(of: target)
    for factory in try Self.factories(of: target) {
      let own = cases.filter { factory.isNamed(by: $0) }
      #expect(!own.isEmpty, "\(factory) has no case \(factory.caseName).alloy")
      let outputs = own.map { golden in
        let base = golden.input.deletingPathExtension()
        let expectation = base.appendingPathExtension("diagnostics.expected")
        return (try? String(contentsOf: expectation, encoding: .utf8)) ?? ""
      }
      #expect(
        own.isEmpty || outputs.contains { factory.couldHaveMade($0) },
        "no case named like \(factory) shows its message")
    }
  }

  @Test(arguments: targets)
  func everyCaseNamesAFactory(_ target: String) throws {
    let factories = try Self.factories(of: target)
    for golden in try Self.cases(of: target) {
      #expect(factories.contains { $0.isNamed(by: golden) }, "\(golden) names no factory")
    }
  }

  @Test(arguments: targets)
  func factoriesHaveDifferentNames(_ target: String) throws {
    let factories = try Self.factories(of: target)
    for (name, group) in Dictionary(grouping: factories, by: \.name) {
      #expect(group.count == 1, "\(name) is the name of \(group)")
    }
  }

  @Test func findsFactories() throws {
    #expect(try Self.factories(of: "Frontend").count >= 20)
  }
}

extension DiagnosticFactory {
  /// Whether the case is called like the function.
  fileprivate func isNamed(by golden: GoldenCase) -> Bool {
    golden.name == caseName || golden.name.hasPrefix(caseName + "--")
  }
}
