/// Swift names for things that users have named.
public struct SwiftName: Sendable {
  /// The names given so far.
  private var taken: Set<String> = []

  /// Hands out names other than those in `reserved`.
  public init(reserved: Set<String> = []) { taken = reserved }

  /// A name made of `parts`, in lower camel case, that nobody has got before: `("gw", "traces")` is
  /// `gwTraces`. A second call with the same parts gives `gwTraces2`.
  public mutating func unique(_ parts: String...) -> String { unique(parts) }

  /// A name made of `parts`, in lower camel case, that nobody has got before.
  public mutating func unique(_ parts: [String]) -> String {
    let base = Self.camelCase(parts)
    var name = base
    var number = 2
    while taken.contains(name) || Self.keywords.contains(name) {
      // A digit at the end would read as part of the number: `a1` and `a12`, but `a1_2`.
      name = base + (base.last?.isNumber == true ? "_" : "") + "\(number)"
      number += 1
    }
    taken.insert(name)
    return name
  }

  /// The parts as one lower camel case identifier. Everything that is not a letter or a digit
  /// separates words; the case inside a word stays, except at its start.
  static func camelCase(_ parts: [String]) -> String {
    let words = parts.flatMap { part in
      part.split { !isIdentifierPart($0) }.map(String.init)
    }
    guard let first = words.first else { return "unnamed" }
    let name = lowerFirst(first) + words.dropFirst().map(upperFirst).joined()
    return name.first?.isNumber == true ? "_" + name : name
  }

  /// A module name: letters, digits and underscores, not starting with a digit, and none of the
  /// modules that a collector imports.
  public static func module(_ name: String) -> String {
    let text = String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    let safe = text.first.map { $0.isNumber ? "_" + text : text } ?? "collector"
    let clashes = importedModules.contains(safe) || keywords.contains(safe)
    return clashes ? safe + "Collector" : safe
  }

  /// Whether a character may stand inside an identifier.
  private static func isIdentifierPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber && character.isASCII
  }

  /// The word with small letters at its start: `Batch` is `batch`, `OTLPReceiver` is `otlpReceiver`.
  private static func lowerFirst(_ word: String) -> String {
    let capitals = word.prefix { $0.isUppercase || $0.isNumber }.count
    if capitals == word.count { return word.lowercased() }
    let small = max(1, capitals - 1)
    return word.prefix(small).lowercased() + word.dropFirst(small)
  }

  /// The word with a capital first letter.
  private static func upperFirst(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst()
  }

  /// The modules of a collector, whose names its own module may not have.
  private static let importedModules: Set<String> = [
    "Runtime", "Values", "Schema", "Swift", "Glibc", "main",
  ]

  /// Words that Swift does not accept as the name of a constant.
  static let keywords: Set<String> = [
    "actor", "any", "as", "associatedtype", "await", "borrowing", "break", "case", "catch",
    "class", "consuming", "continue", "default", "defer", "deinit", "do", "else", "enum",
    "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import",
    "in", "init", "inout", "internal", "is", "let", "macro", "nil", "nonisolated", "operator",
    "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return", "self",
    "some", "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try",
    "typealias", "var", "where", "while",
  ]
}
