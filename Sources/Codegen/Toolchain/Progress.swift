import Glibc

/// Tells the user what long work is going on: on a terminal one line that counts the seconds,
/// elsewhere one line for each finished step.
public struct Progress: Sendable {
  /// What to do with messages.
  fileprivate enum Mode { case silent, lines, terminal }

  /// How this instance shows messages.
  fileprivate let mode: Mode

  /// Shows progress on standard error.
  public static var standardError: Progress {
    Progress(mode: isatty(2) == 1 && environment("TERM") != "dumb" ? .terminal : .lines)
  }

  /// Shows nothing.
  public static let silent = Progress(mode: .silent)

  /// Begins a step.
  func start(_ title: String) -> Step {
    let step = Step(progress: self, title: title, start: Subprocess.now())
    step.tick(0)
    return step
  }

  /// Shows one remark on a line of its own.
  func note(_ text: String) {
    if mode != .silent { show("alloyc: \(text)\n") }
  }

  /// A piece of work under way.
  struct Step {
    /// Where to show it.
    fileprivate let progress: Progress
    /// What it is.
    fileprivate let title: String
    /// When it began.
    fileprivate let start: Double

    /// Shows how long it has been going on.
    func tick(_ elapsed: Double) {
      guard progress.mode == .terminal else { return }
      progress.show("\ralloyc: \(title) … \(Int(elapsed)) s")
    }

    /// Shows how long it took.
    func finish() {
      let tenths = Int((Subprocess.now() - start) * 10)
      let time = "\(tenths / 10).\(tenths % 10) s"
      switch progress.mode {
      case .silent: break
      case .lines: progress.show("alloyc: \(title): \(time)\n")
      case .terminal: progress.show("\r\u{1b}[Kalloyc: \(title): \(time)\n")
      }
    }
  }

  /// Writes to standard error.
  private func show(_ text: String) {
    var text = text
    text.withUTF8 { _ = Glibc.write(2, $0.baseAddress, $0.count) }
  }
}
