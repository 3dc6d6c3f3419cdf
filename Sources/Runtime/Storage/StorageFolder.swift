import Glibc

/// The folder that a storage keeps its files in.
///
/// It is no part of the component: reading a number brings code along that others use too, and that
/// would link the component, and SQLite with it, into every collector (docs/design/0008).
struct StorageFolder {
  let path: String

  /// The permissions that octal digits say; nil if they say none.
  static func permissions(_ digits: String) -> mode_t? {
    guard let bits = mode_t(digits, radix: 8), bits <= 0o777 else { return nil }
    return bits
  }

  /// Bytes of the database and its log.
  var size: Int {
    ["queues.db", "queues.db-wal"].reduce(0) { sum, name in
      var facts = stat()
      return stat("\(path)/\(name)", &facts) == 0 ? sum + Int(facts.st_size) : sum
    }
  }

  /// - Throws: when the folder is none, or nothing may be written there.
  func check() throws {
    guard access(path, W_OK | X_OK) != 0 else { return }
    throw StorageError("cannot use the folder '\(path)': \(String(cString: strerror(errno)))")
  }

  /// Makes the folder, and those above it.
  func make(_ permissions: String) throws {
    let mode = StorageFolder.permissions(permissions) ?? 0o750
    let parts = path.split(separator: "/")
    for count in 1...max(1, parts.count) {
      let folder = (path.hasPrefix("/") ? "/" : "") + parts.prefix(count).joined(separator: "/")
      guard mkdir(folder, mode) != 0, errno != EEXIST, count == parts.count else { continue }
      throw StorageError("cannot make the folder '\(path)': \(String(cString: strerror(errno)))")
    }
  }
}
