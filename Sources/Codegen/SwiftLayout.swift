/// Breaks a long statement into lines as `swift format` does: behind the bracket that opens its last
/// group, then as many elements on a line as fit.
enum SwiftLayout {
  /// The longest line, unless a literal is longer.
  static let lineLength = 100

  /// The lines of `text` at a depth of `indentation` blanks; `end` follows the last character.
  static func lines(_ text: String, indentation: Int, end: String = "") -> [String] {
    let margin = String(repeating: " ", count: indentation)
    let whole = margin + text + end
    guard whole.count > lineLength, let group = Group(text) else { return [whole] }
    var lines = [margin + group.head]
    var line = ""
    /// Ends the line that is being filled.
    func finishLine() {
      if !line.isEmpty { lines.append(margin + "  " + line) }
      line = ""
    }
    for (index, element) in group.elements.enumerated() {
      let isLast = index == group.elements.count - 1
      let mark = group.isCollection ? "," : isLast ? ")" + end : ","
      let blank = line.isEmpty ? "" : " "
      if indentation + 2 + line.count + blank.count + element.count + mark.count <= lineLength {
        line += blank + element + mark
      } else {
        finishLine()
        lines += Self.lines(element, indentation: indentation + 2, end: mark)
        // What was short enough for one line may get company.
        if lines.last!.count + 10 < lineLength, lines.last!.hasPrefix(margin + "  " + element) {
          line = String(lines.removeLast().dropFirst(indentation + 2))
        }
      }
    }
    finishLine()
    if group.isCollection { lines.append(margin + "]" + end) }
    return lines
  }

  /// A call's arguments or a collection's elements, at the end of a statement.
  private struct Group {
    /// Everything up to and including the bracket.
    let head: String
    /// What stands between the brackets.
    let elements: [String]
    /// Whether the brackets are square.
    let isCollection: Bool

    /// Finds the group that ends with the last character of `text`.
    init?(_ text: String) {
      let characters = Array(text)
      guard let last = characters.last, last == ")" || last == "]" else { return nil }
      var depth = 0
      var start: Int?
      var cuts: [[Int]] = [[]]
      var isString = false
      var index = 0
      while index < characters.count {
        let character = characters[index]
        if isString {
          if character == "\\" { index += 1 }
          if character == "\"" { isString = false }
        } else {
          switch character {
          case "\"": isString = true
          case "(", "[", "{":
            if depth == 0 { start = index }
            depth += 1
            cuts.append([])
          case ")", "]", "}":
            depth -= 1
            let commas = cuts.removeLast()
            if depth == 0, index == characters.count - 1, let start {
              head = String(characters[...start])
              elements = Self.cut(characters, start + 1, index, at: commas)
              isCollection = character == "]"
              return
            }
          case ",": cuts[cuts.count - 1].append(index)
          default: break
          }
        }
        index += 1
      }
      return nil
    }

    /// The texts between the commas.
    private static func cut(
      _ characters: [Character], _ start: Int, _ end: Int, at commas: [Int]
    ) -> [String] {
      guard start < end else { return [] }
      let starts = [start] + commas.map { $0 + 1 }
      return zip(starts, commas + [end]).map { from, to in
        String(String(characters[from..<to]).drop { $0 == " " })
      }
    }
  }
}
