/// Where and how telemetry is written to files.
struct FileOptions: Sendable {
  /// The file; with groups, a star stands where the name of a group goes.
  var path: String
  /// Whether what is there already is kept.
  var appends = false
  /// Whether every message begins with its length; else it ends with the end of a line.
  var isFramed = false
  /// When to begin a new file; nil is never.
  var rotation: FileRotation?
  /// How many files of groups are open at a time; nil when there are no groups.
  var maxOpenFiles: Int?
  /// How long bytes may be with the system before they are on the medium.
  var flushInterval = Duration.seconds(1)

  /// The path of a group's file. What would lead out of its folder is left out of the name; nil when
  /// nothing is left.
  func path(ofGroup name: String) -> String? {
    let parts = name.split(separator: "/").filter { $0 != "." && $0 != ".." }
    guard !parts.isEmpty, !name.utf8.contains(0), let star = path.firstIndex(of: "*") else {
      return nil
    }
    return path[..<star] + parts.joined(separator: "/") + path[path.index(after: star)...]
  }
}

/// Why a file cannot be written.
struct FileError: Error, Sendable, CustomStringConvertible {
  /// One sentence without a full stop.
  let description: String

  init(_ description: String) { self.description = description }
}
