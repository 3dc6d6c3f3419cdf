/// Writes the manifest of a standalone package: the generated target and the runtime's modules.
enum ManifestEmitter {
  /// The text of `Package.swift`.
  static func text(name: String, header: String) -> String {
    let system = RuntimeSources.systemModules.map { "    .systemLibrary(name: \"\($0)\"),\n" }
    let modules = filled(["Schema", "Values"] + RuntimeSources.systemModules)
    return """
      // swift-tools-version: 6.2
      \(header)
      import PackageDescription

      /// The options that alloyc builds with.
      let options: [SwiftSetting] = [
        .unsafeFlags(["-enforce-exclusivity=unchecked", "-cross-module-optimization"])
      ]

      let package = Package(
        name: \(name.swiftLiteral),
        targets: [
      \(system.joined())    .target(name: "Values", swiftSettings: options),
          .target(name: "Schema", dependencies: ["Values"], swiftSettings: options),
          .target(
            name: "Runtime",
            dependencies: [
      \(modules)
            ], swiftSettings: options),
          .executableTarget(
            name: \(name.swiftLiteral), dependencies: ["Runtime"],
            swiftSettings: options + [.unsafeFlags(["-static-executable"])],
            linkerSettings: [
              .unsafeFlags(["-static-executable", "-use-ld=lld", "-Xlinker", "--gc-sections"])
            ]),
        ],
        swiftLanguageModes: [.v6]
      )

      """
  }

  /// Names as a list's lines, as many on each as fit.
  private static func filled(_ names: [String]) -> String {
    let indentation = String(repeating: " ", count: 8)
    var lines = [indentation]
    for name in names.map({ "\($0.swiftLiteral)," }) {
      if lines[lines.count - 1].count + name.count > SwiftLayout.lineLength {
        lines.append(indentation)
      }
      lines[lines.count - 1] += lines[lines.count - 1] == indentation ? name : " \(name)"
    }
    return lines.joined(separator: "\n")
  }
}
