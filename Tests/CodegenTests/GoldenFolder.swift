import Foundation

/// The golden cases of this target.
enum GoldenFolder {
  /// The folder that holds a folder for each kind of case.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
}
