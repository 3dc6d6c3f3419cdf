/// Lays text out in aligned columns. Text arrives as cells; cells in neighbouring lines that have
/// the same number form a column, as wide as its widest cell.
///
/// Lines are held back until their section is complete: a section ends where it is told to, and
/// behind every line of one cell. Blanks at the end of a line are dropped.
struct ColumnAligner {
  /// What ends a cell.
  enum CellEnd {
    /// A column that stays even if all its cells are empty.
    case tab
    /// A column that vanishes if all its cells are empty.
    case stop
    /// The end of the line.
    case line
    /// The end of the line and of the section.
    case section
  }

  /// A part of `text`.
  private struct Cell {
    var end: Int
    /// The number of code points.
    var width = 0
    var isEndedByTab = false
    /// The width of the cell's column, if it is in one.
    var columnWidth = 0
  }

  /// The number of blanks from which on the columns of a section are left alone: one long cell over
  /// many short ones would make an output out of all proportion to the input.
  private static let mostPadding = 1 << 24

  /// The text of the section, cell after cell.
  private var text: [UInt8] = []
  /// The parts of `text` that keep their blanks, in order.
  private var protected: [Range<Int>] = []
  /// The cells of the section, line after line.
  private var cells: [Cell] = []
  /// For every complete line of the section, the index behind its last cell.
  private var lineEnds: [Int] = []
  /// The code points of the open cell.
  private var width = 0
  /// What has been printed.
  private var output = TrimmingOutput()

  /// Adds text. Control characters that mean the end of a cell count as such.
  mutating func write(_ string: String) {
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\t"): end(.tab)
      case UInt8(ascii: "\n"): end(.line)
      case 0x0b: end(.stop)
      case 0x0c: end(.section)
      default: append(byte)
      }
    }
  }

  /// Adds text that is printed as it is, whatever it holds.
  mutating func writeProtected(_ string: String) {
    let start = text.count
    for byte in string.utf8 { append(byte) }
    protected.append(start..<text.count)
  }

  /// Adds a byte to the open cell.
  private mutating func append(_ byte: UInt8) {
    text.append(byte)
    if byte & 0xc0 != 0x80 { width += 1 }
  }

  /// Ends the open cell.
  mutating func end(_ kind: CellEnd) {
    cells.append(Cell(end: text.count, width: width, isEndedByTab: kind == .tab))
    width = 0
    guard kind == .line || kind == .section else { return }
    let isSingle = cells.count - (lineEnds.last ?? 0) == 1
    lineEnds.append(cells.count)
    if kind == .section || isSingle { finishSection() }
  }

  /// Ends the last line, which gets no newline, and returns everything.
  mutating func finish() -> String {
    cells.append(Cell(end: text.count, width: width))
    lineEnds.append(cells.count)
    layOut()
    printLines(newlineBehindLast: false)
    return String(decoding: output.bytes, as: UTF8.self)
  }

  /// Prints the section and starts the next one.
  private mutating func finishSection() {
    layOut()
    printLines(newlineBehindLast: true)
    text.removeAll(keepingCapacity: true)
    protected.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    lineEnds.removeAll(keepingCapacity: true)
  }

  /// Returns the indices of the cells of a line.
  private func cellIndices(ofLine line: Int) -> Range<Int> {
    (line == 0 ? 0 : lineEnds[line - 1])..<lineEnds[line]
  }
}

extension ColumnAligner {
  /// Finds the width of every column. A column is a run of lines that have a cell of its number,
  /// the last cell of a line not counted; the columns to its right lie within that run.
  private mutating func layOut() {
    var runs = [0..<lineEnds.count]
    var column = 0
    while !runs.isEmpty {
      runs = runs.flatMap { self.runs(in: $0, having: column) }
      for run in runs { setWidth(ofColumn: column, in: run) }
      column += 1
    }
    let padding = cells.reduce(0) { $0 + max(0, $1.columnWidth - $1.width) }
    guard padding > Self.mostPadding else { return }
    for index in cells.indices { cells[index].columnWidth = cells[index].width + 1 }
  }

  /// Returns the maximal runs of lines within `lines` that have a column of that number.
  private func runs(in lines: Range<Int>, having column: Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = lines.lowerBound
    for line in lines where cellIndices(ofLine: line).count <= column + 1 {
      if start < line { runs.append(start..<line) }
      start = line + 1
    }
    if start < lines.upperBound { runs.append(start..<lines.upperBound) }
    return runs
  }

  /// Gives all cells of a column the width of the widest, and one for the gap.
  private mutating func setWidth(ofColumn column: Int, in lines: Range<Int>) {
    var width = 0
    var vanishes = true
    for line in lines {
      let cell = cells[cellIndices(ofLine: line).lowerBound + column]
      width = max(width, cell.width + 1)
      if cell.width > 0 || cell.isEndedByTab { vanishes = false }
    }
    for line in lines {
      cells[cellIndices(ofLine: line).lowerBound + column].columnWidth = vanishes ? 0 : width
    }
  }

  /// Prints the lines of the section.
  private mutating func printLines(newlineBehindLast: Bool) {
    var start = 0
    var nextProtected = 0
    for line in lineEnds.indices {
      var isIndenting = true
      let indices = cellIndices(ofLine: line)
      for index in indices {
        let cell = cells[index]
        if start < cell.end {
          isIndenting = false
          printText(start..<cell.end, &nextProtected)
          start = cell.end
        }
        guard index + 1 < indices.upperBound else { break }
        if isIndenting {
          output.write(UInt8(ascii: "\t"), count: (cell.columnWidth + 7) / 8)
        } else {
          output.write(UInt8(ascii: " "), count: cell.columnWidth - cell.width)
        }
      }
      if newlineBehindLast || line + 1 < lineEnds.count {
        output.write(UInt8(ascii: "\n"), count: 1)
      }
    }
  }

  /// Prints a part of `text`, of which the protected parts from number `next` on are taken as they
  /// are.
  private mutating func printText(_ range: Range<Int>, _ next: inout Int) {
    var start = range.lowerBound
    while next < protected.count, protected[next].lowerBound < range.upperBound {
      output.write(text[start..<protected[next].lowerBound])
      output.writeProtected(text[protected[next]])
      start = protected[next].upperBound
      next += 1
    }
    output.write(text[start..<range.upperBound])
  }
}

/// Text whose lines lose the blanks at their end.
private struct TrimmingOutput {
  private(set) var bytes: [UInt8] = []
  /// How many of the last bytes are blanks that go if the line ends here.
  private var blanks = 0

  /// Adds a byte several times.
  mutating func write(_ byte: UInt8, count: Int) {
    guard count > 0 else { return }
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"): blanks += count
    case UInt8(ascii: "\n"):
      bytes.removeLast(blanks)
      blanks = 0
    default: blanks = 0
    }
    bytes.append(contentsOf: repeatElement(byte, count: count))
  }

  /// Adds text.
  mutating func write(_ text: ArraySlice<UInt8>) {
    for byte in text { write(byte, count: 1) }
  }

  /// Adds text that keeps its blanks.
  mutating func writeProtected(_ text: ArraySlice<UInt8>) {
    bytes.append(contentsOf: text)
    blanks = 0
  }
}
