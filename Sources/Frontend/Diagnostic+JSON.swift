extension Diagnostic {
  /// The diagnostic for programs: a JSON object and a newline. `docs/diagnostics.md` describes it.
  public var json: String {
    let fields =
      ["\"severity\":\(severity.rawValue.json)", "\"message\":\(message.json)"] + range.jsonFields
      + [
        "\"replacement\":\(replacement?.json ?? "null")",
        "\"notes\":[\(notes.map(\.json).joined(separator: ","))]",
      ]
    return "{\(fields.joined(separator: ","))}\n"
  }
}

extension Diagnostic.Note {
  /// The note as a JSON object.
  fileprivate var json: String {
    "{\((["\"message\":\(message.json)"] + range.jsonFields).joined(separator: ","))}"
  }
}

extension SourceRange? {
  /// The fields of an object that say where something is; all of them `null` if that isn't known.
  fileprivate var jsonFields: [String] {
    let (start, end) = (self?.startPosition, self?.endPosition)
    return [
      "\"file\":\(self?.file.name.json ?? "null")",
      "\"line\":\(start?.line.description ?? "null")",
      "\"column\":\(start?.column.description ?? "null")",
      "\"end_line\":\(end?.line.description ?? "null")",
      "\"end_column\":\(end?.column.description ?? "null")",
    ]
  }
}

extension String {
  /// The text as a JSON string.
  fileprivate var json: String {
    var result = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7f:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
