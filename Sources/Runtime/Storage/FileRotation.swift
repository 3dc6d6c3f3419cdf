import Glibc

/// When a file is set aside for a new one, and which of those set aside are kept. They lie beside the
/// file; their names have the time before the extension: `spans-2026-01-31T12-00-00.000.json`.
struct FileRotation: Sendable {
  /// Bytes that a file has at most, unless a single message has more.
  var maxBytes = 100 << 20
  /// Days for which files are kept; 0 is for ever.
  var maxDays = 0
  /// Files that are kept; 0 is all.
  var maxBackups = 100
  /// Whether names have the local time.
  var usesLocalTime = false

  /// Gives a file another name.
  func setAside(_ path: String, at now: WallTime = .now()) throws(FileError) {
    let name = FileName(path)
    var time = now
    // Never over another one, not even in the same millisecond.
    while access(name.backup(at: time, isLocal: usesLocalTime), F_OK) == 0 {
      let next = Int64(time.nanoseconds) + 1_000_000
      time = WallTime(
        seconds: time.seconds + next / 1_000_000_000, nanoseconds: Int32(next % 1_000_000_000))
    }
    guard rename(path, name.backup(at: time, isLocal: usesLocalTime)) == 0 else {
      throw FileError("cannot rename '\(path)': \(String(cString: strerror(errno)))")
    }
  }

  /// Removes the files that are too many or too old.
  func removeOld(_ path: String, at now: WallTime = .now()) {
    let name = FileName(path)
    // The times in the names sort as text does: the newest first.
    let backups = name.backups().sorted { $0 > $1 }
    let oldest =
      maxDays > 0
      ? FileName.stamp(
        WallTime(seconds: now.seconds - Int64(maxDays) * 86400, nanoseconds: now.nanoseconds),
        isLocal: usesLocalTime) : ""
    for (i, stamp) in backups.enumerated()
    where maxBackups > 0 && i >= maxBackups || stamp < oldest {
      unlink(name.backup(stamp))
    }
  }
}

/// The parts of a path that names of files set aside are made of.
private struct FileName {
  /// Bytes of `2026-01-31T12-00-00.000`.
  private static var stampSize: Int { 23 }

  /// The folder with a slash; empty for the present one.
  private let folder: String
  private let stem: String
  /// The extension with its point; empty when there is none.
  private let ending: String

  init(_ path: String) {
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    folder = String(path[..<slash])
    let name = path[slash...]
    let point = name.lastIndex(of: ".") ?? name.endIndex
    stem = String(name[..<point])
    ending = String(name[point...])
  }

  /// The path of a file set aside.
  func backup(_ stamp: String) -> String { "\(folder)\(stem)-\(stamp)\(ending)" }

  /// The path of a file that is set aside at a time.
  func backup(at time: WallTime, isLocal: Bool) -> String {
    backup(FileName.stamp(time, isLocal: isLocal))
  }

  /// A time as names have it.
  static func stamp(_ time: WallTime, isLocal: Bool) -> String {
    var seconds = Int(time.seconds)
    var parts = tm()
    if isLocal { localtime_r(&seconds, &parts) } else { gmtime_r(&seconds, &parts) }
    let date = [Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)]
    let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map(Int.init)
    return date.map { digits($0, 2) }.joined(separator: "-") + "T"
      + clock.map { digits($0, 2) }.joined(separator: "-")
      + "." + digits(Int(time.nanoseconds) / 1_000_000, 3)
  }

  /// A number with zeros before it.
  private static func digits(_ number: Int, _ width: Int) -> String {
    let text = "\(number)"
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }

  /// The times in the names of all files set aside.
  func backups() -> [String] {
    guard let listing = opendir(folder.isEmpty ? "." : folder) else { return [] }
    defer { closedir(listing) }
    var stamps: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if let stamp = stamp(in: name) { stamps.append(stamp) }
    }
    return stamps
  }

  /// The time in a name; nil if it is not one of a file set aside.
  private func stamp(in name: String) -> String? {
    guard name.hasPrefix("\(stem)-"), name.hasSuffix(ending),
      name.utf8.count == stem.utf8.count + 1 + FileName.stampSize + ending.utf8.count
    else { return nil }
    let stamp = name.utf8.dropFirst(stem.utf8.count + 1).prefix(FileName.stampSize)
    let isTime = zip(stamp, "dddd-dd-ddTdd-dd-dd.ddd".utf8).allSatisfy { byte, kind in
      kind == UInt8(ascii: "d") ? byte >= 0x30 && byte <= 0x39 : byte == kind
    }
    return isTime ? String(decoding: stamp, as: UTF8.self) : nil
  }
}
