import Glibc

/// A short text that a configuration gives, itself or as a file. The file is read again when it has
/// changed; blanks and line ends around its content do not count. It belongs to one loop.
final class WatchedText {
  /// How often the file is looked at, at most, when the text is asked for.
  private static var interval: Duration { .seconds(1) }

  private let path: String?
  private let node: Node
  private var text: String
  /// Grows with every change.
  private(set) var version = 0
  private var stamp: FileStamp?
  private var nextLook: Instant

  /// - Parameter path: the file; nil or nothing if `text` itself counts.
  /// - Throws: when the file cannot be read.
  init(_ text: String, file path: String?, in node: Node) throws(StartupError) {
    self.node = node
    self.path = path.flatMap { $0.isEmpty ? nil : $0 }
    nextLook = Instant.read() + WatchedText.interval
    guard let path = self.path else {
      self.text = text
      return
    }
    stamp = FileStamp(path)
    do { self.text = try TLSFile.text(path).trimmed } catch {
      throw StartupError("\(node.id): \(error)")
    }
  }

  /// The text as it is now.
  var value: String {
    look()
    return text
  }

  /// Reads the file again if it has changed. What cannot be read leaves the text as it was.
  private func look() {
    guard let path else { return }
    let now = Instant.read()
    guard now >= nextLook else { return }
    nextLook = now + WatchedText.interval
    let found = FileStamp(path)
    guard found != stamp else { return }
    stamp = found
    do {
      text = try TLSFile.text(path).trimmed
      version += 1
      node.log(.info, "a file has changed and was read again", ("file", path))
    } catch {
      node.log(
        .error, "a changed file cannot be read, keeping what it held before", ("error", "\(error)"))
    }
  }
}

extension String {
  /// The text without blanks and line ends around it.
  fileprivate var trimmed: String {
    let blank: Set<UInt8> = [0x20, 0x09, 0x0a, 0x0d]
    guard let first = utf8.firstIndex(where: { !blank.contains($0) }),
      let last = utf8.lastIndex(where: { !blank.contains($0) })
    else { return "" }
    return String(self[first...last])
  }
}
