/// The source line of a range, with carets under the range.
struct Excerpt {
  /// How many characters of a line are shown.
  private static let widest = 160
  /// How many characters of a long line are shown before the range.
  private static let context = 60

  /// The number of the line.
  private var number: String
  /// What is shown of the line.
  private var line = ""
  /// How far the carets stand from the line's start, in characters.
  private var indent = 0
  /// The number of carets.
  private var carets = 0

  /// Creates the excerpt for the first line of `range`.
  init(_ range: SourceRange) {
    let start = range.startPosition
    let bounds = range.file.offsets(ofLine: start.line)
    number = String(start.line)
    // Bytes are cut before they become characters: a line may have millions.
    let from = max(bounds.lowerBound, range.start - Self.context * 4)
    let to = min(bounds.upperBound, range.start + Self.widest * 4)
    let before = shown(range.file.text(in: from..<range.start), isStart: from == bounds.lowerBound)
    let inside = range.file.text(in: range.start..<max(range.start, min(range.end, to)))
    let after = range.file.text(in: max(range.start, min(range.end, to))..<max(to, range.start))
    let rest = (inside + after).expandingTabs
    let room = Self.widest - before.count
    line = before + rest.prefix(room) + (rest.count > room || to < bounds.upperBound ? "…" : "")
    indent = before.count
    carets = max(1, min(inside.expandingTabs.count, room))
  }

  /// Returns what is shown of the text before the range.
  private func shown(_ text: String, isStart: Bool) -> String {
    let text = text.expandingTabs
    if isStart && text.count <= Self.context { return text }
    return "…" + text.suffix(Self.context)
  }

  /// Returns the two lines, the carets in `colour`.
  func rendered(colour: Paint.Colour, _ paint: Paint) -> String {
    let margin = String(repeating: " ", count: number.count)
    let marks = String(repeating: " ", count: indent)
    let underline = paint(String(repeating: "^", count: carets), colour)
    return " \(number) | \(line)".trimmingBlanks + "\n \(margin) | \(marks)\(underline)\n"
  }
}

extension String {
  /// The text with tabs as four blanks, without carriage returns and other control characters.
  fileprivate var expandingTabs: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars where scalar != "\r" {
      if scalar == "\t" {
        result.append(contentsOf: "    ".unicodeScalars)
      } else {
        result.append(scalar.isControl ? "\u{fffd}" : scalar)
      }
    }
    return String(result)
  }

  /// The text without blanks at its end.
  fileprivate var trimmingBlanks: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

extension Unicode.Scalar {
  /// Whether a terminal would not show the code point but obey it, or pass over it: commands, line
  /// ends, and marks that hide or that reorder the text around them.
  var isControl: Bool {
    if isASCII { return value < 0x20 || value == 0x7f }
    return switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
