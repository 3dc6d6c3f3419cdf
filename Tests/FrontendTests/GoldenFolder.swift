import Foundation

/// The folder of expectations of this test target.
enum GoldenFolder {
  /// Where the expectations are, in the source tree.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

  /// The folder of the package.
  static let package = root.appending(path: "../../..").standardizedFileURL

  /// Returns the lines of a file of JSON objects, decoded.
  static func lines<Line: Decodable>(of path: String, as type: Line.Type = Line.self) throws
    -> [Line]
  {
    let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
    return try text.split(separator: "\n").map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
  }
}
