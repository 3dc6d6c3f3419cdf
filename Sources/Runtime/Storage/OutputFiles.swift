/// The open files of a writer, used by one thread at a time. They are a chain, the last used first:
/// collections of a type of one's own would link it into every collector (docs/design/0008).
final class OutputFiles {
  private let options: FileOptions
  private var first: OutputFile?
  private var count = 0
  /// Hashes of the paths that were opened in this run: what was written to them stays.
  private var known: [Int] = []

  /// Paths that are remembered. Beyond, nothing that a file holds is ever thrown away.
  private static var knownLimit: Int { 10_000 }

  /// - Throws: when the file cannot be written; those of groups are opened later.
  init(_ options: FileOptions) throws(FileError) {
    self.options = options
    if options.maxOpenFiles == nil {
      first = try OutputFile(options.path, options, appends: options.appends)
    }
  }

  /// Writes a message to its file.
  func write(_ message: FileMessage) throws(FileError) {
    guard let group = message.group else { return try first!.write(message) }
    guard let path = options.path(ofGroup: group) else {
      throw FileError("'\(group)' cannot be part of a file's name")
    }
    let file: OutputFile
    if let known = take(path) { file = known } else { file = try open(path) }
    file.next = first
    first = file
    count += 1
    try file.write(message)
  }

  /// Takes the open file of a path out of the chain.
  private func take(_ path: String) -> OutputFile? {
    var previous: OutputFile?
    var file = first
    while let found = file, found.path != path { (previous, file) = (found, found.next) }
    guard let file else { return nil }
    unlink(file, behind: previous)
    return file
  }

  /// Takes a file out of the chain.
  private func unlink(_ file: OutputFile, behind previous: OutputFile?) {
    if let previous { previous.next = file.next } else { first = file.next }
    file.next = nil
    count -= 1
  }

  /// Opens the file of a path; the one that was used the longest ago makes room for it.
  private func open(_ path: String) throws(FileError) -> OutputFile {
    while count >= max(1, options.maxOpenFiles ?? 1), let last = first {
      var previous: OutputFile?
      var file = last
      while let next = file.next { (previous, file) = (file, next) }
      file.flush()
      unlink(file, behind: previous)
    }
    if let slash = path.lastIndex(of: "/") {
      do {
        try StorageFolder(path: String(path[..<slash])).make("0755")
      } catch { throw FileError("\(error)") }
    }
    let isFull = known.count >= OutputFiles.knownLimit
    let isKnown = known.contains(path.hashValue)
    let file = try OutputFile(path, options, appends: options.appends || isKnown || isFull)
    if !isFull, !isKnown { known.append(path.hashValue) }
    return file
  }

  /// Has the system put everything on the medium.
  func flush() {
    var file = first
    while let found = file {
      if found.isDirty { found.flush() }
      file = found.next
    }
  }

  /// Closes all files.
  func close() {
    while let file = first { unlink(file, behind: nil) }
  }
}
