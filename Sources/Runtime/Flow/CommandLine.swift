/// What the command line of a built collector asks for.
public enum CommandLineRequest: Sendable, Equatable {
  /// To collect.
  case run(CollectorOptions)
  /// To print a text and end.
  case print(String)

  /// Reads the arguments that follow the program's name. A flag's value may follow after `=` or as an
  /// argument of its own.
  public init(
    parsing arguments: some Sequence<String>, identity: CollectorIdentity
  ) throws(UsageError) {
    var options = CollectorOptions()
    var words = Array(arguments)[...]
    while let word = words.popFirst() {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let flag = Flag.all.first(where: { $0.name == parts[0] }) else {
        throw UsageError("unknown argument '\(word)'")
      }
      var value = parts.count > 1 ? String(parts[1]) : nil
      switch flag.action {
      case .print(let text):
        guard value == nil else { throw UsageError("\(flag.name) takes no value") }
        self = .print(text(identity))
        return
      case .ignore: break
      case .set(let set):
        if value == nil { value = words.popFirst() }
        guard let value, !value.isEmpty else { throw UsageError("\(flag.name) needs a value") }
        if let problem = options.set(set, to: value) {
          throw UsageError("\(flag.name)=\(value): \(problem)")
        }
      }
    }
    self = .run(options)
  }
}

/// The command line is not understood.
public struct UsageError: Error, Equatable, CustomStringConvertible {
  /// What is wrong, in one sentence.
  public let description: String

  /// Describes a mistake.
  public init(_ description: String) { self.description = description }
}

/// A flag of a built collector.
private struct Flag {
  /// What a flag does.
  enum Action {
    /// Sets an option.
    case set(CollectorFlag)
    /// Prints a text instead of collecting.
    case print(@Sendable (CollectorIdentity) -> String)
    /// Nothing: Alloy has the flag, and leaving it out of service files is nobody's duty.
    case ignore
  }

  /// The name, with its dashes.
  let name: String
  /// What stands for the value in the help text.
  var placeholder = ""
  /// The line of the help text.
  let help: String
  /// What it does.
  let action: Action

  init(name: String, help: String, action: Action) {
    self.name = name
    self.help = help
    self.action = action
  }

  /// A flag that takes a value.
  init(_ flag: CollectorFlag, _ placeholder: String, _ help: String) {
    name = "--\(flag.rawValue)"
    self.placeholder = placeholder
    self.help = help
    action = .set(flag)
  }

  /// All flags, in the order of the help text.
  static let all = [
    Flag(
      .serverAddress, "HOST:PORT",
      "address of /metrics, /-/ready and /-/healthy (127.0.0.1:12345)"),
    Flag(.storagePath, "DIR", "folder for what outlives the process (data-alloy)"),
    Flag(.logLevel, "LEVEL", "debug, info, warn or error (as the logging block says)"),
    Flag(.threads, "N", "number of event loops that carry telemetry (1)"),
    Flag(.memoryLimit, "SIZE", "bytes of telemetry held before senders are refused (80MiB)"),
    Flag(.shutdownDeadline, "TIME", "how long SIGTERM waits for deliveries (30s)"),
    Flag(
      name: "--print-config", help: "print the configuration this collector was built from",
      action: .print { $0.configuration }),
    Flag(
      name: "--print-graph", help: "print the graph this collector runs",
      action: .print { $0.graph }),
    Flag(
      name: "--version", help: "print what this collector was built from",
      action: .print { $0.versionText }),
    Flag(name: "--help", help: "print this text", action: .print(helpText)),
    Flag(name: "-h", help: "", action: .print(helpText)),
    Flag(name: "--disable-reporting", help: "", action: .ignore),
  ]

  /// The answer to `--help`.
  @Sendable static func helpText(_ identity: CollectorIdentity) -> String {
    let lines = all.filter { !$0.help.isEmpty }.map { flag in
      let usage = flag.placeholder.isEmpty ? flag.name : "\(flag.name)=\(flag.placeholder)"
      return "  " + usage + String(repeating: " ", count: max(2, 46 - usage.count)) + flag.help
    }
    return """
      \(identity.versionText)
      Collects telemetry until SIGTERM or SIGINT, then sends on what it holds and ends.

      \(lines.joined(separator: "\n"))

      Exit codes: 0 stopped as asked, 1 could not start or could not deliver all it held,
      2 the command line is wrong.

      """
  }
}
