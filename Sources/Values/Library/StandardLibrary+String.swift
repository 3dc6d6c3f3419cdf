extension StandardLibrary {
  /// `string.join(list, separator)`.
  public static func stringJoin(_ arguments: [Value]) throws(OperationError) -> Value {
    try join(arguments.strings(at: 0), separator: arguments.string(at: 1))
  }

  /// `string.replace(text, old, new)`: replaces every `old`; an empty one stands between all
  /// characters, before the first and behind the last.
  public static func stringReplace(_ arguments: [Value]) throws(OperationError) -> Value {
    let text = try arguments.string(at: 0)
    let old = try arguments.string(at: 1)
    let new = try arguments.string(at: 2)
    guard old.isEmpty else { return try join(pieces(of: text, between: old), separator: new) }
    return try join([""] + text.unicodeScalars.map(String.init) + [""], separator: new)
  }

  /// `string.split(text, separator)`: the parts between separators; an empty separator splits
  /// between all characters.
  public static func stringSplit(_ arguments: [Value]) throws(OperationError) -> Value {
    let text = try arguments.string(at: 0)
    let separator = try arguments.string(at: 1)
    if separator.isEmpty {
      return .array(text.unicodeScalars.map { .string(String($0)) })
    }
    return .array(pieces(of: text, between: separator).map(Value.string))
  }

  /// `string.to_lower(text)`.
  public static func stringToLower(_ arguments: [Value]) throws(OperationError) -> Value {
    let text = try arguments.string(at: 0)
    return .string(mapScalars(text) { $0 == "\u{130}" ? "i" : $0.properties.lowercaseMapping })
  }

  /// `string.to_upper(text)`.
  public static func stringToUpper(_ arguments: [Value]) throws(OperationError) -> Value {
    let text = try arguments.string(at: 0)
    return .string(mapScalars(text) { $0.properties.uppercaseMapping })
  }

  /// `string.trim(text, set)`: removes the characters of `set` from both ends.
  public static func stringTrim(_ arguments: [Value]) throws(OperationError) -> Value {
    let text = try arguments.string(at: 0)
    let set = Set(try arguments.string(at: 1).unicodeScalars)
    return .string(trim(text, where: set.contains))
  }

  /// `string.trim_space(text)`: removes white space from both ends.
  public static func stringTrimSpace(_ arguments: [Value]) throws(OperationError) -> Value {
    .string(trim(try arguments.string(at: 0)) { $0.properties.isWhitespace })
  }

  /// `string.trim_prefix(text, prefix)`: removes `prefix` if the text starts with it.
  public static func stringTrimPrefix(_ arguments: [Value]) throws(OperationError) -> Value {
    let text = try arguments.string(at: 0)
    let prefix = try arguments.string(at: 1).unicodeScalars
    guard text.unicodeScalars.starts(with: prefix) else { return .string(text) }
    return .string(String(text.unicodeScalars.dropFirst(prefix.count)))
  }

  /// `string.trim_suffix(text, suffix)`: removes `suffix` if the text ends with it.
  public static func stringTrimSuffix(_ arguments: [Value]) throws(OperationError) -> Value {
    let text = try arguments.string(at: 0)
    let suffix = try arguments.string(at: 1).unicodeScalars
    guard text.unicodeScalars.reversed().starts(with: suffix.reversed()) else {
      return .string(text)
    }
    return .string(String(text.unicodeScalars.dropLast(suffix.count)))
  }

  /// Joins strings, unless the result would be too long.
  private static func join(
    _ parts: [String], separator: String
  ) throws(OperationError) -> Value {
    let separators = max(0, parts.count - 1) * separator.utf8.count
    let length = parts.reduce(separators) { $0 + $1.utf8.count }
    guard length <= lengthLimit else { throw .tooLong }
    return .string(parts.joined(separator: separator))
  }

  /// The parts of `text` between the places where `separator` stands, compared byte by byte.
  private static func pieces(of text: String, between separator: String) -> [String] {
    let bytes = Array(text.utf8)
    let mark = Array(separator.utf8)
    var pieces: [String] = []
    var start = 0
    var index = 0
    while index + mark.count <= bytes.count {
      if bytes[index] == mark[0] && bytes[index..<(index + mark.count)].elementsEqual(mark) {
        pieces.append(String(decoding: bytes[start..<index], as: UTF8.self))
        index += mark.count
        start = index
      } else {
        index += 1
      }
    }
    pieces.append(String(decoding: bytes[start...], as: UTF8.self))
    return pieces
  }

  /// Replaces every character by what `mapping` says; a mapping to several characters is not taken.
  private static func mapScalars(
    _ text: String, _ mapping: (Unicode.Scalar) -> String
  ) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      let mapped = mapping(scalar)
      if mapped.unicodeScalars.count == 1 {
        result += mapped
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }

  /// Removes the characters that `isTrimmed` names from both ends.
  private static func trim(
    _ text: String, where isTrimmed: (Unicode.Scalar) -> Bool
  ) -> String {
    var rest = text.unicodeScalars[...]
    while let first = rest.first, isTrimmed(first) { rest.removeFirst() }
    while let last = rest.last, isTrimmed(last) { rest.removeLast() }
    return String(rest)
  }
}
