// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target: Swift 6 mode, and a warning is an error.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error)
]

/// Settings of the targets on the hot path. They are the same that the toolchain uses for the
/// prebuilt runtime, so that `alloyc run` is a fair opponent of a compiled collector.
let hot: [SwiftSetting] =
  strict + [
    .unsafeFlags(["-enforce-exclusivity=unchecked"]),
    .unsafeFlags(["-Xfrontend", "-disable-implicit-string-processing-module-import"]),
    .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
  ]

let package = Package(
  name: "alloyc",
  products: [
    .executable(name: "alloyc", targets: ["alloyc"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    // Leaves.
    .target(name: "Values", swiftSettings: hot),
    .target(name: "Schema", dependencies: ["Values"], swiftSettings: hot),

    // The compiler.
    .target(
      name: "Frontend", dependencies: ["Schema", "Values"], exclude: ["Catalog/components.json"],
      swiftSettings: strict),
    .target(name: "IR", dependencies: ["Frontend"], swiftSettings: strict),
    .target(name: "Codegen", dependencies: ["IR", "CLinux", "COpenSSL"], swiftSettings: strict),

    // What generated collectors link, and the interpreter on top of it.
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "COpenSSL"),
    .systemLibrary(name: "CNghttp2"),
    .systemLibrary(name: "CCompression"),
    .systemLibrary(name: "CAres"),
    .systemLibrary(name: "CSQLite"),
    .systemLibrary(name: "CCrypt"),
    .target(
      name: "Runtime",
      dependencies: [
        "Schema", "Values", "CLinux", "COpenSSL", "CNghttp2", "CCompression", "CAres",
        "CSQLite", "CCrypt",
      ],
      swiftSettings: hot),
    .target(name: "Interpreter", dependencies: ["IR", "Runtime"], swiftSettings: hot),

    .executableTarget(
      name: "alloyc",
      dependencies: [
        "Codegen", "Interpreter",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // Golden cases: inputs with expected outputs, found by folder; and random inputs with a seed.
    .target(name: "GoldenSupport", path: "Tests/GoldenSupport", swiftSettings: strict),

    .testTarget(
      name: "ValuesTests", dependencies: ["Values", "GoldenSupport"], swiftSettings: strict),
    .testTarget(name: "SchemaTests", dependencies: ["Schema"], swiftSettings: strict),
    .testTarget(
      name: "FrontendTests", dependencies: ["Frontend", "GoldenSupport"], exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "IRTests", dependencies: ["IR", "GoldenSupport"], exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "CodegenTests", dependencies: ["Codegen", "GoldenSupport"], exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "RuntimeTests", dependencies: ["Runtime"], exclude: ["InlineC.c"],
      swiftSettings: strict),
    .testTarget(name: "InterpreterTests", dependencies: ["Interpreter"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
