extension Diagnostic {
  /// The diagnostic for people: `file:line:column: error: message`, the source line with a caret
  /// under the offending text, and the notes. Ends in a newline.
  public func rendered(coloured: Bool = false) -> String {
    let paint = Paint(isOn: coloured)
    var text = heading(severity.rawValue, severity.colour, message, range, paint)
    if let range { text += Excerpt(range).rendered(colour: severity.colour, paint) }
    for note in notes {
      text += heading("note", .cyan, note.message, note.range, paint)
      if let range = note.range { text += Excerpt(range).rendered(colour: .cyan, paint) }
    }
    return text
  }

  /// Returns the line that says what is wrong and where.
  private func heading(
    _ kind: String, _ colour: Paint.Colour, _ message: String, _ range: SourceRange?, _ paint: Paint
  ) -> String {
    let place = range.map { paint("\($0): ".withoutControls, .bold) } ?? ""
    return place + paint("\(kind):", colour) + " " + paint(message.withoutControls, .bold) + "\n"
  }
}

extension DiagnosticSet {
  /// How diagnostics are shown: the values of `--format`.
  public enum Format: String, Sendable, CaseIterable {
    /// For people.
    case text
    /// For programs: one JSON object a line.
    case json
  }

  /// All diagnostics in file order. Nothing is shown twice.
  public func rendered(as format: Format = .text, coloured: Bool = false) -> String {
    var seen: Set<Diagnostic> = []
    return inFileOrder.filter { seen.insert($0).inserted }
      .map { format == .json ? $0.json : $0.rendered(coloured: coloured) }
      .joined()
  }
}

extension Diagnostic.Severity {
  /// The colour of headings and carets.
  fileprivate var colour: Paint.Colour {
    switch self {
    case .warning: .yellow
    case .error: .red
    }
  }
}

extension String {
  /// The text on one line, with nothing in it that a terminal would obey.
  fileprivate var withoutControls: String {
    String(String.UnicodeScalarView(unicodeScalars.map { $0.isControl ? "\u{fffd}" : $0 }))
  }
}
