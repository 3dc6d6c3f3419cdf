import Foundation

/// An input and the outputs that are expected for it, as neighbouring files: `name.alloy` and
/// `name.KIND.expected`, for instance `name.diagnostics.expected`.
///
/// Cases are found, not listed: adding one is adding files. `make record` writes expectations.
public struct GoldenCase: Sendable, CustomStringConvertible {
  /// The input.
  public let input: URL
  /// The input's path within the folder it was found in, without `.alloy`.
  public let name: String

  public var description: String { name }

  /// The contents of the input, which need not be text.
  public var bytes: [UInt8] {
    get throws { Array(try Data(contentsOf: input)) }
  }

  /// Returns the cases in `folder` and below, by name.
  public static func all(in folder: URL) throws -> [GoldenCase] {
    let root = folder.standardizedFileURL.path + "/"
    let paths = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (paths?.compactMap { $0 as? URL } ?? [])
      .filter { $0.pathExtension == "alloy" }
      .map { url in
        let path = url.standardizedFileURL.deletingPathExtension().path
        return GoldenCase(input: url, name: String(path.dropFirst(root.count)))
      }
      .sorted { $0.name < $1.name }
  }

  /// Compares an output with the expectation of that kind. Returns what differs, or nothing. On a
  /// difference the output is left beside the expectation as `name.KIND.observed`.
  public func mismatch(_ observed: String, kind: String) throws -> String? {
    let base = input.deletingPathExtension()
    let expectation = base.appendingPathExtension("\(kind).expected")
    let observation = base.appendingPathExtension("\(kind).observed")
    let expected = try? String(contentsOf: expectation, encoding: .utf8)
    if observed == expected {
      try? FileManager.default.removeItem(at: observation)
      return nil
    }
    try observed.write(to: observation, atomically: true, encoding: .utf8)
    guard let expected else { return "there is no \(expectation.lastPathComponent) yet" }
    return "\(expectation.lastPathComponent) differs\n" + Self.difference(expected, observed)
  }

  /// Returns the first lines that differ.
  private static func difference(_ expected: String, _ observed: String) -> String {
    let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let found = observed.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(wanted, found).prefix { $0 == $1 }.count
    return """
      line \(line + 1)
      expected: \(line < wanted.count ? String(wanted[line]) : "the end")
      observed: \(line < found.count ? String(found[line]) : "the end")
      """
  }
}
