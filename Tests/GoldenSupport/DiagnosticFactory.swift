import Foundation

/// A function that makes a diagnostic, as found in the sources: a static function in an extension
/// of `Diagnostic`. Every one of them has a case in `Golden/errors` of its test target that shows
/// it: the case is called like the function, in kebab-case, with a variant behind two hyphens if
/// there are several (`unexpected.alloy`, `unexpected--label.alloy`).
public struct DiagnosticFactory: Sendable, CustomStringConvertible {
  /// The function's name.
  public let name: String
  /// The file that holds it.
  public let file: String
  /// The parts of the message that are the same each time, in order.
  public let fixedParts: [String]

  public var description: String { "\(file): \(name)" }

  /// The name of the function's golden case.
  public var caseName: String {
    name.reduce(into: "") { result, character in
      if character.isUppercase { result += "-" }
      result += character.lowercased()
    }
  }

  /// Whether `text` holds a message that the function could have made.
  public func couldHaveMade(_ text: String) -> Bool {
    text.split(separator: "\n").contains { line in
      var rest = line[...]
      for part in fixedParts {
        guard let place = rest.range(of: part) else { return false }
        rest = rest[place.upperBound...]
      }
      return true
    }
  }

  /// Returns the factories in the Swift files of `folder` and below, by file and name.
  public static func all(in folder: URL) throws -> [DiagnosticFactory] {
    let paths = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return try (paths?.compactMap { $0 as? URL } ?? [])
      .filter { $0.pathExtension == "swift" && $0.lastPathComponent != "Diagnostic.swift" }
      .sorted { $0.path < $1.path }
      .flatMap { url in
        try factories(in: String(contentsOf: url, encoding: .utf8), file: url.lastPathComponent)
      }
  }

  /// Returns the factories in the text of a file.
  static func factories(in source: String, file: String) -> [DiagnosticFactory] {
    source.components(separatedBy: "\nextension Diagnostic {\n").dropFirst().flatMap { part in
      let body = part.components(separatedBy: "\n}\n")[0]
      return body.components(separatedBy: "static func ").dropFirst().map { function in
        DiagnosticFactory(
          name: String(function.prefix { $0.isLetter || $0.isNumber }), file: file,
          fixedParts: fixedParts(of: function))
      }
    }
  }

  /// Returns what stands outside interpolations in the first string literal behind `.error(` or
  /// `.warning(`.
  private static func fixedParts(of function: String) -> [String] {
    let starts = [".error(", ".warning("].compactMap { function.range(of: $0)?.upperBound }
    guard let call = starts.min(), let quote = function[call...].firstIndex(of: "\"") else {
      return []
    }
    var parts = [""]
    var depth = 0
    var isEscaped = false
    for character in function[function.index(after: quote)...] {
      if isEscaped {
        isEscaped = false
        if character == "(" && depth == 0 {
          depth = 1
          parts.append("")
        } else if depth == 0 {
          parts[parts.count - 1].append(character)
        }
      } else if depth > 0 {
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
      } else if character == "\\" {
        isEscaped = true
      } else if character == "\"" {
        break
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.filter { !$0.isEmpty }
  }
}
