import Schema
import Values

/// How much a log line matters.
public enum LogLevel: UInt8, Sendable, Comparable, CaseIterable {
  case debug
  case info
  case warn
  case error

  /// The level that the `logging` block or `--log.level` calls `name`; nothing is `info`.
  public init?(name: String) {
    guard let level = LogLevel.allCases.first(where: { $0.name == (name.isEmpty ? "info" : name) })
    else { return nil }
    self = level
  }

  /// The level's word in lines and in configuration.
  public var name: String {
    switch self {
    case .debug: "debug"
    case .info: "info"
    case .warn: "warn"
    case .error: "error"
    }
  }

  public static func < (a: LogLevel, b: LogLevel) -> Bool { a.rawValue < b.rawValue }
}

extension LogLevel: ConfigValue {
  public static var kind: AttributeKind { .text("LogLevel") }

  public init(_ value: Value) throws(ConversionError) {
    let name = try value.string()
    guard let level = LogLevel(name: name) else {
      throw ConversionError("unrecognized log level \(quoted(name))")
    }
    self = level
  }

  public var swiftLiteral: String { ".\(name)" }

  public var alloyLiteral: String { quoted(name) }
}

/// How log lines are written.
public enum LogFormat: UInt8, Sendable, CaseIterable {
  case logfmt
  case json

  /// The format that the `logging` block calls `name`; nothing is `logfmt`.
  public init?(name: String) {
    switch name {
    case "", "logfmt": self = .logfmt
    case "json": self = .json
    default: return nil
    }
  }
}

extension LogFormat: ConfigValue {
  public static var kind: AttributeKind { .text("LogFormat") }

  public init(_ value: Value) throws(ConversionError) {
    let name = try value.string()
    guard let format = LogFormat(name: name) else {
      throw ConversionError("unrecognized log format \(quoted(name))")
    }
    self = format
  }

  public var swiftLiteral: String { ".\(self)" }

  public var alloyLiteral: String { quoted("\(self)") }
}

/// Something that may stand behind a key in a log line. Secrets do not conform.
public protocol LogValue {
  /// The value as text.
  var logText: String { get }
  /// Whether JSON writes the text without quotes.
  var isBareInJSON: Bool { get }
}

extension LogValue {
  public var isBareInJSON: Bool { false }
}

extension String: LogValue {
  public var logText: String { self }
}

extension Bool: LogValue {
  public var logText: String { self ? "true" : "false" }
  public var isBareInJSON: Bool { true }
}

extension Int: LogValue {
  public var logText: String { String(self) }
  public var isBareInJSON: Bool { true }
}

extension Duration: LogValue {
  public var logText: String { text }
}
