import Schema

/// How a file's messages are compressed.
public enum FileCompression: String, ConfigEnum, Sendable {
  case zstd
  case none = ""
}

/// The `rotation` block of exporters to files.
public struct FileRotationArguments: ArgumentSet {
  @Attribute("Size, in MiB, beyond which a new file is begun; 0 is 100.")
  public var maxMegabytes = 100

  @Attribute("Days for which old files are kept; 0 is for ever.")
  public var maxDays = 0

  @Attribute("Number of old files that are kept; 0 is all.")
  public var maxBackups = 100

  @Attribute("Name old files by local time instead of UTC.")
  public var localtime = false

  public init() {}

  public func problems() -> [(attribute: String, problem: String)] {
    for (name, value) in [
      ("max_megabytes", maxMegabytes), ("max_days", maxDays), ("max_backups", maxBackups),
    ] where value < 0 || value > 1 << 40 {
      return [(name, "\(name) must not be negative, nor beyond what a disk can hold")]
    }
    return []
  }

  /// What it means for a file.
  var fileRotation: FileRotation {
    FileRotation(
      maxBytes: (maxMegabytes == 0 ? 100 : maxMegabytes) << 20, maxDays: maxDays,
      maxBackups: maxBackups, usesLocalTime: localtime)
  }
}

/// The `group_by` block of exporters to files.
public struct FileGroupArguments: ArgumentSet {
  @Attribute("Write to a file for each value of a resource attribute.")
  public var enabled = false

  @Attribute("Attribute whose text stands in the path instead of the star.")
  public var resourceAttribute = "fileexporter.path_segment"

  @Attribute("Number of files that are open at a time.")
  public var maxOpenFiles = 100

  public init() {}

  public func problems() -> [(attribute: String, problem: String)] {
    maxOpenFiles < 1 ? [("max_open_files", "max_open_files must be at least 1")] : []
  }

  /// What is wrong with the path of groups.
  func problems(with path: String) -> [(attribute: String, problem: String)] {
    let stars = path.utf8.count { $0 == UInt8(ascii: "*") }
    if stars != 1 || path.hasPrefix("*") {
      return [
        ("path", "path must contain exactly one * and not begin with it when group_by is enabled")
      ]
    }
    return resourceAttribute.isEmpty
      ? [("group_by.resource_attribute", "resource_attribute must not be empty")] : []
  }
}
