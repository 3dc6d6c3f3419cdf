/// The text of one configuration file, with what is needed to turn byte offsets into lines and
/// columns.
///
/// Copies share their storage, so every node and diagnostic can carry its file along.
public struct SourceFile: Sendable {
  /// The shared, immutable contents of a file.
  private final class Storage: Sendable {
    let name: String
    let bytes: [UInt8]
    let lineStarts: [Int]

    /// Creates the storage and finds the beginning of every line.
    init(name: String, bytes: [UInt8]) {
      var starts = [0]
      for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
        starts.append(offset + 1)
      }
      self.name = name
      self.bytes = bytes
      self.lineStarts = starts
    }
  }

  /// What copies share.
  private let storage: Storage

  /// Creates a file called `name` that holds `bytes`, which need not be valid UTF-8.
  public init(name: String, bytes: [UInt8]) {
    storage = Storage(name: name, bytes: bytes)
  }

  /// Creates a file called `name` that holds `text`.
  public init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The name under which messages mention the file, as given on the command line.
  public var name: String { storage.name }

  /// The contents.
  public var bytes: [UInt8] { storage.bytes }

  /// The number of lines; text after the last newline counts as a line even when it is empty.
  public var lineCount: Int { storage.lineStarts.count }

  /// Returns the line (1-based) on which the byte at `offset` stands.
  public func line(at offset: Int) -> Int {
    let starts = storage.lineStarts
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// Returns the position of the byte at `offset`.
  public func position(at offset: Int) -> SourcePosition {
    let line = line(at: offset)
    return SourcePosition(line: line, column: offset - storage.lineStarts[line - 1] + 1)
  }

  /// Returns the offsets of the text of `line` (1-based), without its newline.
  public func offsets(ofLine line: Int) -> Range<Int> {
    let starts = storage.lineStarts
    let end = line < starts.count ? starts[line] - 1 : storage.bytes.count
    return starts[line - 1]..<end
  }

  /// Returns the text between two offsets; bytes that aren't UTF-8 are replaced.
  public func text(in offsets: Range<Int>) -> String {
    String(decoding: storage.bytes[offsets], as: UTF8.self)
  }

  /// Returns the part of the file between two offsets.
  public func range(_ start: Int, _ end: Int) -> SourceRange {
    SourceRange(file: self, start: start, end: end)
  }
}

extension SourceFile: Hashable {
  /// Returns whether both are the same file in memory; files that merely look alike are different.
  public static func == (left: Self, right: Self) -> Bool { left.storage === right.storage }

  /// Hashes the identity that `==` compares.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(storage)) }
}
