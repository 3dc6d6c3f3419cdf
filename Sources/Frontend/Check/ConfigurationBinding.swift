import Schema

/// The blocks that configure the collector itself, as far as alloyc knows what to do with them.
public enum ConfigurationBinding {
  /// What the runtime offers for the block called `name`; nil if only its defaults are accepted.
  public static func of(_ name: String) -> BlockBinding? { name == "logging" ? logging : nil }

  /// Whether the schema tells all that may stand in the block: declarations hold a program of their own.
  static func canCheck(_ name: String) -> Bool {
    name != "declare" && name != "foreach" && !name.hasPrefix("import.")
  }

  /// The `logging` block.
  private static let logging = BlockBinding(
    name: "logging", swiftType: "LogOptions",
    attributes: [
      AttributeBinding(
        name: "level", property: "level", swiftType: "LogLevel", defaultLiteral: ".info",
        words: ["error": "error", "warn": "warn", "info": "info", "debug": "debug"],
        documentation: "The least important messages that are written."),
      AttributeBinding(
        name: "format", property: "format", swiftType: "LogFormat", defaultLiteral: ".logfmt",
        words: ["logfmt": "logfmt", "json": "json"],
        documentation: "How messages are written."),
    ])
}
